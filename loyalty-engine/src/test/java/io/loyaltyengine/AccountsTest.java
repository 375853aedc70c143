package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.standing.ContactSuggested;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted besides points: stamps that are worth nothing, and miles that are. No account touches another. */
class AccountsTest {
    private static final String PROGRAMME = """
            {"schema": 1, "name": "test", "version": "1", "currency": "EUR", "zone": "Europe/Berlin", "tiers": [],
             "pointValue": 0.01, "accounts": {
               "stamps": {"one": {"en": "stamp", "de": "Stempel"}, "many": {"en": "stamps", "de": "Stempel"}},
               "miles": {"one": {"en": "mile", "de": "Meile"}, "many": {"en": "miles", "de": "Meilen"}, "worth": 0.005}}}
            """;
    private static final Instant NOON = Instant.parse("2026-06-15T10:00:00Z");

    private final List<Decision> recorded = new ArrayList<>();
    private Customer anna = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));

    @Test
    void eachRuleEarnsInItsOwnAccountAndOnlyItsOwnMultipliersMultiply() {
        LoyaltyEngine engine = earning(
                "decide.earn(1).per(1);",
                "decide.earn(2, \"miles\").per(1);",
                "decide.earn(1, \"stamps\");",
                "decide.multiply(3, \"miles\");",
                "decide.addPercent(50);");
        Evaluation bought = bought(engine, "10.00");
        assertThat(balance("points")).isEqualTo(15);
        assertThat(balance("miles")).isEqualTo(60);
        assertThat(balance("stamps")).isEqualTo(1);
        assertThat(anna.earned("miles")).isEqualTo(60);
        assertThat(anna.earned("points")).isEqualTo(15);
        assertThat(bought.decisions().stream()
                        .filter(PointsEarned.class::isInstance)
                        .map(decision -> ((PointsEarned) decision).account() + " " + ((PointsEarned) decision).value())
                        .toList())
                .containsExactly("points 0.10", "points 0.05", "miles 0.10", "miles 0.20", "stamps 0.00");
    }

    @Test
    void aSentenceNamesTheUnit() {
        LoyaltyEngine engine = earning("decide.earn(1, \"stamps\");", "decide.earn(2, \"miles\").per(1);");
        List<String> german = bought(engine, "10.00").decisions().stream()
                .filter(PointsEarned.class::isInstance)
                .map(decision -> decision.sentence(Locale.GERMAN))
                .toList();
        assertThat(german).containsExactly("20 Meilen.", "1 Stempel.");
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 1", "3, 3, 1", "4, 3, 1"})
    void aCapCutsItsOwnAccountAlone(int purchases, long stamps, long pointsEach) {
        LoyaltyEngine engine =
                earning("decide.earn(1, \"stamps\");", "decide.earn(1);", "decide.cap(3, \"stamps\").perWeek();");
        for (int i = 0; i < purchases; i++) {
            bought(engine, "5.00");
        }
        assertThat(balance("stamps")).isEqualTo(stamps);
        assertThat(balance("points")).isEqualTo(purchases * pointsEach);
    }

    @Test
    void aRefundTakesBackFromTheAccountThatEarned() {
        LoyaltyEngine engine = earning("decide.earn(1).per(1);", "decide.earn(1, \"miles\").per(1);");
        List<Decision> bought = bought(engine, "10.00").decisions();
        decide(engine, new Adjustment("a1", NOON, anna.currency(), "miles", -10, "Gift", false));
        decide(engine, Refund.whole("r", NOON.plusSeconds(60), "EUR", bought));
        assertThat(balance("points")).isZero();
        assertThat(balance("miles")).isZero();
        assertThat(anna.earned("miles")).isZero();
        assertThat(recorded.stream()
                        .filter(PointsReversed.class::isInstance)
                        .map(decision -> ((PointsReversed) decision).account() + " "
                                + ((PointsReversed) decision).points() + " "
                                + ((PointsReversed) decision).forgiven())
                        .toList())
                .containsExactlyInAnyOrder("miles 0 10", "points 10 0");
    }

    @Test
    void onlyAnAccountWithAWorthPays() {
        LoyaltyEngine engine = engine("""
                package redemption
                rule "Pay" @en("{quantity}.") @de("{quantity}.")
                when $wish : Wish( payment )
                then decide.allow($wish).upToBalance(); end
                """);
        for (String account : List.of("stamps", "miles")) {
            decide(engine, new Adjustment("a" + account, NOON, anna.currency(), account, 1_000, "Gift", false));
        }
        decide(engine, purchase("t1", "4.00").redeem(900, "miles").build());
        assertThat(balance("miles")).isEqualTo(200);
        assertThat(recorded).filteredOn(PointsRedeemed.class::isInstance).hasSize(1);
        decide(engine, purchase("t2", "4.00").redeem(900, "stamps").build());
        assertThat(balance("stamps")).isEqualTo(1_000);
        assertThat(recorded)
                .filteredOn(Refused.class::isInstance)
                .singleElement()
                .satisfies(refused -> assertThat(((Refused) refused).reason().rule())
                        .isEqualTo("Points without effect are not spent"));
        assertThat(recorded.get(recorded.size() - 2).sentence(Locale.ENGLISH)).isNotEmpty();
        decide(engine, Redemption.of("w", NOON, "EUR", new Redemption.Donation("miles", 100, "trees")));
    }

    @ParameterizedTest
    @CsvSource({"29, 0, 3", "30, 3, 3", "31, 0, 0"})
    void expiringIsAskedByAccount(int daysBefore, int in, int within) {
        LoyaltyEngine engine = engine("""
                package earning
                rule "Stamp" @en("{quantity}.") @de("{quantity}.")
                when Purchase( paid > 0 )
                then decide.earn(3, "stamps").validUntil("2026-08-01"); end
                """, """
                package standing
                rule "In" @en("30 days.") @de("30 Tage.")
                when Customer( expiringIn(30, "stamps") == 3 )
                then decide.notice("in"); end
                rule "Within" @en("30 days.") @de("30 Tage.")
                when Customer( expiringWithin(30, "stamps") == 3, expiringWithin(30) == 0 )
                then decide.notice("within"); end
                """);
        bought(engine, "5.00");
        recorded.clear();
        Instant day = Instant.parse("2026-08-01T10:00:00Z").minusSeconds(86_400L * daysBefore);
        decide(engine, DayReached.of("d", day, "EUR"));
        assertThat(recorded)
                .filteredOn(ContactSuggested.class::isInstance)
                .extracting(notice -> ((ContactSuggested) notice).notice())
                .containsExactlyElementsOf(
                        in > 0 ? List.of("in", "within") : within > 0 ? List.of("within") : List.of());
    }

    /** Brought from elsewhere, points can end within a day, or with the day of another zone. */
    @ParameterizedTest
    @CsvSource({
        "2026-07-02T12:00:00Z, within",
        "2026-07-31T22:00:00Z, within",
        "2026-07-31T22:00:01Z, in and within",
        "2026-08-01T12:00:00Z, in and within",
        "2026-08-01T21:59:59Z, in and within",
        "2026-08-01T22:00:00Z, in and within",
        "2026-08-01T22:00:01Z, neither",
        "2026-08-02T00:00:00Z, neither"
    })
    void pointsExpireInTheCourseOfTheirLastDay(Instant end, String found) {
        LoyaltyEngine engine = engine("""
                package standing
                rule "In" @en("30 days.") @de("30 Tage.")
                when Customer( expiringIn(30) == 3 )
                then decide.notice("in"); end
                rule "Within" @en("30 days.") @de("30 Tage.")
                when Customer( expiringWithin(30) == 3 )
                then decide.notice("within"); end
                """);
        Lifetime lifetime = new Lifetime(Optional.empty(), Optional.of(end), Optional.empty());
        anna = new Customer(
                anna.id(),
                anna.currency(),
                anna.enrolledOn(),
                anna.profile(),
                new TreeMap<>(Map.of(Account.POINTS, new Account(List.of(new Account.Lot(3, lifetime)), 0))),
                anna.history(),
                anna.tier(),
                anna.tallies(),
                anna.booked(),
                anna.issued());
        decide(engine, DayReached.of("d", Instant.parse("2026-07-02T10:00:00Z"), "EUR"));
        assertThat(recorded.stream()
                        .filter(ContactSuggested.class::isInstance)
                        .map(notice -> ((ContactSuggested) notice).notice())
                        .collect(Collectors.joining(" and ")))
                .isEqualTo(found.equals("neither") ? "" : found);
    }

    @ParameterizedTest
    @CsvSource({"99, 94", "100, 95", "101, 96", "139, 133", "4, 0", "3, 0", "0, 0"})
    void aShareExpiresButNoFewerThanSaid(long before, long after) {
        LoyaltyEngine engine = engine("""
                package standing
                rule "Rust" @en("{quantity}: 5 percent, 5 at least.") @de("{quantity}: 5 Prozent, mindestens 5.")
                when Customer( monthsInactive >= 3 )
                then decide.expirePercent(5, "miles").atLeast(5).oncePerMonth("rust"); end
                """);
        if (before > 0) {
            anna = anna.after(List.of(gift(before)));
        }
        decide(engine, DayReached.of("d1", NOON, "EUR"));
        assertThat(balance("miles")).isEqualTo(after);
        decide(engine, DayReached.of("d2", NOON.plusSeconds(86_400), "EUR"));
        assertThat(recorded).filteredOn(PointsExpired.class::isInstance).hasSize(before == 0 ? 0 : 1);
    }

    @Test
    void allOfOneAccountCanEnd() {
        LoyaltyEngine engine = engine("""
                package standing
                rule "Gone" @en("{quantity}.") @de("{quantity}.")
                when Customer( available("miles") > 0 )
                then decide.expireAll("miles"); end
                """);
        decide(engine, Adjustment.of("a", NOON, "EUR", 7, "Gift"));
        decide(engine, new Adjustment("b", NOON, anna.currency(), "miles", 8, "Gift", false));
        assertThat(balance("points")).isEqualTo(7);
        assertThat(balance("miles")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decide.earn(1, \"stamp\");|The programme has no account `stamp`.",
                "decide.cap(10, \"mile\");|The programme has no account `mile`.",
                "decide.multiply(2, \"clicks\");|The programme has no account `clicks`."
            })
    void anAccountThatTheProgrammeDoesNotHaveIsRefusedAtLoad(String decision, String message) {
        assertThatThrownBy(() -> earning(decision))
                .isInstanceOf(RuleLoadException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsInAnAccountThatTheProgrammeDoesNotHaveIsRefused() {
        LoyaltyEngine engine = earning("decide.earn(1);");
        Adjustment clicks = new Adjustment("a", NOON, anna.currency(), "clicks", 5, "Gift", false);
        assertThatThrownBy(() -> engine.evaluate(anna, clicks))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `transaction.account` is `clicks`; the programme has points, miles, stamps.");
    }

    private long balance(String account) {
        return anna.account(account).balance();
    }

    private Evaluation bought(LoyaltyEngine engine, String price) {
        return decide(engine, purchase("t" + recorded.size(), price).build());
    }

    private static Purchase.Builder purchase(String id, String price) {
        return Purchase.of(id).at(NOON).currency("EUR").line("thing", "GOODS", 1, price);
    }

    private Evaluation decide(LoyaltyEngine engine, Transaction transaction) {
        Evaluation evaluation = engine.evaluate(anna, transaction);
        anna = evaluation.customer();
        recorded.addAll(evaluation.decisions());
        return evaluation;
    }

    private Decision gift(long miles) {
        LoyaltyEngine engine = earning("decide.earn(1);");
        return engine.evaluate(anna, new Adjustment("g", NOON, anna.currency(), "miles", miles, "Gift", false))
                .decisions()
                .get(0);
    }

    /** Rules for every purchase, each with one of these decisions. */
    private static LoyaltyEngine earning(String... decisions) {
        StringBuilder rules = new StringBuilder("package earning\n");
        for (int i = 0; i < decisions.length; i++) {
            String sentence = decisions[i].contains("cap") ? "A cap." : "{quantity}.";
            rules.append("rule \"Rule " + (char) ('A' + i) + "\" @en(\"" + sentence + "\") @de(\"" + sentence
                    + "\")\nwhen Purchase( paid > 0 )\nthen " + decisions[i] + " end\n");
        }
        return engine(rules.toString());
    }

    private static LoyaltyEngine engine(String... files) {
        Map<String, String> source = new TreeMap<>(Map.of(LoyaltyEngine.PROGRAMME_FILE, PROGRAMME));
        for (int i = 0; i < files.length; i++) {
            source.put("rules" + i + ".drl", files[i]);
        }
        return Programmes.engine(RuleSource.of(source));
    }
}
