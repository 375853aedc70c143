package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.AccountName;
import io.loyaltyengine.internal.vocabulary.ActivityKind;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Code;
import io.loyaltyengine.internal.vocabulary.End;
import io.loyaltyengine.internal.vocabulary.Placeholders;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Spoken;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.internal.vocabulary.Window;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.ReasonCodes;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.testkit.UsualValues;
import io.loyaltyengine.workbench.Workbench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The rule author's manual is complete, and everything in it is true. */
class ManualTest {
    private static final Manual MANUAL = Manual.read("README.md");
    private static final Manual REFERENCE = Manual.read("REFERENCE.md");
    private static final Manual RECIPES = Manual.read("RECIPES.md");
    private static final Manual COUPONS = Manual.read("COUPONS.md");
    private static final List<Manual> ALL = List.of(MANUAL, REFERENCE, RECIPES, COUPONS);
    private static final Pattern NAME = Pattern.compile("[.]?(\\w+).*");
    private static final Pattern CONDITION = Pattern.compile("[A-Z]\\w+\\( .* \\)");
    private static final Pattern BESIDE = Pattern.compile("Beside \\[[^\\]]+]\\(#([^)]+)\\)");

    private static final Pattern RULE = Pattern.compile("(?m)^rule \"([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("“([^”]+)”|`figures\\.(\\w+)`");

    private final Map<Stage, StringBuilder> rules = new EnumMap<>(Stage.class);
    private int number;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itsTablesSayWhatTheCodeSays() throws IOException {
        for (Manual manual : ALL) {
            Path file = Reference.FOLDER.resolve(manual.toString());
            String made = ManualTables.in(manual.toString(), Files.readString(file));
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(file, made);
            }
            assertThat(Files.readString(file)).as(manual.toString()).isEqualTo(made);
        }
    }

    @Test
    void everyLinkLeadsToAHeadingOrAFile() {
        for (String page : List.of(
                "rules/README.md",
                "rules/REFERENCE.md",
                "rules/RECIPES.md",
                "rules/COUPONS.md",
                "README.md",
                "CONTRIBUTING.md",
                "docs/COMPATIBILITY.md",
                "loyalty-engine/maven-plugin/README.md",
                "loyalty-engine/test-kit/README.md",
                "loyalty-engine/till/README.md")) {
            Path path = Path.of("..").resolve(page);
            Path folder = path.resolveSibling("");
            Manual manual = Manual.read(path);
            for (String link : manual.links()) {
                if (!link.startsWith("http")) {
                    String[] parts = link.split("#", -1);
                    Path file = folder.resolve(parts[0]);
                    assertThat(parts[0].isEmpty() || Files.exists(file))
                            .as(page + ": " + link)
                            .isTrue();
                    Set<String> anchors =
                            parts.length == 1 ? Set.of() : (parts[0].isEmpty() ? manual : Manual.read(file)).anchors();
                    assertThat(anchors)
                            .as(page + ": " + link)
                            .containsAll(Arrays.asList(parts).subList(1, parts.length));
                }
            }
        }
    }

    @Test
    void everyBlockIsOfAKindThatIsTried() {
        assertThat(MANUAL.languages()).containsExactly("drl", "json", "text", "yaml");
        assertThat(MANUAL.blocks("text")).hasSize(1);
        assertThat(REFERENCE.languages()).containsExactly("yaml");
        assertThat(RECIPES.languages()).containsExactly("drl", "yaml");
        assertThat(COUPONS.languages()).containsExactly("drl", "json", "yaml");
    }

    @Test
    void everyMechanismIsMadeOfWhatThereIs() throws IOException {
        StringBuilder all = new StringBuilder(String.join("\n", RECIPES.blocks("drl")));
        try (Stream<Path> files = Files.walk(Reference.FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".drl")).toList()) {
                all.append('\n').append(Files.readString(file));
            }
        }
        Set<String> there =
                RULE.matcher(all).results().map(rule -> rule.group(1)).collect(Collectors.toSet());
        there.addAll(Set.of("Leaderboard", "NetPromoterScore", "Retention", "Sums"));
        List<List<String>> rows = REFERENCE.rows("## Every mechanism, and what it is made of");
        assertThat(rows).hasSize(30);
        for (List<String> row : rows) {
            List<String> named = QUOTED.matcher(row.get(1))
                    .results()
                    .map(name -> name.group(1) == null ? name.group(2) : name.group(1))
                    .toList();
            assertThat(named).as(row.get(0)).isNotEmpty();
            assertThat(there).as(row.get(0)).containsAll(named);
            assertThat(row.get(2)).as(row.get(0)).isNotBlank();
        }
    }

    @Test
    void everyFactAndEveryWordIsListedAndNoOther() {
        assertThat(REFERENCE.subheadings("Facts and their words"))
                .containsExactlyInAnyOrderElementsOf(
                        facts().map(ManualTest::word).toList());
        facts().forEach(fact -> assertThat(listed("### " + word(fact)))
                .as(word(fact))
                .containsExactlyInAnyOrderElementsOf(words(fact).keySet()));
    }

    @Test
    void everyVerbAndWhatFollowsItIsListedWithItsStagesAndPlaceholders() {
        Set<String> modifiers = Decide.VOCABULARY.verbs().values().stream()
                .flatMap(List::stream)
                .flatMap(verb -> Vocabulary.terms(verb.getReturnType()).keySet().stream())
                .collect(Collectors.toSet());
        Set<String> said = new LinkedHashSet<>(modifiers);
        said.addAll(Decide.VOCABULARY.verbs().keySet());
        Set<String> listed = new LinkedHashSet<>(listed("## Verbs"));
        listed.addAll(listed("### What goes with several verbs"));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(said);
        for (List<String> row : REFERENCE.rows("## Verbs")) {
            String name = Manual.codes(row.get(0)).get(0);
            if (name.startsWith(".")) {
                assertThat(modifiers).contains(name.substring(1));
            } else {
                Verb verb = verb(name);
                assertThat(Manual.codes(row.get(1)))
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(
                                Arrays.stream(verb.stages()).map(Stage::word).toList());
                assertThat(Manual.codes(row.get(2)))
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(Placeholders.of(verb.leadsTo()).stream()
                                .map(placeholder -> "{" + placeholder + "}")
                                .toList());
            }
        }
    }

    @Test
    void everyStageIsListedWithItsFacts() {
        List<List<String>> rows = MANUAL.rows("## Files and stages");
        assertThat(rows.stream().map(row -> row.get(0)))
                .containsExactlyElementsOf(Arrays.stream(Stage.values())
                        .map(stage -> "`" + stage.word() + "`")
                        .toList());
        for (List<String> row : rows) {
            Stage stage = Stage.valueOf(Manual.codes(row.get(0)).get(0).toUpperCase(Locale.ROOT));
            assertThat(Manual.codes(row.get(2)))
                    .containsExactlyInAnyOrderElementsOf(
                            stage.facts().stream().map(ManualTest::word).toList());
        }
    }

    @Test
    void everyReasonCodeIsListedInItsOrder() {
        assertThat(Manual.codes(REFERENCE.section("## Reason codes"))).containsExactlyElementsOf(ReasonCodes.ALL);
    }

    @Test
    void everyRuleBlockEveryWordEveryVerbAndAllThatIsPreferredLoads() {
        MANUAL.blocks("drl").forEach(block -> add(stageOf(block), block));
        facts().filter(fact -> stageOf(fact).facts().contains(fact)).forEach(fact -> {
            Stage stage = stageOf(fact);
            String name = fact == ClaimFact.class ? "$claim : " : "";
            add(stage, rule(stage, "", name + word(fact) + "( " + questions(fact) + " )", usual(stage)));
        });
        for (List<String> row : REFERENCE.rows("## Verbs")) {
            Manual.codes(row.get(3)).forEach(this::addFragment);
        }
        for (List<String> row : MANUAL.rows("## Conditions")) {
            Manual.codes(row.get(1)).forEach(this::addFragment);
        }
        ALL.stream()
                .flatMap(manual -> manual.codesOfProse().stream())
                .filter(code -> CONDITION.matcher(code).matches())
                .forEach(this::addFragment);
        load();
    }

    @Test
    void everyTransactionIsListed() {
        assertThat(MANUAL.rows("## What happens").stream()
                        .map(row -> Manual.codes(row.get(0)).get(0)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Transaction.class.getPermittedSubclasses())
                        .map(type -> FieldTables.decapitalised(type.getSimpleName()))
                        .toList());
    }

    @Test
    void everyKeyOfAScenarioIsListed() {
        assertThat(REFERENCE.rows("### A scenario").stream()
                        .map(row -> Manual.codes(row.get(0)).get(0)))
                .containsExactlyElementsOf(UsualValues.keys());
        assertThat(rowOf("progress"))
                .containsExactlyElementsOf(Arrays.stream(Progress.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static List<String> rowOf(String key) {
        return REFERENCE.rows("### A scenario").stream()
                .filter(row -> row.get(0).equals("`" + key + "`"))
                .flatMap(row -> Manual.codes(row.get(1)).stream())
                .toList();
    }

    @Test
    void everyProgrammeThatIsShownLoads() {
        for (String programme : MANUAL.blocks("json")) {
            LoyaltyEngine.builder()
                    .rules(RuleSource.of(Map.of("programme.json", programme, "badges.drl", read("badges.drl"))))
                    .build();
        }
    }

    @Test
    void theScenariosOfTheReferenceComeTrue() throws IOException {
        try (Stream<Path> files = Files.list(Reference.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        addScenarios(folder, REFERENCE);
        assertThat(checked(folder)).isEqualTo(comeTrue(REFERENCE));
    }

    @Test
    void whatTheReferenceSaysOfSettlingComesTrue() {
        Path claims = Path.of("src/test/resources/io/loyaltyengine/examples/manual");
        assertThat(checked(claims)).isEqualTo("The rules load. All 22 scenarios come true.\n");
    }

    @TestFactory
    Stream<DynamicTest> everyRecipeLoadsAndItsScenariosComeTrue() {
        return RECIPES.parts().stream()
                .map(recipe -> DynamicTest.dynamicTest(recipe.toString(), () -> theyComeTrue(recipe)));
    }

    private void theyComeTrue(Manual recipe) throws IOException {
        Path here = Files.createDirectory(folder.resolve(Manual.anchor(recipe.toString())));
        Files.writeString(here.resolve("programme.json"), programme());
        List<String> files = new ArrayList<>(recipe.blocks("drl"));
        assertThat(files).isNotEmpty();
        Matcher beside = BESIDE.matcher(recipe.text());
        while (beside.find()) {
            RECIPES.parts().stream()
                    .filter(other -> Manual.anchor(other.toString()).equals(beside.group(1)))
                    .forEach(other -> files.addAll(other.blocks("drl")));
        }
        for (int i = 0; i < files.size(); i++) {
            Files.writeString(here.resolve("recipe-" + i + ".drl"), files.get(i));
        }
        addScenarios(here, recipe);
        assertThat(checked(here)).isEqualTo(comeTrue(recipe));
    }

    @TestFactory
    Stream<DynamicTest> whatIsSaidOfCouponsComesTrue() {
        return COUPONS.parts().stream()
                .filter(part -> part.languages().contains("yaml"))
                .map(part -> DynamicTest.dynamicTest(part.toString(), () -> itComesTrue(part)));
    }

    /** By the rules for all coupons, unless the page shows others. */
    private void itComesTrue(Manual part) throws IOException {
        Path here = Files.createDirectory(folder.resolve(Manual.anchor(part.toString())));
        Files.writeString(here.resolve("programme.json"), programme());
        List<String> rules = part.blocks("drl");
        if (rules.stream().noneMatch(rule -> stageOf(rule) == Stage.COUPONS)) {
            Files.writeString(here.resolve("coupons.drl"), read("coupons.drl"));
        }
        for (int i = 0; i < rules.size(); i++) {
            Files.writeString(here.resolve("part-" + i + ".drl"), rules.get(i));
        }
        addScenarios(here, part);
        assertThat(checked(here)).isEqualTo(comeTrue(part));
    }

    @Test
    void everyCouponThatIsShownCanBeRead() {
        for (String coupon : COUPONS.blocks("json")) {
            assertThat(new LoyaltyJson().readCoupon(coupon).code()).isNotBlank();
        }
    }

    @Test
    void allRecipesLoadTogether() {
        Map<String, String> files = new TreeMap<>();
        files.put("programme.json", programme());
        RECIPES.blocks("drl").forEach(rule -> files.put("recipe-" + files.size() + ".drl", rule));
        assertThat(LoyaltyEngine.builder().rules(RuleSource.of(files)).build().warnings())
                .isEmpty();
    }

    private static void addScenarios(Path rules, Manual manual) throws IOException {
        Files.createDirectories(rules.resolve("scenarios"));
        Files.writeString(rules.resolve("scenarios/all.yaml"), String.join("\n", manual.blocks("yaml")));
    }

    private static String comeTrue(Manual manual) {
        long scenarios = manual.blocks("yaml").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("- scenario:"))
                .count();
        assertThat(scenarios).isPositive();
        return "The rules load. "
                + (scenarios == 1 ? "The only scenario comes true.\n" : "All " + scenarios + " scenarios come true.\n");
    }

    @Test
    void allThatIsToBeAvoidedIsRefused() {
        for (List<String> row : MANUAL.rows("## Conditions")) {
            rules.clear();
            addFragment(Manual.codes(row.get(0)).get(0));
            assertThatThrownBy(this::load, row.get(0))
                    .isInstanceOf(RuleLoadException.class)
                    .hasMessageStartingWith("The rules have 1 problem:\n");
        }
    }

    @Test
    void theFirstFiveMinutesGoAsDescribed() throws IOException {
        String rule = MANUAL.blocks("drl").get(0);
        String points = Files.readString(Reference.FOLDER.resolve("points.drl")) + "\n";
        Files.copy(Reference.FOLDER.resolve("programme.json"), folder.resolve("programme.json"));
        Files.writeString(folder.resolve("points.drl"), points + rule.replace("paid >=", "payd >="));
        assertThat(checked(folder))
                .isEqualTo("The rules have 1 problem:\n" + MANUAL.blocks("text").get(0));

        Files.writeString(folder.resolve("points.drl"), points + rule);
        Files.copy(Reference.FOLDER.resolve("coupons.drl"), folder.resolve("coupons.drl"));
        addScenarios(folder, MANUAL);
        assertThat(checked(folder)).isEqualTo(comeTrue(MANUAL));
    }

    private static String checked(Path rules) {
        StringWriter said = new StringWriter();
        Workbench.run(
                new PrintWriter(said, true), new PrintWriter(said, true), "check", rules.toString(), "--language=en");
        return said.toString().replace(System.lineSeparator(), "\n");
    }

    private void load() {
        Map<String, String> files = new TreeMap<>();
        files.put("programme.json", programme());
        rules.forEach((stage, text) -> files.put(stage.word() + ".drl", "package " + stage.word() + "\n" + text));
        LoyaltyEngine.builder().rules(RuleSource.of(files)).build();
    }

    private void add(Stage stage, String text) {
        rules.computeIfAbsent(stage, s -> new StringBuilder()).append('\n').append(text);
    }

    /** A decision, a condition, or what DRL would let stand above {@code when}. */
    private void addFragment(String code) {
        if (code.startsWith("decide.") || code.startsWith("modify")) {
            Stage stage = stageOf(code);
            add(stage, rule(stage, "", "", code));
        } else if (code.contains("(")) {
            add(Stage.EARNING, rule(Stage.EARNING, "", code, usual(Stage.EARNING)));
        } else {
            add(Stage.EARNING, rule(Stage.EARNING, code, "", usual(Stage.EARNING)));
        }
    }

    private String rule(Stage stage, String attribute, String condition, String decision) {
        return """
                rule "Rule %d"
                    @en("One.")
                    @de("Eins.")
                    %s
                when
                    %s
                    %s
                then
                    %s
                end
                """.formatted(++number, attribute, something(stage, condition, decision), condition, decision);
    }

    /** What is there beside a condition: one claim, an activity is no purchase, and what lasts is not earned by one. */
    private static String something(Stage stage, String condition, String decision) {
        return switch (stage) {
            case COUPONS -> condition.contains("Claim(") ? "" : "$claim : Claim( known )";
            case REDEMPTION -> "$wish : Wish( payment )";
            case EARNING, STANDING, FOLLOWUP -> {
                if (condition.contains("Activity(")) {
                    yield "";
                }
                yield decision.contains("whileEarned") ? "Customer( visits > 0 )" : "$purchase : Purchase( paid > 0 )";
            }
        };
    }

    private static String usual(Stage stage) {
        return switch (stage) {
            case COUPONS -> "decide.accept($claim);";
            case REDEMPTION -> "decide.allow($wish);";
            case EARNING, FOLLOWUP -> "decide.earn(1);";
            case STANDING -> "decide.award(\"friend\");";
        };
    }

    private static Stage stageOf(String code) {
        Matcher verb = Pattern.compile("decide[.](\\w+)").matcher(code);
        return !verb.find() ? Stage.EARNING : verb(verb.group(1)).stages()[0];
    }

    private static Stage stageOf(Class<?> fact) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.facts().contains(fact))
                .findFirst()
                .orElse(Stage.EARNING);
    }

    /** Conditions in which all words of a fact stand as the manual writes them, arguments and all. */
    private static String questions(Class<?> fact) {
        return REFERENCE.rows("### " + word(fact)).stream()
                .flatMap(row -> Manual.codes(row.get(0)).stream())
                .map(written -> asked(written, words(fact).get(name(written))))
                .collect(Collectors.joining(", "));
    }

    private static String asked(String written, @Nullable Method word) {
        Class<?> type = word == null ? void.class : word.getReturnType();
        if (type == Selection.class || type == Window.class) {
            return written + (type == Window.class ? ".visits >= 1" : ".paid >= 1");
        }
        if (type == SortedSet.class || type == Spoken.class || type == End.class) {
            return "$" + written + " : " + written;
        }
        if (word != null && word.isAnnotationPresent(AccountName.class)) {
            return written + " == \"points\"";
        }
        if (word != null && word.isAnnotationPresent(ActivityKind.class)) {
            return written + " == \"friend-bought\"";
        }
        Code code = word == null ? null : word.getAnnotation(Code.class);
        if (code != null) {
            return written + " == \"" + code.value().getEnumConstants()[0].name() + "\"";
        }
        return written
                + Map.of(
                                long.class, " >= 1",
                                BigDecimal.class, " >= 1",
                                String.class, " == \"GOLD\"",
                                Instant.class, " == now")
                        .getOrDefault(type, "");
    }

    private static String name(String written) {
        return NAME.matcher(written).replaceAll("$1");
    }

    private static Set<String> listed(String heading) {
        return REFERENCE.rows(heading).stream()
                .flatMap(row -> Manual.codes(row.get(0)).stream())
                .map(ManualTest::name)
                .collect(Collectors.toSet());
    }

    /** The facts of all stages, and what their words lead to. */
    private static Stream<Class<?>> facts() {
        return Vocabulary.facts().stream();
    }

    /** How rules call a fact. */
    private static String word(Class<?> fact) {
        return Vocabulary.word(fact);
    }

    private static Map<String, Method> words(Class<?> type) {
        Map<String, Method> words = new TreeMap<>();
        Vocabulary.words(type).forEach((name, methods) -> words.put(name, methods.get(0)));
        return words;
    }

    private static Verb verb(String name) {
        List<Method> methods = Decide.VOCABULARY.verbs().get(name);
        Verb verb = methods == null ? null : methods.get(0).getAnnotation(Verb.class);
        if (verb == null) {
            throw new AssertionError("There is no verb `" + name + "`.");
        }
        return verb;
    }

    private static String programme() {
        return read("programme.json");
    }

    private static String read(String file) {
        try {
            return Files.readString(Reference.FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
