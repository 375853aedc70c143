package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.BadgeEnded;
import io.loyaltyengine.model.standing.BadgeReversed;
import io.loyaltyengine.model.standing.ContactSuggested;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a badge begins and ends, by each of the terms that say so. */
class BadgeTermsTest {
    private static final LoyaltyEngine REGULAR =
            engine("Customer( lastDays(30).visits >= 3 )", "award(\"regular\").whileEarned()");
    /** A membership that is bought, and renewed before it ends. */
    private static final LoyaltyEngine PLUS = engine(
            "Purchase( unitsOf(\"plus\") > 0 )", "award(\"plus\").validMonths(12).fromLastDay().undoneOnRefund()");

    private static LoyaltyEngine engine(String condition, String decision) {
        String rule = """
                rule "%s"
                    @en("%s")
                    @de("%s")
                when
                    %s
                then
                    decide.%s;
                end
                """;
        return Programmes.engine(RuleSource.of(Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME,
                "earning.drl",
                "package earning\n"
                        + rule.formatted("Visit", "Welcome.", "Willkommen.", "Purchase( paid > 0 )", "countVisit()")
                        + rule.formatted(
                                "Doubled",
                                "Member.",
                                "Mitglied.",
                                "Customer( hasBadge(\"plus\") )",
                                "count(\"member\")"),
                "standing.drl",
                "package standing\n" + rule.formatted("Badge", "Badge.", "Abzeichen.", condition, decision)
                        + rule.formatted(
                                "Soon", "Soon.", "Bald.", "Customer( badgeEndsIn(\"plus\", 30) )", "notice(\"soon\")"),
                "followup.drl",
                "package followup\n"
                        + rule.formatted("Over", "Over.", "Aus.", "Outcome( ended(\"plus\") )", "notice(\"over\")"))));
    }

    /** Anna's days, one after the other. */
    private static final class Shopper {
        private final LoyaltyEngine engine;
        private Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
        private Evaluation latest;
        private int told;

        Shopper(LoyaltyEngine engine) {
            this.engine = engine;
            this.latest = seen("2020-01-01").latest;
        }

        private static Instant noon(String day) {
            return LocalDate.parse(day)
                    .atTime(LocalTime.NOON)
                    .atZone(ZoneId.of("Europe/Berlin"))
                    .toInstant();
        }

        private Shopper tell(Transaction transaction) {
            latest = engine.evaluate(customer, transaction);
            customer = latest.customer();
            return this;
        }

        Shopper seen(String day) {
            return tell(DayReached.of("t" + told++, noon(day), "EUR"));
        }

        Shopper buys(String day, String product) {
            return tell(Purchase.of("t" + told++)
                    .at(noon(day))
                    .currency("EUR")
                    .line(product, "HOME", 1, "49.00")
                    .build());
        }

        Shopper givesBack(String day, Evaluation bought) {
            return tell(Refund.whole("t" + told++, noon(day), "EUR", bought.decisions()));
        }

        Optional<Tally> badge(String name) {
            return customer.tally(BadgeAwarded.BADGE, name);
        }

        Optional<LocalDate> until(String name) {
            return badge(name).flatMap(Tally::until);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "validDays(10), 2026-06-15, 2026-06-25",
        "validMonths(12), 2028-02-29, 2029-02-28",
        "validMonths(1).toMonthEnd(), 2026-06-15, 2026-07-31",
        "toYearEnd(), 2026-06-15, 2026-12-31",
        "validUntil(\"2026-06-15\"), 2026-06-15, 2026-06-15"
    })
    void isThereUntilItsLastDay(String end, String day, LocalDate last) {
        LoyaltyEngine engine = engine("Purchase( paid > 0 )", "award(\"plus\")." + end);
        Shopper anna = new Shopper(engine).buys(day, "mug");
        assertThat(anna.badge("plus").orElseThrow().first()).isEqualTo(day);
        assertThat(anna.until("plus")).contains(last);
        assertThat(anna.seen(last.toString()).badge("plus")).isPresent();
        anna.seen(last.plusDays(1).toString());
        assertThat(anna.badge("plus")).isEmpty();
        assertThat(anna.latest.decisions(BadgeEnded.class))
                .extracting(BadgeEnded::last, ended -> ended.sentence(Locale.ENGLISH))
                .containsExactly(org.assertj.core.api.Assertions.tuple(last, "Your badge plus has ended."));
        assertThat(anna.latest.decisions(ContactSuggested.class))
                .extracting(ContactSuggested::notice)
                .containsExactly("over");
    }

    @Test
    void comesOnceWhileItLastsAndThenAgain() {
        LoyaltyEngine engine = engine("Purchase( paid > 0 )", "award(\"plus\").validDays(10)");
        Shopper anna = new Shopper(engine).buys("2026-06-15", "mug").buys("2026-06-25", "mug");
        assertThat(anna.latest.decisions(BadgeAwarded.class)).isEmpty();
        anna.buys("2026-06-26", "mug");
        assertThat(anna.latest.decisions(BadgeEnded.class)).hasSize(1);
        assertThat(anna.until("plus")).contains(LocalDate.of(2026, 7, 6));
    }

    @Test
    void isOverBeforeTheStages() {
        LoyaltyEngine engine = engine("Purchase( unitsOf(\"plus\") > 0 )", "award(\"plus\").validDays(10)");
        Shopper anna = new Shopper(engine).buys("2026-06-15", "plus").buys("2026-06-25", "mug");
        assertThat(anna.customer.tally("count", "member").map(Tally::count)).contains(1L);
        assertThat(anna.buys("2026-06-26", "mug")
                        .customer
                        .tally("count", "member")
                        .map(Tally::count))
                .contains(1L);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-15, 0", "2026-05-16, 1", "2026-05-17, 0"})
    void itsEndIsToldAhead(String day, int notices) {
        Shopper anna = new Shopper(PLUS).buys("2025-06-15", "plus").seen(day);
        assertThat(anna.latest.decisions(ContactSuggested.class)).hasSize(notices);
    }

    /** Of visits on June 15, 16 and 17 three are among the last 30 days until July 14. */
    @ParameterizedTest
    @CsvSource({"2026-07-14, true, 0", "2026-07-15, false, 1", "2027-07-15, false, 1"})
    void whileEarnedEndsAtOnce(String day, boolean there, int ended) {
        Shopper anna = new Shopper(REGULAR).buys("2026-06-15", "mug").buys("2026-06-16", "mug");
        assertThat(anna.badge("regular")).isEmpty();
        anna.buys("2026-06-17", "mug").seen(day);
        assertThat(anna.badge("regular").isPresent()).isEqualTo(there);
        assertThat(anna.latest.decisions(BadgeEnded.class))
                .hasSize(ended)
                .extracting(BadgeEnded::last)
                .allMatch(LocalDate.of(2026, 7, 14)::equals);
    }

    @Test
    void whileEarnedComesBack() {
        Shopper anna = new Shopper(REGULAR)
                .buys("2026-06-15", "mug")
                .buys("2026-06-16", "mug")
                .buys("2026-06-17", "mug")
                .buys("2026-07-15", "mug");
        assertThat(anna.latest.decisions(BadgeEnded.class)).isEmpty();
        anna.buys("2026-07-17", "mug").buys("2026-07-18", "mug");
        assertThat(anna.badge("regular")).isPresent();
        assertThat(anna.seen("2026-08-14").badge("regular")).isEmpty();
    }

    @Test
    void aRenewalAddsOnToTheLastDay() {
        Shopper anna = new Shopper(PLUS).buys("2025-06-15", "plus").buys("2026-06-15", "plus");
        assertThat(anna.until("plus")).contains(LocalDate.of(2027, 6, 15));
        assertThat(anna.badge("plus").orElseThrow().first()).isEqualTo(LocalDate.of(2025, 6, 15));
        assertThat(anna.latest.decisions(BadgeAwarded.class))
                .extracting(BadgeAwarded::renews)
                .containsExactly(Optional.of(LocalDate.of(2026, 6, 15)));
        assertThat(anna.buys("2027-06-16", "plus").until("plus")).contains(LocalDate.of(2028, 6, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-15", "2026-06-20"})
    void goesWithWhatBroughtIt(String back) {
        Shopper anna = new Shopper(PLUS).buys("2026-06-15", "plus");
        anna.givesBack(back, anna.latest);
        assertThat(anna.badge("plus")).isEmpty();
        assertThat(anna.latest.decisions(BadgeEnded.class))
                .extracting(ended -> ended.reason().rule())
                .containsExactly("A badge follows the goods");
    }

    @Test
    void goesOnTheDayItselfToo() {
        Shopper anna = new Shopper(PLUS).buys("2026-06-15", "plus");
        anna.givesBack("2026-06-15", anna.latest);
        assertThat(anna.badge("plus")).isEmpty();
        assertThat(anna.latest.decisions(BadgeEnded.class)).hasSize(1);
        assertThat(anna.latest.decisions(BadgeReversed.class)).isEmpty();
    }

    @Test
    void whatIsEarnedTodayDoesNotEndBecauseEarlierGoodsComeBackToday() {
        LoyaltyEngine engine = engine("Customer( lastDays(30).purchases >= 1 )", "award(\"regular\").whileEarned()");
        Shopper anna = new Shopper(engine).buys("2026-06-15", "mug");
        Evaluation first = anna.latest;
        anna.buys("2026-06-20", "mug").givesBack("2026-06-20", first).seen("2026-06-20");
        assertThat(anna.latest.decisions()).isEmpty();
    }

    @Test
    void aRenewalGoesAlone() {
        Shopper anna = new Shopper(PLUS).buys("2025-06-15", "plus").buys("2026-06-01", "plus");
        anna.givesBack("2026-06-10", anna.latest);
        assertThat(anna.latest.decisions(BadgeReversed.class))
                .extracting(BadgeReversed::until, reversed -> reversed.id().kind())
                .containsExactly(tuple(LocalDate.of(2026, 6, 15), "BadgeReversed"));
        assertThat(anna.until("plus")).contains(LocalDate.of(2026, 6, 15));
        assertThat(anna.badge("plus").orElseThrow().count()).isEqualTo(1);
    }

    @Test
    void whatARenewalAddedStaysWhenTheFirstGoes() {
        Shopper anna = new Shopper(PLUS).buys("2026-06-15", "plus");
        Evaluation first = anna.latest;
        anna.buys("2026-06-16", "plus").givesBack("2026-06-17", first);
        assertThat(anna.until("plus")).contains(LocalDate.of(2027, 6, 16));
    }

    /** What a renewal had added went with the days before it, and is not taken from what was awarded anew. */
    @Test
    void whatIsOverWithTheBadgeIsNotTakenFromTheNextOne() {
        Shopper anna = new Shopper(PLUS).buys("2025-06-15", "plus");
        Evaluation first = anna.latest;
        anna.buys("2025-06-16", "plus");
        Evaluation renewal = anna.latest;
        anna.givesBack("2025-06-17", first).buys("2026-06-17", "plus").givesBack("2026-06-17", renewal);
        assertThat(anna.until("plus")).contains(LocalDate.of(2027, 6, 17));
    }

    @Test
    void staysForGoodWithoutAWord() {
        LoyaltyEngine engine = engine("Purchase( unitsOf(\"plus\") > 0 )", "award(\"plus\")");
        Shopper anna = new Shopper(engine).buys("2026-06-15", "plus");
        anna.givesBack("2026-06-20", anna.latest).seen("2099-01-01");
        assertThat(anna.badge("plus")).isPresent();
    }

    @Test
    void startsWithTheNextMonth() {
        LoyaltyEngine engine =
                engine("Purchase( unitsOf(\"plus\") > 0 )", "award(\"plus\").startsNextMonth().toMonthEnd()");
        Shopper anna = new Shopper(engine).buys("2026-06-15", "plus");
        assertThat(anna.badge("plus").orElseThrow().first()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(anna.buys("2026-06-30", "mug").customer.tally("count", "member"))
                .isEmpty();
        assertThat(anna.buys("2026-07-01", "mug").customer.tally("count", "member"))
                .isPresent();
        assertThat(anna.buys("2026-07-31", "mug").badge("plus")).isPresent();
        assertThat(anna.seen("2026-08-01").badge("plus")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "award(\"plus\").whileEarned().validMonths(12)",
                "award(\"plus\").whileEarned().toMonthEnd()",
                "award(\"plus\").fromLastDay()",
                "award(\"plus\").validMonths(1).fromLastDay().startsNextMonth()"
            })
    void termsThatContradictOneAnotherAreRefused(String decision) {
        assertThatThrownBy(() -> engine("Customer( visits >= 20 )", decision)).isInstanceOf(RuleLoadException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"whileEarned()", "validMonths(12).fromLastDay()"})
    void aRuleThatWouldUndoItselfIsRefused(String terms) {
        assertThatThrownBy(() -> engine("Customer( visits >= 20, !hasBadge(\"plus\") )", "award(\"plus\")." + terms))
                .isInstanceOf(RuleLoadException.class)
                .hasMessageContaining("the rule would undo itself");
        engine("Customer( visits >= 20, !hasBadge(\"other\") )", "award(\"plus\")." + terms);
    }
}
