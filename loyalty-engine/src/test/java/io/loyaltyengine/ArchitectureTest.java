package io.loyaltyengine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The arrows and the bans of the design. */
@AnalyzeClasses(packages = "io.loyaltyengine", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "io.loyaltyengine";
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

    /** Each package may know itself and the ones that are named. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            arrow("error"),
            arrow("internal.fast", "error"),
            arrow("internal.base", "error", "internal.fast"),
            arrow("model", "error", "internal.base", "internal.fast"),
            arrow("model.points", "error", "internal.base", "model"),
            arrow("model.coupons", "error", "internal.base", "internal.fast", "model"),
            arrow("model.rewards", "error", "internal.base", "model"),
            arrow("model.standing", "error", "internal.base", "model"),
            arrow("explain", "error", "internal.base", "model*"),
            arrow("figures", "error", "internal.base", "model*"),
            arrow("internal.vocabulary", "error", "internal.fast", "model*"),
            arrow("internal.drl", "error", "internal.base", "internal.vocabulary", "model"),
            arrow("internal.index", "internal.drl"),
            arrow("internal.drools", "error", "internal.base", "internal.drl", "internal.index", "internal.vocabulary"),
            arrow(
                    "internal.till",
                    "error",
                    "explain",
                    "internal.base",
                    "internal.fast",
                    "internal.drl",
                    "internal.vocabulary",
                    "model*"),
            arrow(
                    "internal.mechanism",
                    "error",
                    "internal.fast",
                    "internal.drl",
                    "internal.till",
                    "internal.vocabulary",
                    "model*"),
            arrow("internal.contents", "internal.drl", "internal.till", "internal.mechanism", "model"),
            arrow("json", "error", "internal.base", "internal.contents", "model*"),
            arrow(
                    "internal.load",
                    "error",
                    "explain",
                    "internal.base",
                    "internal.contents",
                    "internal.drl",
                    "internal.drools",
                    "internal.till",
                    "json",
                    "model*"),
            arrow("", "error", "explain", "internal.base", "internal.load", "model*"));

    @ArchTest
    static final ArchRule arrows_run_one_way = classes()
            .should(new ArchCondition<>("know only what their package may") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String from = room(type);
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass();
                        String to = room(target);
                        boolean ours = target.getPackageName().startsWith(ROOT);
                        events.add(new SimpleConditionEvent(
                                dependency,
                                !ours || from.equals(to) || mayKnow(from, to),
                                dependency.getDescription()));
                    }
                }
            });

    /** They meet in the till. */
    @ArchTest
    static final ArchRule no_mechanism_knows_another =
            slices().matching(ROOT + ".internal.mechanism.(*)..").should().notDependOnEachOther();

    /** What a mechanism proposes is its own. */
    @ArchTest
    static final ArchRule only_the_table_of_contents_names_mechanisms = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".internal.contents..", ROOT + ".internal.mechanism..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".internal.mechanism..");

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
            .and(DescribedPredicate.describe("do not bring the model into a host's Jackson", unit -> !unit.getFullName()
                    .equals(ROOT + ".json.LoyaltyJson.module()")))
            .should(mention(
                    "what users should not see",
                    type -> Stream.of("org.drools.", "org.kie.", "com.fasterxml.")
                                    .anyMatch(type.getFullName()::startsWith)
                            || resideInAPackage(INTERNAL).test(type)));

    private ArchitectureTest() {}

    private static Map.Entry<String, Set<String>> arrow(String from, String... to) {
        return Map.entry(from, Set.of(to));
    }

    /** Where a class lives, without the root; all mechanisms are one. */
    private static String room(JavaClass type) {
        String room = type.getPackageName().replaceFirst("^" + ROOT + "[.]?", "");
        return room.startsWith("internal.mechanism") ? "internal.mechanism" : room;
    }

    private static boolean mayKnow(String from, String to) {
        Set<String> known = ARROWS.getOrDefault(from, Set.of());
        return known.contains(to) || (to.startsWith("model") && known.contains("model*"));
    }

    private static boolean isFloating(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isEquivalentTo(double.class)
                || base.isEquivalentTo(float.class)
                || base.isEquivalentTo(Double.class)
                || base.isEquivalentTo(Float.class)
                // What a lambda returns nobody sees but by what takes it, such as an order.
                || base.getFullName().matches("java[.]util[.]function[.].*Double.*");
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
                                        .flatMap(call -> Stream.concat(
                                                Stream.of(call.getTarget().getRawReturnType()),
                                                call.getTarget().getRawParameterTypes().stream())))
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
