package io.loyaltyengine;

import static io.loyaltyengine.model.RuleChange.Kind.CURRENCY_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.HOLIDAYS_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.LEAP_DAY_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.RULE_ADDED;
import static io.loyaltyengine.model.RuleChange.Kind.RULE_DECIDES_OTHERWISE;
import static io.loyaltyengine.model.RuleChange.Kind.RULE_REMOVED;
import static io.loyaltyengine.model.RuleChange.Kind.RULE_REWORDED;
import static io.loyaltyengine.model.RuleChange.Kind.TIERS_REORDERED;
import static io.loyaltyengine.model.RuleChange.Kind.TIER_ADDED;
import static io.loyaltyengine.model.RuleChange.Kind.TIER_LOST;
import static io.loyaltyengine.model.RuleChange.Kind.WORTH_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.ZONE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.model.RuleChange;
import io.loyaltyengine.model.RuleCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host is told of other rules before it takes them. */
class RuleCheckTest {
    private static final String RULES = """
            package standing
            rule "Superfan" @en("20 visits make you a Superfan.") @de("20 Besuche machen dich zum Superfan.")
            when Customer( visits >= 20 ) then decide.award("superfan"); end
            rule "Gold" @en("30 visits make you {tier}.") @de("30 Besuche machen dich zu {tier}.")
            when Customer( visits >= 30 ) then decide.tier("GOLD"); end
            """;

    private final LoyaltyEngine engine = Programmes.engine(source(Programmes.PROGRAMME, RULES));

    @Test
    void theSameRulesChangeNothing() {
        RuleCheck check = check(text -> text, text -> "\n// Fans.\n" + text.replace(" when", "\nwhen"));
        assertThat(check.isLoadable()).isTrue();
        assertThat(check.problems()).isEmpty();
        assertThat(check.changes()).isEmpty();
    }

    @Test
    void whatChangesIsToldRuleByRule() {
        assertThat(check(text -> text, text -> text.replace("You are", "You're")
                                .replace("make you a", "make you our")
                                .replace("30", "40")
                                .replace("\"Superfan\" @", "\"Super fan\" @"))
                        .changes())
                .extracting(RuleChange::kind, RuleChange::name)
                .containsExactly(
                        tuple(RULE_REWORDED, "Gold"),
                        tuple(RULE_DECIDES_OTHERWISE, "Gold"),
                        tuple(RULE_ADDED, "Super fan"),
                        tuple(RULE_REMOVED, "Superfan"));
        assertThat(check(text -> text, text -> text.replace("award(\"superfan\")", "notice(\"superfan\")"))
                        .changes())
                .containsExactly(new RuleChange(
                        RULE_DECIDES_OTHERWISE,
                        "Superfan",
                        "standing: when Customer( visits >= 20 ) then decide.award(\"superfan\");",
                        "standing: when Customer( visits >= 20 ) then decide.notice(\"superfan\");"));
    }

    @Test
    void whatChangesForTheWholeProgrammeIsToldFirst() {
        RuleCheck check = check(
                text -> text.replace("EUR", "CHF")
                        .replace("Berlin", "Zurich")
                        .replace("0.01", "0.02,\"holidays\":[\"2026-12-25\",\"2026-05-01\"],\"leapDay\":\"MAR_1\"")
                        .replace("\"SILVER\",\"GOLD\",\"PLATINUM\"", "\"GOLD\",\"SILVER\",\"BLACK\""),
                text -> text.replace("a Superfan", "our Superfan"));
        assertThat(check.changes())
                .containsExactly(
                        new RuleChange(CURRENCY_CHANGED, "currency", "EUR", "CHF"),
                        new RuleChange(ZONE_CHANGED, "zone", "Europe/Berlin", "Europe/Zurich"),
                        new RuleChange(WORTH_CHANGED, "pointValue", "0.01", "0.02"),
                        new RuleChange(HOLIDAYS_CHANGED, "holidays", "", "2026-05-01, 2026-12-25"),
                        new RuleChange(LEAP_DAY_CHANGED, "leapDay", "FEB_28", "MAR_1"),
                        new RuleChange(TIER_LOST, "PLATINUM", "PLATINUM", ""),
                        new RuleChange(TIER_ADDED, "BLACK", "", "BLACK"),
                        new RuleChange(TIERS_REORDERED, "tiers", "SILVER, GOLD", "GOLD, SILVER"),
                        new RuleChange(
                                RULE_REWORDED,
                                "Superfan",
                                "20 visits make you a Superfan.\n20 Besuche machen dich zum Superfan.",
                                "20 visits make you our Superfan.\n20 Besuche machen dich zum Superfan."));
    }

    @Test
    void rulesThatCannotBeLoadedChangeNothingAndWarningsAreToldBesideErrors() {
        RuleCheck check = check(text -> text, text -> text.replace("30 visits make", "In 3 days 30 visits make")
                .replace("visits >= 20", "visits >= 20, visits < 3"));
        assertThat(check.isLoadable()).isFalse();
        assertThat(check.errors())
                .extracting(problem -> problem.message())
                .containsExactly("`visits >= 20` and `visits < 3` never hold together.");
        assertThat(check.warnings())
                .extracting(problem -> problem.message())
                .containsExactly("The sentence says `3`, which the rule does not.");
        assertThat(check.changes()).isEmpty();
        assertThat(engine.check(RuleSource.of(Map.of())).errors()).isNotEmpty();
        assertThat(engine.check(() -> {
                            throw new IllegalStateException("no connection");
                        })
                        .errors())
                .hasSize(1);
    }

    @Test
    void whatStoredCustomersCouldNoLongerFitIsRefusedUnlessItIsAccepted() {
        RuleSource other = source(Programmes.PROGRAMME.replace("EUR", "CHF").replace(",\"PLATINUM\"", ""), RULES);
        String before = engine.ruleSet().hash();
        assertThatThrownBy(() -> engine.replaceRules(other))
                .isInstanceOf(RuleLoadException.class)
                .hasMessage("""
                        The rules have 2 problems:
                        programme.json: The currency is no longer `EUR` but `CHF`, and every stored customer would be refused.
                            Maybe it is to stay. If no customer needs it, accept `CURRENCY_CHANGED` when you replace the rules.
                        programme.json: The tier `PLATINUM` is gone, and customers who have it would be refused.
                            Maybe it is to stay. If no customer needs it, accept `TIER_LOST` when you replace the rules.""");
        assertThatThrownBy(() -> engine.replaceRules(other, Set.of(TIER_LOST)))
                .isInstanceOfSatisfying(RuleLoadException.class, refused -> assertThat(refused.problems())
                        .hasSize(1));
        assertThat(engine.ruleSet().hash()).isEqualTo(before);
        engine.replaceRules(other, Set.of(TIER_LOST, CURRENCY_CHANGED));
        assertThat(engine.programme().tiers()).containsExactly("SILVER", "GOLD");
        assertThat(engine.check(other).changes()).isEmpty();
    }

    @Test
    void whatTheHostHasSetDoesNotChange() {
        LoyaltyEngine swiss = LoyaltyEngine.builder()
                .rules(source(Programmes.PROGRAMME, RULES))
                .currency("CHF")
                .build();
        assertThat(swiss.check(source(Programmes.PROGRAMME.replace("EUR", "USD"), RULES))
                        .changes())
                .isEmpty();
    }

    @Test
    void warningsAreKeptHoweverRulesAreLoaded() {
        RuleSource odd = source(Programmes.PROGRAMME, RULES.replace("20 visits make", "In 3 days 20 visits make"));
        assertThat(Programmes.engine(odd).warnings())
                .hasSize(1)
                .isEqualTo(Programmes.engine(PrebuiltRules.compile(odd)).warnings())
                .isEqualTo(engine.check(odd).warnings());
        engine.replaceRules(odd);
        assertThat(engine.warnings()).hasSize(1);
    }

    @Test
    void whoBuildsAFileIsWarned(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(LoyaltyEngine.PROGRAMME_FILE), Programmes.PROGRAMME);
        Files.writeString(folder.resolve("rules.drl"), RULES.replace("20 visits make", "In 3 days 20 visits make"));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = {folder.toString(), folder.resolve("rules.bin").toString()};
        assertThat(PrebuiltRules.build(
                        arguments,
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "rules.drl:2:21: rule \"Superfan\": warning: The sentence says `3`, which the rule does not.");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefusedByName() {
        assertThatThrownBy(() -> engine.check(null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> engine.replaceRules(source(Programmes.PROGRAMME, RULES), null))
                .isInstanceOf(InvalidInputException.class);
    }

    private RuleCheck check(UnaryOperator<String> programme, UnaryOperator<String> rules) {
        return engine.check(source(programme.apply(Programmes.PROGRAMME), rules.apply(RULES)));
    }

    private static RuleSource source(String programme, String rules) {
        return RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, programme, "rules.drl", rules));
    }
}
