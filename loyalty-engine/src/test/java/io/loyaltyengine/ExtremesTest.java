package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.explain.RuleAnswer;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A state that is as big as it may be answers whatever is asked of it, at once and later. */
class ExtremesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2000, 1, 1));
    private static final Totals MOST = new Totals(
            new BigDecimal("9999999999999.99"), Limits.MAX_POINTS, Limits.MAX_DAY_COUNT, Limits.MAX_DAY_COUNT);

    private final LoyaltyEngine engine = Programmes.of("""
            package standing
            rule "Days" @en("d") @de("d")
            when Customer( lastDays(720).visits >= 2000000000, !hasBadge("a") ) then decide.award("a"); end
            rule "Months" @en("m") @de("m")
            when Customer( lastMonths(24).spend >= 2000000000, !hasBadge("b") ) then decide.award("b"); end
            rule "Points" @en("p") @de("p")
            when Customer( lastMonths(24).earned >= 2000000000, !hasBadge("c") ) then decide.award("c"); end
            rule "Ever" @en("e") @de("e")
            when Customer( visits >= 2147483647, spend >= 1, !hasBadge("d") ) then decide.award("d"); end
            """);

    @Test
    void nothingFailsLater() {
        SortedMap<LocalDate, Totals> days = new TreeMap<>();
        for (LocalDate day = TODAY.minusMonths(Limits.HISTORY_MONTHS); day.isBefore(TODAY); day = day.plusDays(1)) {
            days.put(day, MOST);
        }
        Totals ever =
                new Totals(new BigDecimal("9999999999999999.99"), Long.MAX_VALUE / 2, 2_000_000_000, 2_000_000_000);
        Customer full = new Customer(
                ANNA.id(),
                ANNA.currency(),
                ANNA.enrolledOn(),
                ANNA.profile(),
                new TreeMap<>(Map.of(
                        Account.POINTS,
                        new Account(List.of(new Account.Lot(Limits.MAX_POINTS, Lifetime.UNLIMITED)), 0))),
                new History(ever, Optional.empty(), Optional.empty(), days),
                ANNA.tier(),
                ANNA.tallies(),
                ANNA.booked(),
                List.of());
        Evaluation evaluation = engine.evaluate(
                full,
                Purchase.of("t")
                        .at(Instant.parse("2026-06-15T10:00:00Z"))
                        .currency("EUR")
                        .line("mug", "HOME", 1, "1.00")
                        .build());
        assertThat(evaluation.progress()).isNotEmpty();
        assertThat(evaluation.trace()).isNotEmpty();
        LoyaltyJson json = new LoyaltyJson();
        assertThat(json.readEvaluation(json.write(evaluation))).isEqualTo(evaluation);
    }

    /** A sum out of range fails the rule that asks for it, and nothing where no rule has asked. */
    @Test
    void whatNoRuleHasAskedIsToldByNobody() {
        String most = "expiringWithin(36500) >= 5";
        StringBuilder rules = new StringBuilder("package standing\n"
                + rule("Behind a threshold", "purchases >= 3, " + most)
                + rule("Beside what holds", "visits <= 5 || " + most));
        for (int i = 0; i < 20; i++) {
            // So many are found by what they require, and are not asked.
            rules.append(rule("Before " + i, "$most : expiringWithin(36500), " + most + ", hasBadge(\"b" + i + "\")"));
            rules.append(rule("Without " + i, "hasBadge(\"b" + i + "\") ) not Customer( " + most));
        }
        List<Account.Lot> lots = IntStream.range(0, 9_999)
                .mapToObj(i -> new Account.Lot(
                        Limits.MAX_POINTS,
                        new Lifetime(
                                Optional.empty(),
                                Optional.of(
                                        Instant.parse("2027-01-01T00:00:00Z").plusSeconds(i)),
                                Optional.empty())))
                .toList();
        Customer rich = new Customer(
                ANNA.id(),
                ANNA.currency(),
                ANNA.enrolledOn(),
                ANNA.profile(),
                new TreeMap<>(Map.of(Account.POINTS, new Account(lots, 0))),
                ANNA.history(),
                ANNA.tier(),
                ANNA.tallies(),
                ANNA.booked(),
                List.of());
        DayReached day = DayReached.of("d", Instant.parse("2026-06-15T10:00:00Z"), "EUR");
        LoyaltyEngine asking = Programmes.of(rules.toString());
        Evaluation evaluation = asking.evaluate(rich, day);
        assertThat(evaluation.progress()).isEmpty();
        assertThat(evaluation.trace()).singleElement().satisfies(fired -> assertThat(fired.values())
                .containsExactly(Map.entry("visits", "0")));
        assertThat(asking.explain(rich, day).rules())
                .filteredOn(rule -> rule.outcome() == RuleAnswer.Outcome.FIRED)
                .extracting(RuleAnswer::rule)
                .containsExactly("Beside what holds");
    }

    private static String rule(String name, String asked) {
        return "rule \"" + name + "\" @en(\"a\") @de(\"b\") when Customer( " + asked
                + " ) then decide.award(\"x\"); end\n";
    }

    @Test
    void aDayThatWouldNotAddUpWithOthersIsRefusedAtTheDoor() {
        SortedMap<LocalDate, Totals> days = new TreeMap<>();
        days.put(TODAY, new Totals(BigDecimal.ZERO, 0, Integer.MAX_VALUE, 0));
        assertThatThrownBy(() -> new History(MOST, Optional.empty(), Optional.empty(), days))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `days." + TODAY + ".visits` is `2147483647`; it must lie between 0 and "
                        + Limits.MAX_DAY_COUNT + ".");
    }
}
