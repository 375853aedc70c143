package io.loyaltyengine.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.internal.drools.Sessions;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Drools fires what the rules say as they were read: else a trace would tell what did not happen. */
class CompiledRulesLaws {
    private static final Stage STAGE = Stage.STANDING;
    private static final String HEAD = "package standing\n";

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aRuleFiresExactlyWhenItsConditionsHold(@ForAll Random random) {
        RuleSet rules = Reading.legal(HEAD + String.join("\n", new SomeRules(random).rules(100)));
        CompiledRules compiled = Reading.compiled(rules);
        int fired = 0;
        for (List<Object> facts : Reading.facts(STAGE, 40, random)) {
            Set<String> holding = Reading.holding(rules, STAGE, facts);
            assertThat(Reading.fired(compiled, STAGE, facts))
                    .as(() -> differing(rules, Reading.fired(compiled, STAGE, facts), holding))
                    .isEqualTo(holding);
            fired += holding.size();
        }
        // A generator whose rules all fire, or never, would prove nothing.
        assertThat(fired).isBetween(400, 3_600);
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void sessionsOfDroolsFireTheSame(@ForAll Random random) throws ReflectiveOperationException {
        RuleSet rules = Reading.legal(HEAD + String.join("\n", new SomeRules(random).rules(60)));
        CompiledRules compiled = Reading.compiled(rules);
        Sessions sessions = new Sessions(rules);
        for (List<Object> facts : Reading.facts(STAGE, 30, random)) {
            assertSame(rules, STAGE, compiled, sessions, facts);
        }
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void howManyValuesARuleLooksAtDoesNotMatter(@ForAll Random random) throws ReflectiveOperationException {
        RuleSet rules = Reading.legal("package earning\n"
                + IntStream.rangeClosed(1, 10).mapToObj(SomeRules::ofMany).collect(Collectors.joining("\n"))
                + "rule \"none\" @en(\"A\") @de(\"B\") when then decide.cap(1); end");
        CompiledRules compiled = Reading.compiled(rules);
        Sessions sessions = new Sessions(rules);
        Set<String> spoken = new TreeSet<>();
        for (List<Object> facts : Reading.facts(Stage.EARNING, 50, random)) {
            assertSame(rules, Stage.EARNING, compiled, sessions, facts).forEach(said -> spoken.add(said.rule()));
            assertThat(Reading.fired(compiled, Stage.EARNING, facts))
                    .isEqualTo(Reading.holding(rules, Stage.EARNING, facts));
        }
        assertThat(spoken).hasSize(21);
    }

    /** The one kind of fact that there can be several of. */
    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void sessionsOfDroolsAskClaimsTheSame(@ForAll Random random) throws ReflectiveOperationException {
        RuleSet rules = Reading.legal("package coupons\n" + String.join("\n", SomeRules.OF_CLAIMS));
        CompiledRules compiled = Reading.compiled(rules);
        Sessions sessions = new Sessions(rules);
        Set<String> spoken = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            List<Object> claims = SomeFacts.claims(random.nextInt(4), random);
            assertSame(rules, Stage.COUPONS, compiled, sessions, claims).forEach(said -> spoken.add(said.rule()));
        }
        assertThat(spoken)
                .as("Rules that never speak prove nothing.")
                .containsAll(rules.of(Stage.COUPONS).stream().map(Rule::name).toList());
    }

    private static List<Reading.Said> assertSame(
            RuleSet rules, Stage stage, CompiledRules compiled, Sessions sessions, List<Object> facts) {
        List<Reading.Said> said =
                Reading.said(rules, stage, recorder -> compiled.fire(stage, recorder, facts.toArray()));
        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(
                        Reading.said(rules, stage, recorder -> sessions.fire(stage, recorder, facts)));
        return said;
    }

    /** Decisions would else depend on how Drools numbers what it compiles. */
    @Property(tries = 5, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void rulesSpeakInTheOrderOfTheirNames(@ForAll Random random) {
        RuleSet rules = Reading.legal(HEAD + String.join("\n", new SomeRules(random).rules(15)));
        CompiledRules compiled = Reading.compiled(rules);
        for (List<Object> facts : Reading.facts(STAGE, 20, random)) {
            assertThat(Reading.said(rules, STAGE, recorder -> compiled.fire(STAGE, recorder, facts.toArray())))
                    .extracting(Reading.Said::rule)
                    .isSorted();
        }
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aRuleAloneDoesWhatItDoesInTheSet(@ForAll Random random) {
        List<String> texts = new SomeRules(random).rules(6);
        CompiledRules together = Reading.compiled(Reading.legal(HEAD + String.join("\n", texts)));
        List<List<Object>> manyFacts = Reading.facts(STAGE, 20, random);
        for (int i = 0; i < texts.size(); i++) {
            CompiledRules alone = Reading.compiled(Reading.legal(HEAD + texts.get(i)));
            String name = "Rule " + i;
            for (List<Object> facts : manyFacts) {
                assertThat(Reading.fired(alone, STAGE, facts).contains(name))
                        .as(texts.get(i))
                        .isEqualTo(Reading.fired(together, STAGE, facts).contains(name));
            }
        }
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfRulesAndFilesDoesNotMatter(@ForAll Random random) {
        List<String> texts = new ArrayList<>(new SomeRules(random).rules(30));
        RuleSet inOrder = Reading.legal(HEAD + String.join("\n", texts));
        Collections.shuffle(texts, random);
        // File names that share a hash must not be taken for one another either.
        RuleSet shuffled = RuleReader.read(
                List.of(
                        new RuleFile("BB.drl", HEAD + String.join("\n", texts.subList(0, 11))),
                        new RuleFile("Aa.drl", HEAD + String.join("\n", texts.subList(11, 30)))),
                Decide.VOCABULARY,
                Optional.of(SomeFacts.PROGRAMME),
                new Problems());
        assertThat(hash(shuffled)).isEqualTo(hash(inOrder));
        CompiledRules first = Reading.compiled(inOrder);
        CompiledRules second = Reading.compiled(shuffled);
        for (List<Object> facts : Reading.facts(STAGE, 20, random)) {
            assertThat(Reading.fired(second, STAGE, facts)).isEqualTo(Reading.fired(first, STAGE, facts));
        }
    }

    /** Of prebuilt rules a till reads what they ask and decide when somebody wants to know. */
    @Property(tries = 5, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatIsReadLaterIsWhatIsReadAtOnce(@ForAll Random random) {
        String file = "// A file.\n" + HEAD + String.join("\n", new SomeRules(random).rules(30));
        RuleSet atOnce = Reading.legal(file);
        RuleSet later = RuleReader.read(
                List.of(new RuleFile("file0.drl", file)),
                Decide.VOCABULARY,
                Optional.empty(),
                new RuleKeys("", atOnce.keys()),
                new Problems());
        List<Object[]> facts =
                Reading.facts(STAGE, 20, random).stream().map(List::toArray).toList();
        for (int i = 0; i < 30; i++) {
            Rule known = later.all().get(i);
            Rule read = atOnce.all().get(i);
            assertThat(known.name()).isEqualTo(read.name());
            assertThat(known.facts())
                    .isEqualTo(read.facts())
                    .isEqualTo(read.patterns().stream().map(Pattern::type).collect(Collectors.toSet()));
            assertThat(known.key()).isEqualTo(read.key());
            assertThat(known.line()).isEqualTo(read.line());
            assertThat(known.words()).isEqualTo(read.words());
            assertThat(known.meaning()).isEqualTo(read.meaning());
            assertThat(known.wording()).isEqualTo(read.wording());
            assertThat(known.decisions()).isEqualTo(read.decisions());
            for (Object[] some : facts) {
                assertThat(known.answers(some)).isEqualTo(read.answers(some));
                assertThat(known.progress(some)).isEqualTo(read.progress(some));
            }
        }
        assertThat(hash(later)).isEqualTo(hash(atOnce));
        assertThat(later.activityKinds()).isEqualTo(atOnce.activityKinds());
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whiteSpaceAndCommentsDoNotChangeTheHash(@ForAll Random random) {
        String file = HEAD + String.join("\n", new SomeRules(random).rules(5));
        StringBuilder spread = new StringBuilder("\ufeff// Other words.\r\n");
        for (Token token : tokens(file)) {
            spread.append(List.of(" ", "\n", "\t\t", " // x end\n", "/* rule \"y\" */", "\r\n")
                            .get(random.nextInt(6)))
                    .append(token.kind() == Token.Kind.END ? "" : token.shown());
        }
        assertThat(hash(Reading.legal(spread.toString()))).isEqualTo(hash(Reading.legal(file)));
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void anyOtherWordChangesTheHash(@ForAll Random random) {
        String file = HEAD + String.join("\n", new SomeRules(random).rules(3));
        String hash = hash(Reading.legal(file));
        List<Token> tokens = tokens(file);
        int legal = 0;
        for (int i = 0; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            for (String other : List.of("", token.shown() + token.shown(), another(token))) {
                Problems problems = new Problems();
                RuleSet changed =
                        Reading.read(problems, file.substring(0, token.start()) + other + file.substring(token.end()));
                if (problems.isEmpty()) {
                    assertThat(hash(changed))
                            .as("%s -> %s", token.shown(), other)
                            .isNotEqualTo(hash);
                    legal++;
                }
            }
        }
        assertThat(legal).isPositive();
    }

    private static String another(Token token) {
        return switch (token.kind()) {
            case TEXT -> '"' + token.text() + " \"";
            case WHOLE -> "7";
            case DECIMAL -> token.text().contains(".") ? token.text() + "0B" : token.text() + ".0B";
            case NAME ->
                token.text().equals("visits") ? "purchases" : token.text().equals("spend") ? "balance" : "visits";
            case VARIABLE -> "$x";
            default -> token.is("==") ? "!=" : token.is("&&") ? "||" : token.is(">") ? ">=" : "==";
        };
    }

    private static List<Token> tokens(String file) {
        return Lexer.tokens(new RuleFile("file.drl", file), new Problems());
    }

    private static String hash(RuleSet rules) {
        return rules.id("programme", "1.0", "settings").hash();
    }

    private static String differing(RuleSet rules, Set<String> fired, Set<String> holding) {
        StringBuilder differing = new StringBuilder();
        for (Rule rule : rules.of(STAGE)) {
            if (fired.contains(rule.name()) != holding.contains(rule.name())) {
                differing
                        .append(fired.contains(rule.name()) ? "Only Drools: " : "Only we: ")
                        .append(rule.conditions())
                        .append('\n');
            }
        }
        return differing.toString();
    }
}
