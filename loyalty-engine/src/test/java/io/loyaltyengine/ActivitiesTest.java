package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.ActivityRecorded;
import io.loyaltyengine.model.Booked;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.ContactSuggested;
import io.loyaltyengine.model.standing.CountReversed;
import io.loyaltyengine.model.standing.Counted;
import io.loyaltyengine.model.standing.VisitCounted;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of activities: once for a subject, capped, refused with all reasons, taken back. */
class ActivitiesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);

    private static final String EARNING = """
            package earning

            rule "Survey"
                @en("{points} points, 25 for the survey.")
                @de("{points} Punkte, 25 für die Umfrage.")
            when
                Activity( kind == "survey" )
            then
                decide.earn(25).oncePerSubject("survey");
            end

            rule "Review"
                @en("{points} points, 20 for a review.")
                @de("{points} Punkte, 20 für eine Bewertung.")
            when
                Activity( kind == "review" )
            then
                decide.earn(20).oncePerSubject("review").campaign("reviews");
            end

            rule "At most 50 points a day for reviews"
                @en("Reviews give 50 points a day.")
                @de("Bewertungen geben 50 Punkte am Tag.")
            when
                Activity( kind == "review" )
            then
                decide.cap(50).perDay().onCampaign("reviews");
            end

            rule "A review has stars"
                @en("A review has 1 star or more, not {actual}.")
                @de("Eine Bewertung hat ab 1 Stern, nicht {actual}.")
            when
                $review : Activity( kind == "review", number("stars") < 1 )
            then
                decide.refuse($review, "BELOW_MINIMUM").required(1).actual($review.number("stars"));
            end

            rule "A review has a text"
                @en("A {subject} needs a text.")
                @de("Eine {subject} braucht einen Text.")
            when
                $review : Activity( kind == "review", text("text") == "" )
            then
                decide.refuse($review, "NO_TEXT");
            end

            rule "A review for each product"
                @en("You have reviewed this already.")
                @de("Das hast du schon bewertet.")
            when
                $review : Activity( kind == "review", received("review") )
            then
                decide.refuse($review, "ALREADY_PROCESSED");
            end

            rule "Reviews are counted"
                @en("{times} x {name}.")
                @de("{times} x {name}.")
            when
                Activity( kind == "review" )
            then
                decide.count("review").undoneOnRefund();
            end

            rule "Renewals are counted"
                @en("{times} x {name}.")
                @de("{times} x {name}.")
            when
                Activity( kind == "renewal" )
            then
                decide.count("renewal").oncePerMonth("renewal");
            end

            rule "A check-in is a visit"
                @en("That is a visit.")
                @de("Das ist ein Besuch.")
            when
                Activity( kind in ("check-in", "tour"), partner != "elsewhere" )
            then
                decide.countVisit();
            end

            rule "A point for every euro"
                @en("{points} points, 1 for every euro.")
                @de("{points} Punkte, 1 für jeden Euro.")
            when
                Purchase( paid > 0 )
            then
                decide.earn(1).per(1);
            end

            rule "Twice for beginners"
                @en("{points} points more: 2 times.")
                @de("{points} Punkte mehr: 2-fach.")
            when
                Customer( tier == "NONE" )
            then
                decide.multiply(2);
            end

            rule "Three for whatever happens"
                @en("{points} points, 3 for being here.")
                @de("{points} Punkte, 3 fürs Dasein.")
            when
                Customer( inSegment("LUCKY") )
            then
                decide.earn(3);
            end
            """;

    private static final String STANDING = """
            package standing

            rule "Plus"
                @en("You are {badge}, for 49 euros or more.")
                @de("Du hast {badge}, ab 49 Euro.")
            when
                Activity( kind == "fee-paid", subject == "plus", amount >= 49 )
            then
                decide.award("plus");
            end
            """;

    private static final String FOLLOWUP = """
            package followup

            rule "Basket"
                @en("Your basket waits for you.")
                @de("Dein Warenkorb wartet auf dich.")
            when
                Activity( kind == "basket-abandoned" )
            then
                decide.notice("basket");
            end

            rule "Thanks for plus"
                @en("{points} points, 5 for paying by bank.")
                @de("{points} Punkte, 5 fürs Überweisen.")
            when
                Activity( kind == "fee-paid", flag("bank") )
                Outcome( awarded("plus") )
            then
                decide.earn(5);
            end
            """;

    private static final LoyaltyEngine ENGINE = Programmes.engine(RuleSource.of(Map.of(
            LoyaltyEngine.PROGRAMME_FILE,
            Programmes.PROGRAMME,
            "earning.drl",
            EARNING,
            "standing.drl",
            STANDING,
            "followup.drl",
            FOLLOWUP)));

    private final Shopper anna = new Shopper(Customer.enrolled("anna", "EUR", LocalDate.of(2026, 6, 1)));

    /** A customer to whom one thing happens after the other. */
    private static final class Shopper {
        private Customer customer;
        private int number;

        Shopper(Customer customer) {
            this.customer = customer;
        }

        Evaluation does(Activity activity) {
            Evaluation evaluation = ENGINE.evaluate(customer, activity);
            customer = evaluation.customer();
            return evaluation;
        }

        Evaluation does(String kind, String subject) {
            return does(activity(kind).subject(subject).build());
        }

        Activity.Builder activity(String kind) {
            return activity(kind, MONDAY);
        }

        Activity.Builder activity(String kind, LocalDate day) {
            return Activity.of("a" + ++number)
                    .at(day.atTime(LocalTime.NOON).atZone(BERLIN).toInstant())
                    .currency("EUR")
                    .kind(kind);
        }

        Activity.Builder review(String product) {
            return activity("review").subject(product).attribute("stars", 4L).attribute("text", "Good.");
        }

        Evaluation takesBack(Evaluation done) {
            Evaluation back = ENGINE.evaluate(
                    customer,
                    Refund.whole(
                            "r" + ++number, MONDAY.atTime(13, 0).atZone(BERLIN).toInstant(), "EUR", done.decisions()));
            customer = back.customer();
            return back;
        }

        long balance() {
            return customer.points().balance();
        }
    }

    private static <D extends Decision> List<D> of(Evaluation evaluation, Class<D> kind) {
        return evaluation.decisions().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Stream<String> codes(Evaluation evaluation) {
        return of(evaluation, Refused.class).stream()
                .flatMap(refused -> refused.refusals().stream())
                .map(Refusal::code);
    }

    @Test
    void whatRulesKnowIsRecordedAndEarns() {
        Evaluation survey = anna.does("survey", "spring");
        assertThat(survey.decisions())
                .extracting(decision -> decision.id().toString())
                .containsExactly("anna/a1/ActivityRecorded/survey", "anna/a1/PointsEarned/Survey");
        ActivityRecorded recorded = of(survey, ActivityRecorded.class).get(0);
        assertThat(recorded.activity()).isEqualTo("survey");
        assertThat(recorded.subject()).contains("spring");
        assertThat(recorded.sentence(Locale.ENGLISH)).isEqualTo("survey was recorded.");
        assertThat(anna.customer.booked()).containsKey("a1");
        assertThat(anna.customer.tally("activity", "survey"))
                .contains(new Tally(1, MONDAY, MONDAY, new TreeMap<>(Map.of(MONDAY, 1L))));
        assertThat(anna.customer.points().lots().get(0).from()).contains("a1");
    }

    @Test
    void aSubjectGivesItOnce() {
        anna.does("survey", "spring");
        Evaluation again = anna.does("survey", "spring");
        assertThat(of(again, PointsEarned.class)).isEmpty();
        assertThat(of(again, ActivityRecorded.class)).hasSize(1);
        anna.does("survey", "summer");
        assertThat(anna.balance()).isEqualTo(50);
    }

    @Test
    void noSubjectIsOneToo() {
        anna.does(anna.activity("survey").build());
        anna.does(anna.activity("survey").build());
        // A subject that is called as what has none is stored.
        anna.does("survey", "survey");
        assertThat(anna.balance()).isEqualTo(50);
    }

    @Test
    void aLongNameOfASubjectIsOneLikeOthers() {
        String subject = "s".repeat(200);
        anna.does("survey", subject);
        anna.does("survey", subject);
        assertThat(anna.balance()).isEqualTo(25);
    }

    @Test
    void aCapCountsTheActivitiesOfADay() {
        for (String product : List.of("mug", "pot", "cup", "tea")) {
            anna.does(anna.review(product).build());
        }
        assertThat(anna.balance()).isEqualTo(50);
        // What was cut to nothing can still be had another day.
        anna.does(anna.activity("review", MONDAY.plusDays(1))
                .subject("tea")
                .attribute("stars", 1L)
                .attribute("text", "Good.")
                .build());
        assertThat(anna.balance()).isEqualTo(70);
    }

    @Test
    void allReasonsAreToldAndNothingElseIsBooked() {
        anna.does(anna.review("mug").build());
        Customer before = anna.customer;
        Evaluation refused = anna.does("review", "mug");
        assertThat(refused.decisions()).hasSize(1);
        assertThat(codes(refused)).containsExactly("BELOW_MINIMUM", "ALREADY_PROCESSED", "NO_TEXT");
        Refused decision = of(refused, Refused.class).get(0);
        assertThat(decision.what()).isEqualTo("activity");
        assertThat(decision.subject()).isEqualTo("review");
        assertThat(decision.refusals())
                .extracting(Refusal::required, Refusal::actual, refusal -> refusal.text()
                        .en())
                .containsExactly(
                        tuple("1", "0", "A review has 1 star or more, not 0 EUR."),
                        tuple("", "", "You have reviewed this already."),
                        tuple("", "", "A review needs a text."));
        assertThat(anna.customer).isEqualTo(before);
        // What rules said besides stands in the trace.
        assertThat(refused.trace()).extracting(Fired::proposal).contains("earn 20", "count review");
    }

    @Test
    void whatWasRefusedCanBeToldAgain() {
        Activity poor = Activity.of("a9")
                .at(MONDAY.atTime(LocalTime.NOON).atZone(BERLIN).toInstant())
                .currency("EUR")
                .kind("review")
                .subject("mug")
                .attribute("text", "Good.")
                .build();
        assertThat(codes(anna.does(poor))).containsExactly("BELOW_MINIMUM");
        assertThat(anna.balance()).isZero();
        Activity better = Activity.of("a9")
                .at(poor.at())
                .currency("EUR")
                .kind("review")
                .subject("mug")
                .attribute("text", "Good.")
                .attribute("stars", 1)
                .build();
        anna.does(better);
        assertThat(anna.balance()).isEqualTo(20);
        assertThat(codes(anna.does(better))).containsExactly("ALREADY_PROCESSED");
        assertThat(anna.balance()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"servey, UNKNOWN_KIND", "survey, ''", "tour, ''", "basket-abandoned, ''", "fee-paid, ''"})
    void aKindThatNoRuleNamesIsRefused(String kind, String code) {
        Customer before = anna.customer;
        Evaluation evaluation = anna.does(anna.activity(kind).build());
        assertThat(String.join(",", codes(evaluation).toList())).isEqualTo(code);
        if (!code.isEmpty()) {
            assertThat(evaluation.decisions()).hasSize(1);
            assertThat(evaluation.decisions().get(0).sentence(Locale.GERMAN))
                    .isEqualTo("Von servey ist hier nichts bekannt; es wurde nichts gebucht.");
            assertThat(anna.customer).isEqualTo(before);
            assertThat(evaluation.trace()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"48.99, plus, false", "49.00, plus, true", "49.01, plus, true", "49.00, minus, false"})
    void aFeeGivesABadge(String amount, String subject, boolean awarded) {
        Evaluation paid = anna.does(anna.activity("fee-paid")
                .subject(subject)
                .amount(amount)
                .attribute("bank", true)
                .build());
        assertThat(of(paid, BadgeAwarded.class)).hasSize(awarded ? 1 : 0);
        assertThat(anna.balance()).isEqualTo(awarded ? 5 : 0);
    }

    @Test
    void aNoticeFollows() {
        assertThat(of(anna.does(anna.activity("basket-abandoned").build()), ContactSuggested.class))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"check-in, here, 1", "tour, here, 1", "tour, elsewhere, 0"})
    void aVisitIsCountedIfARuleSaysSo(String kind, String partner, int visits) {
        Evaluation visit = anna.does(anna.activity(kind).partner(partner).build());
        assertThat(of(visit, VisitCounted.class)).hasSize(visits);
    }

    @Test
    void rulesAboutPurchasesAreSilentAndOthersSpeakAtBoth() {
        Shopper lucky = new Shopper(ENGINE.evaluate(anna.customer, day(MONDAY))
                .customer()
                .with(new Profile(
                        Optional.empty(),
                        new TreeSet<>(List.of("LUCKY")),
                        new TreeMap<>(),
                        Optional.empty(),
                        new TreeSet<>())));
        lucky.does("survey", "spring");
        assertThat(lucky.balance()).isEqualTo(28);
        Evaluation bought = ENGINE.evaluate(
                lucky.customer,
                Purchase.of("p1")
                        .at(MONDAY.atTime(14, 0).atZone(BERLIN).toInstant())
                        .currency("EUR")
                        .line("mug", "HOME", 1, "10.00")
                        .build());
        assertThat(bought.customer().points().balance()).isEqualTo(51);
        assertThat(of(bought, ActivityRecorded.class)).isEmpty();
        assertThat(ENGINE.evaluate(lucky.customer, day(MONDAY)).decisions()).isEmpty();
    }

    @Test
    void aRefundTakesBackWhatItBrought() {
        Evaluation done = anna.does(anna.review("mug").build());
        assertThat(anna.customer.tally("count", "review")).isPresent();
        Evaluation back = anna.takesBack(done);
        assertThat(anna.balance()).isZero();
        assertThat(of(back, CountReversed.class))
                .extracting(
                        CountReversed::times, reversed -> reversed.sentence(Locale.ENGLISH), reversed -> reversed.id()
                                .kind())
                .containsExactly(tuple(1L, "review: 1 time counts no longer.", "CountReversed"));
        assertThat(anna.customer.tally("count", "review")).isEmpty();
        assertThat(anna.customer.booked().get("a1"))
                .isEqualTo(new Booked(
                        MONDAY.plusDays(60), new TreeMap<>(Map.of("1", 1)), new TreeMap<>(), Optional.of(MONDAY)));
        assertThat(codes(anna.takesBack(done))).containsExactly("ALREADY_REVERSED");
        // It was had, all the same.
        assertThat(codes(anna.does(anna.review("mug").build()))).containsExactly("ALREADY_PROCESSED");
    }

    @Test
    void countsStayWhereNoRuleSaysOtherwise() {
        anna.takesBack(anna.does(anna.activity("renewal").build()));
        assertThat(anna.customer.tally("count", "renewal")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30, 1", "2026-07-01, 2"})
    void aCountTooIsHadOnceAMonth(LocalDate again, long count) {
        anna.does(anna.activity("renewal", LocalDate.of(2026, 6, 1)).build());
        Evaluation second = anna.does(anna.activity("renewal", again).build());
        assertThat(of(second, Counted.class)).hasSize((int) count - 1);
        assertThat(anna.customer.tally("count", "renewal").orElseThrow().count())
                .isEqualTo(count);
    }

    private static DayReached day(LocalDate day) {
        return DayReached.of("day-" + day, day.atTime(11, 0).atZone(BERLIN).toInstant(), "EUR");
    }
}
