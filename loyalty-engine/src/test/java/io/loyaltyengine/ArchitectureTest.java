package io.loyaltyengine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.loyaltyengine.internal.drools.RuleCompiler;
import java.io.FileDescriptor;
import java.util.Set;
import java.util.stream.Stream;

/** The arrows and the bans of the design. */
@AnalyzeClasses(packages = "io.loyaltyengine", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] DROOLS = {"org.drools..", "org.kie.."};
    private static final String JACKSON = "com.fasterxml..";
    private static final String INTERNAL = "io.loyaltyengine.internal..";

    /** What would make an answer depend on the machine or the moment. */
    private static final Set<String> BANNED_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault");

    @ArchTest
    static final ArchRule the_model_knows_the_jdk_alone = classes()
            .that()
            .resideInAPackage("io.loyaltyengine.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.loyaltyengine.model..",
                    "io.loyaltyengine.error..",
                    "io.loyaltyengine.internal.base..",
                    "io.loyaltyengine.internal.fast..");

    @ArchTest
    static final ArchRule the_vocabulary_knows_the_model_alone = classes()
            .that()
            .resideInAPackage("io.loyaltyengine.internal.vocabulary..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.loyaltyengine.model..",
                    "io.loyaltyengine.error..",
                    "io.loyaltyengine.internal.base..",
                    "io.loyaltyengine.internal.fast..",
                    "io.loyaltyengine.internal.vocabulary..");

    @ArchTest
    static final ArchRule drools_is_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("io.loyaltyengine.internal.drools..")
            .should(dependOnClassesThat(resideInAnyPackage(DROOLS)));

    /** So that rules which were compiled elsewhere can be loaded without any of these jars. */
    @ArchTest
    static final ArchRule only_the_rule_compiler_needs_a_compiler = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(RuleCompiler.class.getName())
            .should(dependOnClassesThat(resideInAnyPackage(
                    "org.drools.compiler..",
                    "org.drools.model.codegen..",
                    "org.kie.api.builder..",
                    "org.kie.memorycompiler..")));

    @ArchTest
    static final ArchRule jackson_is_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("io.loyaltyengine.json..")
            .should(dependOnClassesThat(resideInAPackage(JACKSON)));

    @ArchTest
    static final ArchRule arrows_run_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("front door")
            .definedBy("io.loyaltyengine")
            .layer("settle")
            .definedBy("io.loyaltyengine.internal.settle..")
            .layer("drools")
            .definedBy("io.loyaltyengine.internal.drools..")
            .layer("drl")
            .definedBy("io.loyaltyengine.internal.drl..")
            .layer("json")
            .definedBy("io.loyaltyengine.json..")
            .layer("vocabulary")
            .definedBy("io.loyaltyengine.internal.vocabulary..")
            .layer("model")
            .definedBy("io.loyaltyengine.model..")
            .whereLayer("front door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("settle")
            .mayOnlyBeAccessedByLayers("front door")
            .whereLayer("drools")
            .mayOnlyBeAccessedByLayers("front door")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("front door")
            .whereLayer("drl")
            .mayOnlyBeAccessedByLayers("front door", "settle", "drools")
            .whereLayer("vocabulary")
            .mayOnlyBeAccessedByLayers("front door", "settle", "drools", "drl")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("front door", "settle", "drools", "drl", "json", "vocabulary");

    @ArchTest
    static final ArchRule amounts_are_never_floating_point =
            codeUnits().should(mention("floating-point numbers", ArchitectureTest::isFloating));

    @ArchTest
    static final ArchRule no_field_is_floating_point =
            fields().should().notHaveRawType(DescribedPredicate.describe("floating", ArchitectureTest::isFloating));

    @ArchTest
    static final ArchRule nothing_asks_the_machine_or_the_moment = noClasses().should(callBanned());

    @ArchTest
    static final ArchRule nothing_prints_but_the_command = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(PrebuiltRules.class.getName())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessClassesThat()
            .areAssignableTo(FileDescriptor.class);

    @ArchTest
    static final ArchRule what_users_see_mentions_neither_drools_nor_jackson_nor_internals = codeUnits()
            .that()
            .areDeclaredInClassesThat(not(resideInAPackage(INTERNAL)))
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areNotPrivate()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and(DescribedPredicate.describe(
                    "are public or protected",
                    unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                            || unit.getModifiers().contains(JavaModifier.PROTECTED)))
            .should(mention(
                    "what users should not see",
                    type -> Stream.of("org.drools.", "org.kie.", "com.fasterxml.")
                                    .anyMatch(type.getFullName()::startsWith)
                            || resideInAPackage(INTERNAL).test(type)));

    private ArchitectureTest() {}

    private static boolean isFloating(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isEquivalentTo(double.class)
                || base.isEquivalentTo(float.class)
                || base.isEquivalentTo(Double.class)
                || base.isEquivalentTo(Float.class);
    }

    private static ArchCondition<JavaCodeUnit> mention(
            String what, java.util.function.Predicate<? super JavaClass> unwanted) {
        return new ArchCondition<>("not mention " + what) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.concat(
                                Stream.concat(
                                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                                        unit.getParameterTypes().stream()
                                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())),
                                unit.getCallsFromSelf().stream()
                                        .filter(call -> what.startsWith("floating"))
                                        .map(call -> call.getTarget().getRawReturnType()))
                        .filter(unwanted)
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " mentions " + type)));
            }
        };
    }

    private static ArchCondition<JavaClass> callBanned() {
        return new ArchCondition<>("ask the machine or the moment") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    String owner = access.getTargetOwner().getFullName();
                    String target = owner + "." + access.getTarget().getName();
                    boolean now = owner.startsWith("java.time.")
                            && access.getTarget().getName().equals("now");
                    boolean random = owner.equals("java.util.Random") || owner.endsWith("ThreadLocalRandom");
                    events.add(new SimpleConditionEvent(
                            access, now || random || BANNED_CALLS.contains(target), access.getDescription()));
                }
            }
        };
    }
}
