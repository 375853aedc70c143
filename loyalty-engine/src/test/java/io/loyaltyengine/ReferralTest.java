package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.ActivityForwarded;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A friend buys and both are thanked: one transaction each. */
class ReferralTest {
    private static final Instant NOON = Instant.parse("2026-06-15T10:00:00Z");
    private static final LoyaltyJson JSON = new LoyaltyJson();

    private static final LoyaltyEngine ENGINE = Programmes.engine(RuleSource.of(
            Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "earning.drl", """
                    package earning

                    rule "Welcome, friend"
                        @en("{points} points, 100 for a first order of 30 euros or more.")
                        @de("{points} Punkte, 100 für eine erste Bestellung ab 30 Euro.")
                    when
                        Purchase( first, paid >= 30 )
                        Customer( referred )
                    then
                        decide.earn(100).once("referred");
                    end

                    rule "Thanks for a friend"
                        @en("{points} points, 200 for a friend.")
                        @de("{points} Punkte, 200 für eine Empfehlung.")
                    when
                        Activity( kind == "friend-bought" )
                    then
                        decide.earn(200).oncePerSubject("friend-bought").campaign("friends");
                    end

                    rule "Friends are counted"
                        @en("{times} x {name}.")
                        @de("{times} x {name}.")
                    when
                        Activity( kind == "friend-bought" )
                    then
                        decide.count("friend");
                    end

                    rule "Nobody recommends to oneself"
                        @en("Nobody can recommend the shop to oneself.")
                        @de("Niemand kann sich selbst werben.")
                    when
                        $friend : Activity( kind == "friend-bought", aboutSelf )
                    then
                        decide.refuse($friend, "SELF_REFERRAL");
                    end

                    rule "A friend comes once"
                        @en("You were thanked for this friend already.")
                        @de("Für diese Empfehlung hast du schon Punkte.")
                    when
                        $friend : Activity( kind == "friend-bought", received("friend-bought") )
                    then
                        decide.refuse($friend, "ALREADY_REFERRED");
                    end

                    rule "Two friends a year"
                        @en("2 friends a year, and no more.")
                        @de("2 Empfehlungen im Jahr, nicht mehr.")
                    when
                        $friend : Activity( kind == "friend-bought" )
                        Customer( thisYear.count("friend") >= 2 )
                    then
                        decide.refuse($friend, "CUSTOMER_LIMIT").required(2);
                    end
                    """, "followup.drl", """
                    package followup

                    rule "Your friend hears of it"
                        @en("Your friend hears of your order of 30 euros or more.")
                        @de("Wer dich geworben hat, erfährt von deiner Bestellung ab 30 Euro.")
                    when
                        Purchase( first, paid >= 30 )
                        Customer( referred )
                    then
                        decide.forward("friend-bought").toReferrer().once("friend-bought");
                    end

                    rule "Whoever is referred passes on what comes"
                        @en("Passed on.")
                        @de("Weitergegeben.")
                    when
                        Activity( kind in ("friend-bought", "newsletter") )
                    then
                        decide.forward("friend-bought").toReferrer();
                    end
                    """)));

    private final Customer ben = customer("ben", Optional.of("anna"));
    private final Customer anna = customer("anna", Optional.of("zoe"));

    private static Customer customer(String id, Optional<String> referredBy) {
        return Customer.enrolled(id, "EUR", LocalDate.of(2026, 1, 1))
                .with(new Profile(Optional.empty(), new TreeSet<>(), new TreeMap<>(), referredBy, new TreeSet<>()));
    }

    private static Evaluation buys(Customer customer, String id, String price) {
        return ENGINE.evaluate(
                customer,
                Purchase.of(id)
                        .at(NOON)
                        .currency("EUR")
                        .line("mug", "HOME", 1, price)
                        .build());
    }

    private static List<ActivityForwarded> forwarded(Evaluation evaluation) {
        return evaluation.decisions().stream()
                .filter(ActivityForwarded.class::isInstance)
                .map(ActivityForwarded.class::cast)
                .toList();
    }

    private static List<String> codes(Evaluation evaluation) {
        return evaluation.decisions().stream()
                .filter(Refused.class::isInstance)
                .flatMap(refused -> ((Refused) refused).refusals().stream())
                .map(Refusal::code)
                .toList();
    }

    private static Activity of(String friend) {
        return Activity.of("from-" + friend)
                .at(NOON)
                .currency("EUR")
                .kind("friend-bought")
                .subject(friend)
                .from(friend)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"29.99, 0, 0", "30.00, 100, 200", "30.01, 100, 200"})
    void bothAreThankedFromTheLeastOrderOn(String price, long friends, long referrers) {
        Evaluation bought = buys(ben, "order-1", price);
        assertThat(bought.customer().points().balance()).isEqualTo(friends);
        Customer thanked = anna;
        for (ActivityForwarded word : forwarded(bought)) {
            assertThat(word.to()).isEqualTo("anna");
            thanked = ENGINE.evaluate(thanked, word.activity()).customer();
        }
        assertThat(thanked.points().balance()).isEqualTo(referrers);
    }

    @Test
    void theActivityIsReadyAndBookedOnce() {
        ActivityForwarded word = forwarded(buys(ben, "order-1", "30.00")).get(0);
        assertThat(word.activity())
                .isEqualTo(Activity.of("ben/order-1/ActivityForwarded/friend-bought")
                        .at(NOON)
                        .currency("EUR")
                        .kind("friend-bought")
                        .subject("ben")
                        .from("ben")
                        .build());
        assertThat(JSON.readDecision(JSON.write(word))).isEqualTo(word);
        Evaluation first = ENGINE.evaluate(anna, word.activity());
        Evaluation second = ENGINE.evaluate(first.customer(), word.activity());
        assertThat(codes(second)).containsExactly("ALREADY_PROCESSED");
        assertThat(second.customer()).isEqualTo(first.customer());
    }

    @Test
    void theLongestIdsGiveANameToo() {
        Customer long200 = customer("b".repeat(200), Optional.of("anna"));
        Activity activity =
                forwarded(buys(long200, "ö".repeat(200), "30.00")).get(0).activity();
        assertThat(activity.id()).hasSize(64);
        assertThat(codes(ENGINE.evaluate(anna, activity))).isEmpty();
    }

    @Test
    void itIsForwardedOnce() {
        Evaluation bought = buys(ben, "order-1", "30.00");
        Customer returned = ENGINE.evaluate(bought.customer(), Refund.whole("back", NOON, "EUR", bought.decisions()))
                .customer();
        Evaluation again = buys(returned, "order-2", "30.00");
        assertThat(forwarded(again)).isEmpty();
        assertThat(again.customer().points().balance()).isZero();
    }

    @Test
    void withoutAReferrerItStandsInTheTraceAlone() {
        Evaluation evaluation = ENGINE.evaluate(
                customer("ben", Optional.empty()),
                Activity.of("n-1").at(NOON).currency("EUR").kind("newsletter").build());
        assertThat(forwarded(evaluation)).isEmpty();
        assertThat(evaluation.trace()).extracting(Fired::proposal).contains("forward friend-bought to the referrer");
    }

    @Test
    void whatIsOnesOwnIsForwardedByAnActivityToo() {
        Evaluation evaluation = ENGINE.evaluate(
                ben,
                Activity.of("n-1").at(NOON).currency("EUR").kind("newsletter").build());
        assertThat(forwarded(evaluation)).hasSize(1);
    }

    /** Anna was recommended by Zoe, who has nothing of Ben. */
    @Test
    void chainsPayTheDirectReferrerAlone() {
        ActivityForwarded word = forwarded(buys(ben, "order-1", "30.00")).get(0);
        Evaluation thanked = ENGINE.evaluate(anna, word.activity());
        assertThat(thanked.customer().points().balance()).isEqualTo(200);
        assertThat(forwarded(thanked)).isEmpty();
    }

    @Test
    void whoRecommendsToOneselfIsRefused() {
        ActivityForwarded word = forwarded(buys(customer("eve", Optional.of("eve")), "order-1", "30.00"))
                .get(0);
        Evaluation refused = ENGINE.evaluate(customer("eve", Optional.of("eve")), word.activity());
        assertThat(codes(refused)).containsExactly("SELF_REFERRAL");
        assertThat(refused.customer().points().balance()).isZero();
    }

    @Test
    void aFriendIsThankedForOnceHoweverOftenItIsTold() {
        Customer thanked = ENGINE.evaluate(anna, of("ben")).customer();
        Activity again = forwarded(buys(ben, "order-1", "30.00")).get(0).activity();
        assertThat(codes(ENGINE.evaluate(thanked, again))).containsExactly("ALREADY_REFERRED");
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 400", "3, 400"})
    void aYearHasNoMoreThanItsFriends(int friends, long points) {
        Customer thanked = anna;
        for (String friend : List.of("ben", "eve", "tom").subList(0, friends)) {
            Evaluation evaluation = ENGINE.evaluate(thanked, of(friend));
            thanked = evaluation.customer();
            assertThat(codes(evaluation)).isEqualTo(friend.equals("tom") ? List.of("CUSTOMER_LIMIT") : List.of());
        }
        assertThat(thanked.points().balance()).isEqualTo(points);
    }

    @Test
    void allReasonsAreToldAtOnce() {
        Customer thanked = ENGINE.evaluate(anna, of("ben")).customer();
        thanked = ENGINE.evaluate(thanked, of("eve")).customer();
        Activity again = Activity.of("again")
                .at(NOON)
                .currency("EUR")
                .kind("friend-bought")
                .subject("ben")
                .from("anna")
                .build();
        assertThat(codes(ENGINE.evaluate(thanked, again)))
                .containsExactly("CUSTOMER_LIMIT", "SELF_REFERRAL", "ALREADY_REFERRED");
    }
}
