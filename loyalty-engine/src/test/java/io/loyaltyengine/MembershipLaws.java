package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.standing.BadgeAwarded;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What the reference programme promises over a membership. */
@Domain(Shopping.class)
@Domain(DomainContext.Global.class)
class MembershipLaws {
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Line> MUG = List.of(new Line("1", "mug", "HOME", 2, new BigDecimal("14.90")));

    private final LoyaltyEngine engine = Programmes.reference();

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void whoSpendsMoreGetsNoLess(
            @ForAll Shopping.Outing outing,
            @ForAll @IntRange(min = 0, max = 11) int line,
            @ForAll @LongRange(min = 1, max = 200_000) long cents) {
        Shopper shopper = Shopper.playing(outing.earlier().steps(), engine, CouponCatalogue.EMPTY);
        Customer customer = shopper.customer();
        Purchase less =
                (Purchase) shopper.later(DAY).buy(outing.basket(), List.of()).transaction();
        List<Line> dearer = new ArrayList<>(outing.basket());
        Line cheap = dearer.get(line % dearer.size());
        dearer.set(
                line % dearer.size(),
                new Line(
                        cheap.id(),
                        cheap.product(),
                        cheap.category(),
                        cheap.quantity(),
                        cheap.unitPrice().add(BigDecimal.valueOf(cents, 2))));
        List<Line> longer = new ArrayList<>(outing.basket());
        longer.add(new Line("more", "mug", "HOME", 1, BigDecimal.valueOf(cents, 2)));

        Evaluation least = engine.evaluate(customer, less);
        for (List<Line> more : List.of(dearer, longer)) {
            assertNoLess(least, engine.evaluate(customer, with(less, more)));
        }
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void aNewMemberWhoSpendsMoreRisesNoLower(
            @ForAll @LongRange(min = 0, max = 700_000) long one,
            @ForAll @LongRange(min = 0, max = 700_000) long other) {
        assertNoLess(firstPurchase(Math.min(one, other)), firstPurchase(Math.max(one, other)));
    }

    private Evaluation firstPurchase(long cents) {
        Line line = new Line("1", "mug", "HOME", 1, BigDecimal.valueOf(cents, 2));
        return new Shopper(engine, CouponCatalogue.EMPTY)
                .buy(List.of(line), List.of())
                .evaluation();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theTwentiethVisitMakesASuperfanOnceAndForGood(@ForAll @IntRange(min = 0, max = 24) int refunded) {
        Shopper shopper = new Shopper(engine, CouponCatalogue.EMPTY);
        List<Integer> awardedAt = new ArrayList<>();
        for (int visit = 1; visit <= 45; visit++) {
            Shopper.Turn turn = shopper.buy(MUG, List.of());
            if (awarded(turn)) {
                awardedAt.add(visit);
            }
            if (visit == refunded) {
                assertThat(awarded(shopper.giveBackAll(turn.transaction().id())))
                        .isFalse();
            }
            shopper.later(DAY);
        }
        assertThat(awardedAt).containsExactly(20);
        assertThat(shopper.customer().tallies(BadgeAwarded.BADGE)).containsKey("superfan");
        for (String purchase : shopper.purchases()) {
            assertThat(awarded(shopper.giveBackAll(purchase))).isFalse();
        }
        assertThat(shopper.customer().tallies(BadgeAwarded.BADGE)).containsKey("superfan");
    }

    @Example
    void ofAllTiersThatAreEarnedTheHighestIsGiven() {
        Shopper shopper = new Shopper(engine, CouponCatalogue.EMPTY);
        shopper.buy(List.of(new Line("1", "mug", "HOME", 100, new BigDecimal("9999.00"))), List.of());
        assertThat(rank(shopper.turns().get(0).evaluation()))
                .isEqualTo(engine.programme().tiers().size() - 1);
    }

    @Example
    void aSecondPurchaseOnTheSameDayIsNoVisit() {
        Shopper shopper = new Shopper(engine, CouponCatalogue.EMPTY);
        for (int purchase = 1; purchase <= 30; purchase++) {
            shopper.buy(MUG, List.of());
        }
        assertThat(shopper.customer().history().lifetime().visits()).isEqualTo(1);
        assertThat(shopper.customer().history().lifetime().purchases()).isEqualTo(30);
        assertThat(shopper.customer().tallies(BadgeAwarded.BADGE)).doesNotContainKey("superfan");
    }

    /** {@link Customer} documents what its size grows with; this is the figure. */
    @Example
    void aStateStaysSmallHoweverManyTransactionsThereWere() {
        Shopper shopper = new Shopper(
                engine,
                CouponCatalogue.of(
                        CouponDefinition.of("A", new Benefit.PercentOff(BigDecimal.ONE)),
                        CouponDefinition.of("B", new Benefit.PercentOff(BigDecimal.ONE))));
        int daysKept = 31 * Limits.HISTORY_MONTHS;
        for (int purchase = 1; purchase <= 3_000; purchase++) {
            Shopper.Turn bought = shopper.buy(MUG, List.of("A", "B", "unknown-" + purchase));
            if (purchase % 7 == 0) {
                shopper.giveBackAll(bought.transaction().id());
            }
            shopper.later(Duration.ofHours(29));
        }
        Customer customer = shopper.customer();
        assertThat(customer.history().lifetime().purchases()).isEqualTo(3_000 - 3_000 / 7);
        assertThat(customer.booked()).hasSizeLessThanOrEqualTo(60);
        assertThat(customer.history().days()).hasSizeLessThanOrEqualTo(daysKept);
        assertThat(customer.points().lots()).hasSizeLessThanOrEqualTo(daysKept);
        assertThat(customer.tallies(BadgeAwarded.BADGE)).hasSizeLessThanOrEqualTo(10);
        assertThat(customer.tallies(CouponAccepted.COUPON)).containsOnlyKeys("A", "B");
    }

    private static boolean awarded(Shopper.Turn turn) {
        return turn.evaluation().decisions(BadgeAwarded.class).stream()
                .anyMatch(award -> award.badge().equals("superfan"));
    }

    private static Purchase with(Purchase purchase, List<Line> lines) {
        return new Purchase(
                purchase.id(),
                purchase.at(),
                purchase.currency(),
                purchase.channel(),
                purchase.partner(),
                lines,
                purchase.coupons(),
                purchase.tenders(),
                purchase.attributes(),
                purchase.redeem(),
                Account.POINTS);
    }

    private void assertNoLess(Evaluation less, Evaluation more) {
        assertThat(points(more)).isGreaterThanOrEqualTo(points(less));
        assertThat(rank(more)).isGreaterThanOrEqualTo(rank(less));
        assertThat(more.customer().tallies(BadgeAwarded.BADGE).keySet())
                .containsAll(less.customer().tallies(BadgeAwarded.BADGE).keySet());
        assertThat(more.customer().history().lifetime().spend())
                .isGreaterThanOrEqualTo(less.customer().history().lifetime().spend());
    }

    private static long points(Evaluation evaluation) {
        return evaluation.decisions(PointsEarned.class).stream()
                .mapToLong(PointsEarned::points)
                .sum();
    }

    private int rank(Evaluation evaluation) {
        return engine.programme().tiers().indexOf(evaluation.customer().tier().name());
    }
}
