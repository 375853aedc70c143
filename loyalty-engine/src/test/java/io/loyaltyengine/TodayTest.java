package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.standing.ContactSuggested;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules ask of the day and the hour, at, just before and just after each threshold, in the shop's zone. */
class TodayTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));

    /** Each condition by the name of its notice. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "from", "from(\"2026-06-01\")",
            "until", "until(\"2026-06-30\")",
            "june", "between(\"2026-06-01\", \"2026-06-30\")",
            "one-day", "between(\"2026-06-15\", \"2026-06-15\")",
            "weekend", "weekday in (\"SATURDAY\", \"SUNDAY\")",
            "not-may", "month != \"MAY\"",
            "first-half", "day <= 15",
            "evening", "hour >= 18, hour < 22",
            "holiday", "holiday",
            "bound", "$day : weekday, $day == \"MONDAY\"");

    private static final LoyaltyEngine ENGINE = engine(noticing());

    private static Map<String, String> noticing() {
        StringBuilder rules = new StringBuilder("package standing\n");
        CONDITIONS.forEach(
                (name, asked) -> rules.append(rule(name, "Today( " + asked + " )", "notice(\"" + name + "\")")));
        return Map.of("standing.drl", rules.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2026-05-31T23:59:59, false",
        "from, 2026-06-01T00:00, true",
        "from, 2099-01-01T00:00, true",
        "until, 2026-06-30T23:59:59, true",
        "until, 2026-07-01T00:00, false",
        "until, 1999-12-31T00:00, true",
        "june, 2026-05-31T23:59:59, false",
        "june, 2026-06-01T00:00, true",
        "june, 2026-06-30T23:59:59, true",
        "june, 2026-07-01T00:00, false",
        "one-day, 2026-06-14T12:00, false",
        "one-day, 2026-06-15T12:00, true",
        "one-day, 2026-06-16T12:00, false",
        "weekend, 2026-06-19T23:59:59, false",
        "weekend, 2026-06-20T00:00, true",
        "weekend, 2026-06-21T23:59:59, true",
        "weekend, 2026-06-22T00:00, false",
        "not-may, 2026-05-31T23:59:59, false",
        "not-may, 2026-06-01T00:00, true",
        "first-half, 2026-06-15T23:59:59, true",
        "first-half, 2026-06-16T00:00, false",
        "evening, 2026-06-15T17:59:59, false",
        "evening, 2026-06-15T18:00, true",
        "evening, 2026-06-15T21:59:59, true",
        "evening, 2026-06-15T22:00, false",
        "evening, 2026-12-15T18:00, true",
        "holiday, 2026-12-24T23:59:59, false",
        "holiday, 2026-12-25T00:00, true",
        "holiday, 2026-12-26T23:59:59, true",
        "holiday, 2026-12-27T00:00, false",
        "holiday, 2027-12-25T12:00, false",
        "bound, 2026-06-15T12:00, true",
        "bound, 2026-06-16T12:00, false"
    })
    void holdsOnItsDaysAndAtItsHours(String name, LocalDateTime at, boolean holds) {
        Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(1990, 1, 1));
        List<String> given = ENGINE.evaluate(customer, reached(at)).decisions().stream()
                .filter(ContactSuggested.class::isInstance)
                .map(decision -> ((ContactSuggested) decision).notice())
                .toList();
        assertThat(given.contains(name)).isEqualTo(holds);
    }

    /** In every stage there it is, and nothing else need be asked. */
    @Test
    void isKnownInEveryStage() {
        LoyaltyEngine engine = engine(Map.of(
                "coupons.drl",
                "package coupons\n"
                        + rule("Coupons", "Today( weekday == \"MONDAY\" ) $claim : Claim( known )", "accept($claim)"),
                "redemption.drl",
                "package redemption\n"
                        + rule("Wishes", "Today( weekday == \"MONDAY\" ) $wish : Wish( reward )", "allow($wish)"),
                "earning.drl",
                "package earning\n" + rule("Points", "Today( weekday == \"MONDAY\" )", "earn(100)"),
                "standing.drl",
                "package standing\n" + rule("Badge", "Today( weekday == \"MONDAY\" )", "award(\"monday\")"),
                "followup.drl",
                "package followup\n" + rule("Hello", "Today( weekday == \"MONDAY\" )", "notice(\"hello\")")));
        assertThat(decided(bought(engine, "2026-06-15T12:00")))
                .containsExactly(
                        "CouponAccepted", "PurchaseRecorded", "PointsEarned", "BadgeAwarded", "ContactSuggested");
        assertThat(decided(bought(engine, "2026-06-16T12:00"))).containsExactly("Refused", "PurchaseRecorded");
        Customer rich = bought(engine, "2026-06-15T12:00").customer();
        assertThat(decided(engine.evaluate(rich, wish("2026-06-22T12:00"))))
                .containsExactly("RewardGranted", "ContactSuggested", "TransactionRecorded");
        assertThat(decided(engine.evaluate(rich, wish("2026-06-23T12:00")))).containsExactly("Refused");
    }

    @Test
    void itsValuesStandInTheTraceAndInTheProgress() {
        LoyaltyEngine engine = engine(Map.of(
                "coupons.drl",
                "package coupons\n"
                        + rule("Coupons", "Today( hour >= 8 ) $claim : Claim( code == \"TEN\" )", "accept($claim)"),
                "standing.drl",
                "package standing\n"
                        + rule("June", "Today( month == \"JUNE\", day >= 15 )", "award(\"june\")")
                        + rule(
                                "Regular",
                                "Today( until(\"2026-06-30\") ) Customer( visits >= 3 )",
                                "award(\"three\")")));
        Evaluation june = bought(engine, "2026-06-15T12:00");
        assertThat(june.trace())
                .extracting(fired -> fired.rule() + " " + fired.values())
                .containsExactly("Coupons {code=TEN, hour=12}", "June {day=15, month=JUNE}");
        assertThat(june.progress()).extracting(Progress::rule).containsExactly("Regular");
        assertThat(bought(engine, "2026-07-01T12:00").progress()).isEmpty();
    }

    /** A tier whose day is over is judged as of the evening of that day. */
    @Test
    void aTierIsJudgedOnItsLastDay() {
        LoyaltyEngine engine = engine(Map.of(
                "standing.drl",
                "package standing\n"
                        + rule(
                                "Summer",
                                "Today( between(\"2026-06-15\", \"2026-06-25\"), hour >= 12 )",
                                "tier(\"SILVER\").validDays(10)")));
        Customer silver = engine.evaluate(ANNA, reached(LocalDateTime.parse("2026-06-15T12:00")))
                .customer();
        Customer later = engine.evaluate(silver, reached(LocalDateTime.parse("2026-07-01T12:00")))
                .customer();
        assertThat(later.tier().name()).isEqualTo("SILVER");
        assertThat(later.tier().validUntil()).contains(LocalDate.of(2026, 7, 5));
        Customer last = engine.evaluate(later, reached(LocalDateTime.parse("2026-07-06T12:00")))
                .customer();
        assertThat(last.tier().name()).isEqualTo("NONE");
    }

    private static List<String> decided(Evaluation evaluation) {
        return evaluation.decisions().stream()
                .map(Decision::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private static Evaluation bought(LoyaltyEngine engine, String at) {
        Purchase purchase = Purchase.of("order")
                .at(moment(LocalDateTime.parse(at)))
                .currency("EUR")
                .line("mug", "HOME", 1, "20.00")
                .coupon("TEN")
                .build();
        return engine.evaluate(
                ANNA, purchase, CouponCatalogue.of(CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN))));
    }

    private static Transaction wish(String at) {
        return Redemption.of(
                "wish",
                moment(LocalDateTime.parse(at)),
                "EUR",
                new Redemption.Reward(RewardDefinition.of("towel", 50)));
    }

    private static Transaction reached(LocalDateTime at) {
        return DayReached.of("day-" + at.toLocalDate(), moment(at), "EUR");
    }

    private static Instant moment(LocalDateTime at) {
        return at.atZone(BERLIN).toInstant();
    }

    private static String rule(String name, String asked, String decided) {
        return """
                rule "NAME"
                    @en("Yes, NAME.")
                    @de("Ja, NAME.")
                when
                    ASKED
                then
                    decide.DECIDED;
                end
                """.replace("NAME", name).replace("ASKED", asked).replace("DECIDED", decided);
    }

    private static LoyaltyEngine engine(Map<String, String> rules) {
        Map<String, String> files = new TreeMap<>(rules);
        files.put(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME.replace("}", ",\"holidays\":[\"2026-12-25\",\"2026-12-26\"]}"));
        return Programmes.engine(RuleSource.of(files));
    }
}
