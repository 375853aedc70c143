package io.loyaltyengine.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever becomes of a rule file, the reader says so in good time; and what it accepts, Drools compiles. */
class ReaderFuzzLaws {
    private static final Path RULES = Path.of("../rules");
    private static final Duration BOUND = Duration.ofSeconds(60);
    /** What is thrown into a file beside its own words. */
    private static final List<String> STRAY = List.of(
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ",",
            ".",
            ";",
            ":",
            "!",
            "<",
            ">",
            "@",
            "=",
            "==",
            "!=",
            ">=",
            "&&",
            "||",
            "-",
            "+",
            "*",
            "/",
            "%",
            "&",
            "|",
            "?",
            "#",
            "\\",
            "'",
            "\"",
            "$",
            "_",
            "\n",
            "\r",
            "\t",
            "\f",
            "\u0000",
            "\u00a0",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ud83d",
            "\ude00",
            "//",
            "/*",
            "*/",
            "0",
            "1",
            "07",
            "20",
            "2147483647",
            "2147483648",
            "999999999999999999",
            "9.99",
            "9.99B",
            "0B",
            "1.",
            ".5",
            "1L",
            "true",
            "false",
            "null",
            "in",
            "not",
            "and",
            "or",
            "rule",
            "when",
            "then",
            "end",
            "package",
            "standing",
            "import",
            "decide",
            "Customer",
            "Purchase",
            "Claim",
            "Outcome",
            "visits",
            "spend",
            "tier",
            "known",
            "paid",
            "weekday",
            "DayOfWeek",
            "DayOfWeek.MONDAY",
            "Month.MAY",
            "Today",
            "Today( )",
            "from(\"2026-06-01\")",
            "until(\"2026-05-31\")",
            "between(\"2026-06-02\", \"2026-06-01\")",
            "month",
            "\"MONDAY\"",
            "hasTierFrom",
            "hasTierFrom()",
            "hasBadge(\"a\")",
            "everything",
            "only(\"A\")",
            "$claim",
            "$purchase",
            "$x",
            "$x :",
            "\"GOLD\"",
            "\"\"",
            "\"text\"",
            "this",
            "new",
            "eval",
            "from",
            "\\u0041",
            "decide.award(\"a\");",
            "decide.tier(\"GOLD\");",
            "Customer( )",
            "Purchase( )",
            "visits >= 20",
            "!birthdayToday");

    @Example
    void aFileCutOffAnywhereIsLegalOnlyBehindAnEnd() {
        files().forEach((name, text) -> {
            for (int length = 0; length < text.length(); length++) {
                String cut = text.substring(0, length);
                boolean complete = cut.matches("(?s).*\\nend\\s*");
                assertThat(problems(cut).isEmpty())
                        .as("%s cut at %d", name, length)
                        .isEqualTo(complete);
            }
        });
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void brokenFilesGetProblemsInGoodTimeAndNothingIsThrown(@ForAll Random random) {
        files().values().forEach(text -> {
            String mutant = text;
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                mutant = random.nextBoolean() ? mutatedCharacters(mutant, random) : mutatedWords(mutant, random);
            }
            problems(mutant);
        });
    }

    @Example
    void hugeFilesGetProblemsInGoodTime() {
        String head = "package earning\nrule \"R\" @en(\"A\") @de(\"B\") when $p : Purchase( ";
        for (String endless : List.of(
                "(",
                "!",
                "a",
                "9",
                "\"",
                "'",
                "“",
                "/*",
                "a.",
                "$p.a",
                "$p.paidFor(",
                "$p.paidFor($p.paidFor(",
                "@",
                "rule \"",
                "rule \"a\" ",
                "\n",
                "\n'",
                "\u0000\n",
                "x\n",
                "paid > 0 && ",
                "paid in (",
                "Purchase( ",
                "decide.",
                "ü",
                "package ",
                "end ",
                "\ud83d\ude00 ")) {
            String text = endless.repeat(RuleReader.MAX_FILE_LENGTH / endless.length() - 100);
            problems(text);
            problems(head + text);
        }
        assertThat(problems(" ".repeat(RuleReader.MAX_FILE_LENGTH + 1)).found()).hasSize(1);
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatTheReaderAcceptsDroolsCompilesAndFiresAlike(@ForAll Random random) {
        for (Stage stage : Stage.values()) {
            RuleSet mutants = Reading.legal(acceptedMutants(stage, random));
            assertThat(mutants.of(stage)).as("mutants of %s", stage).hasSizeGreaterThan(5);
            CompiledRules compiled = Reading.compiled(mutants);
            for (List<Object> facts : Reading.facts(stage, 10, random)) {
                assertThat(Reading.fired(compiled, stage, facts)).isEqualTo(Reading.holding(mutants, stage, facts));
            }
        }
    }

    /** A file of rules that differ from the real ones in a word or more, and that the reader takes. */
    private static String acceptedMutants(Stage stage, Random random) {
        String head = "package " + stage.word() + "\n";
        List<String> originals = files().values().stream()
                .filter(text -> text.contains("\n" + head))
                .flatMap(text -> Stream.of(text.split("(?m)^(?=rule )")).skip(1))
                .toList();
        List<String> accepted = new ArrayList<>();
        for (int tries = 0; tries < 20_000 && accepted.size() < 60; tries++) {
            String original = originals
                    .get(random.nextInt(originals.size()))
                    .replaceFirst("rule \"[^\"]*\"", "rule \"Mutant " + accepted.size() + "\"");
            String mutant = original;
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                mutant = mutatedWords(mutant, random);
            }
            Problems problems = new Problems();
            // With its `;` the head is complete: a mutant that begins with one is no rule.
            RuleSet rules = Reading.read(problems, head.strip() + ";\n" + mutant);
            if (problems.isEmpty()
                    && rules.all().size() == 1
                    && rules.all().get(0).name().equals("Mutant " + accepted.size())
                    && !rules.all().get(0).fingerprint().equals(fingerprint(head + original))) {
                accepted.add(mutant);
            }
        }
        return head + String.join("\n", accepted);
    }

    private static String fingerprint(String file) {
        return Reading.legal(file).all().get(0).fingerprint();
    }

    private static String mutatedCharacters(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + text.substring(from);
            case 2 -> text.substring(0, from) + one(STRAY, random) + text.substring(from);
            default -> text.substring(0, from) + (char) random.nextInt(0x10000) + text.substring(to);
        };
    }

    private static String mutatedWords(String text, Random random) {
        List<Token> tokens = Lexer.tokens(new RuleFile("file.drl", text), new Problems());
        Token token = tokens.get(random.nextInt(tokens.size()));
        Token other = tokens.get(random.nextInt(tokens.size()));
        String before = text.substring(0, token.start());
        String word = text.substring(token.start(), token.end());
        String after = text.substring(token.end());
        String otherWord = text.substring(other.start(), other.end());
        return switch (random.nextInt(6)) {
            case 0 -> before + after;
            case 1 -> before + word + " " + word + after;
            case 2 -> before + otherWord + after;
            case 3 -> before + otherWord + " " + word + after;
            case 4 -> before + one(STRAY, random) + after;
            default -> before + one(STRAY, random) + " " + word + after;
        };
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Problems problems(String text) {
        Problems problems = new Problems();
        long start = System.nanoTime();
        Reading.read(problems, text);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(() -> "time for " + text.substring(0, Math.min(200, text.length())))
                .isLessThan(BOUND);
        return problems;
    }

    /** The texts of the real rule files by name. */
    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.walk(RULES)) {
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".drl")).sorted().toList()) {
                files.put(RULES.relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
