package io.loyaltyengine.examples;

import static io.loyaltyengine.examples.Shop.anna;
import static io.loyaltyengine.examples.Shop.berlin;
import static io.loyaltyengine.examples.Shop.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.points.PointsActivated;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.ContactSuggested;
import io.loyaltyengine.model.standing.Counted;
import io.loyaltyengine.model.standing.TierChanged;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several at once, none at all, and how each is named. */
class StandingEdgesTest {
    private static final Purchase BOUGHT =
            purchase("p", "till").line("a", "GOODS", 2, "10.00").build();
    private static final LoyaltyEngine BADGES = new Shop()
            .rule("standing", "A", "Customer( purchases > 0 )", "award(\"zebra\")")
            .rule("standing", "B", "Customer( purchases > 0 )", "award(\"ant\")")
            .rule("standing", "C", "Customer( purchases >= 1 )", "award(\"ant\")")
            .open();
    private static final LoyaltyEngine TIERS = new Shop()
            .rule("standing", "A", "Customer( purchases > 0 )", "tier(\"SILVER\")")
            .rule("standing", "B", "Customer( purchases > 0 )", "tier(\"GOLD\")")
            .rule("standing", "C", "Customer( purchases >= 1 )", "tier(\"GOLD\")")
            .open();
    private static final LoyaltyEngine COUNTING = new Shop()
            .rule(
                    "earning",
                    "Coffee",
                    "$purchase : Purchase( paid > 0 )",
                    "count(\"coffee\").times($purchase.unitsIn(\"COFFEE\"))")
            .rule(
                    "earning",
                    "Goods",
                    "$purchase : Purchase( paid > 0 )",
                    "count(\"goods\").times($purchase.unitsIn(\"GOODS\"))")
            .rule("standing", "Vouchers", "Customer( purchases > 0 )", "issue(\"VOUCHER\").forEvery(100)")
            .open();
    private static final LoyaltyEngine THANKS = new Shop()
            .rule("standing", "Fan", "Customer( purchases > 0, !hasBadge(\"fan\") )", "award(\"fan\")")
            .rule("followup", "Tell", "Outcome( awarded(\"fan\") )", "notice(\"fan\")")
            .open();
    private static final LoyaltyEngine TRACED = new Shop()
            .rule("earning", "Euro", "Purchase( paid > 5 )", "earn(1).per(1)")
            .rule("standing", "Fan", "Customer( purchases > 0 )", "award(\"fan\")")
            .open();
    private static final LoyaltyEngine WORTH = new Shop()
            .rule("earning", "Euro", "Purchase( paid > 0 )", "earn(1).per(1)")
            .rule("earning", "Welcome", "Purchase( paid >= 0 )", "earn(5)")
            .open();
    private static final LoyaltyEngine OVER = new Shop()
            .rule("earning", "Euro", "Purchase( paid > 0 )", "earn(1).per(1).validUntil(\"2026-05-18\")")
            .rule("earning", "Today", "Purchase( paid > 0 )", "earn(7).validUntil(\"2026-05-19\")")
            .open();
    private static final LoyaltyEngine WAITING = new Shop()
            .rule("earning", "Euro", "Purchase( paid > 0 )", "earn(1).per(1).pendingDays(14).validMonths(2)")
            .open();
    private static final LoyaltyEngine CONFIRMED = new Shop()
            .rule("earning", "Euro", "Purchase( paid > 0 )", "earn(1).per(1).pendingUntilConfirmed()")
            .open();
    /** As many rules speak as euros are paid. */
    private static final LoyaltyEngine MANY = many();

    private static LoyaltyEngine many() {
        Shop shop = new Shop();
        IntStream.rangeClosed(1, 40)
                .forEach(i -> shop.rule("earning", "From " + i, "Purchase( paid >= " + i + " )", "count(\"bread\")"));
        return shop.open();
    }

    @Test
    void badgesAreAwardedByTheirNameWhateverTheirRulesAreCalled() {
        assertThat(BADGES.evaluate(anna(), BOUGHT).decisions(BadgeAwarded.class))
                .extracting(BadgeAwarded::badge, badge -> badge.reason().rule())
                .containsExactly(tuple("ant", "B"), tuple("zebra", "A"));
    }

    @Test
    void ofSeveralRulesForOneTierTheFirstByNameSpeaks() {
        assertThat(TIERS.evaluate(anna(), BOUGHT).decisions(TierChanged.class))
                .extracting(change -> change.reason().rule())
                .containsExactly("B");
    }

    @Test
    void whatIsCountedByManyRulesIsNumbered() {
        for (int price : new int[] {3, 40}) {
            Purchase purchase =
                    purchase("p", "till").line("a", "GOODS", 1, price + ".00").build();
            assertThat(MANY.evaluate(anna(), purchase).decisions(Counted.class))
                    .extracting(count -> count.id().number())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, price).boxed().toList());
        }
    }

    @Test
    void nothingIsNotCountedNorIssued() {
        Evaluation evaluation = COUNTING.evaluate(anna(99), BOUGHT);
        assertThat(evaluation.decisions(Counted.class))
                .extracting(Counted::name, Counted::times)
                .containsExactly(tuple("goods", 2L));
        assertThat(evaluation.decisions(CouponIssued.class)).isEmpty();
        assertThat(COUNTING.evaluate(anna(100), BOUGHT).decisions(CouponIssued.class))
                .extracting(CouponIssued::count)
                .containsExactly(1L);
    }

    @Test
    void whatFollowsMayBeAWordToo() {
        Evaluation first = THANKS.evaluate(anna(), BOUGHT);
        assertThat(first.decisions(ContactSuggested.class))
                .extracting(ContactSuggested::notice)
                .containsExactly("fan");
        assertThat(THANKS.evaluate(
                                first.customer(),
                                purchase("q", "till")
                                        .line("a", "GOODS", 1, "1.00")
                                        .build())
                        .decisions(ContactSuggested.class))
                .isEmpty();
    }

    @Test
    void theTraceShowsWhatEachStageLookedAt() {
        assertThat(TRACED.evaluate(anna(), BOUGHT).trace())
                .extracting(Fired::stage, Fired::rule, fired -> fired.values().values().stream()
                        .toList())
                .containsExactly(tuple("earning", "Euro", List.of("20.00")), tuple("standing", "Fan", List.of("1")));
    }

    @Test
    void pointsAreWorthAShareOfWhatIsPaid() {
        assertThat(WORTH.evaluate(anna(), BOUGHT).decisions(PointsEarned.class))
                .extracting(PointsEarned::turnoverShare)
                .containsExactly(new BigDecimal("0.0100"), new BigDecimal("0.0025"));
        Purchase free = purchase("q", "till").line("a", "GOODS", 1, "0.00").build();
        assertThat(WORTH.evaluate(anna(), free).decisions(PointsEarned.class))
                .extracting(PointsEarned::turnoverShare)
                .containsExactly(new BigDecimal("0.0000"));
    }

    @Test
    void whatIsOverOnArrivalIsNotGranted() {
        assertThat(OVER.evaluate(anna(), BOUGHT).decisions(PointsEarned.class))
                .extracting(PointsEarned::points)
                .containsExactly(7L);
    }

    /** Two purchases of a day: one line for the customer when their points become active, and one when they are over. */
    @Test
    void whatHasOneLifetimeActsAsOne() {
        Customer bought = WAITING.evaluate(anna(), BOUGHT).customer();
        bought = WAITING.evaluate(
                        bought,
                        purchase("q", "till").line("a", "GOODS", 1, "5.00").build())
                .customer();
        bought = WAITING.evaluate(
                        bought,
                        purchase("r", "till", berlin("2026-05-20T12:00"))
                                .line("a", "GOODS", 1, "3.00")
                                .build())
                .customer();
        assertThat(bought.points().lots()).hasSize(3);
        Evaluation active = WAITING.evaluate(bought, DayReached.of("d", berlin("2026-06-10T12:00"), "EUR"));
        assertThat(active.decisions(PointsActivated.class))
                .extracting(PointsActivated::points, activated -> activated.id().number())
                .containsExactly(tuple(25L, 1), tuple(3L, 1));
        Evaluation over = WAITING.evaluate(active.customer(), DayReached.of("e", berlin("2026-07-21T12:00"), "EUR"));
        assertThat(over.decisions(PointsExpired.class))
                .extracting(PointsExpired::points, expired -> expired.id().subject())
                .containsExactly(tuple(25L, "..2026-07-19T22:00:00Z"), tuple(3L, "..2026-07-20T22:00:00Z"));
        assertThat(over.customer().points().balance()).isZero();
    }

    @Test
    void whatWaitsIsConfirmedEvenAfterTheReturnWindow() {
        Customer waiting = CONFIRMED.evaluate(anna(), BOUGHT).customer();
        waiting = CONFIRMED
                .evaluate(
                        waiting,
                        purchase("q", "till", berlin("2027-12-20T12:00"))
                                .line("a", "GOODS", 1, "1.00")
                                .build())
                .customer();
        assertThat(waiting.booked()).doesNotContainKey("p");
        Evaluation confirmed =
                CONFIRMED.evaluate(waiting, Confirmation.of("c", berlin("2027-12-21T12:00"), "EUR", "p"));
        assertThat(confirmed.customer().points().available()).isEqualTo(20);
        Evaluation again =
                CONFIRMED.evaluate(confirmed.customer(), Confirmation.of("e", berlin("2027-12-21T12:00"), "EUR", "p"));
        assertThat(again.decisions()).hasOnlyElementsOfType(Refused.class);
    }
}
