package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.SpendCounted;
import io.loyaltyengine.model.standing.SpendReversed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What comes back takes with it what it brought, and never more. */
@Domain(Shopping.class)
@Domain(DomainContext.Global.class)
class RefundLaws {
    private final LoyaltyEngine engine = Programmes.reference();

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void aFullRefundRestoresPointsSpendAndTier(@ForAll Shopping.Outing outing) {
        Shopper shopper =
                outing.earlier().played(engine).later(Duration.ofDays(20)).awake();
        Customer before = shopper.customer();
        Shopper.Turn bought = shopper.buy(outing.basket(), List.of("A", "B"));
        Customer after = shopper.giveBackAll(bought.transaction().id()).after();

        assertThat(byLifetime(after)).isEqualTo(byLifetime(before));
        assertThat(after.points().owed()).isEqualTo(before.points().owed());
        assertThat(after.history().lifetime().spend())
                .isEqualTo(before.history().lifetime().spend());
        assertThat(after.history().lifetime().points())
                .isEqualTo(before.history().lifetime().points());
        LocalDate day =
                bought.evaluation().decisions(PurchaseRecorded.class).get(0).day();
        LocalDate start = day.minusMonths(Limits.HISTORY_MONTHS);
        assertThat(after.history().between(start, day, after.currency()).spend())
                .isEqualTo(
                        before.history().between(start, day, before.currency()).spend());
        // A tier whose time is up is reviewed with whatever happens next, so it may be gone for good.
        if (before.tier().validUntil().filter(day::isAfter).isEmpty()) {
            assertThat(rank(after)).isLessThanOrEqualTo(rank(before));
            // What a tier was earned with may have left the twelve months since; then a refund does not bring it back.
            if (rank(after) == rank(before) || day.isBefore(before.enrolledOn().plusMonths(12))) {
                assertThat(after.tier()).isEqualTo(before.tier());
            }
        }
    }

    /** The points of a customer, whichever transactions are still known to have brought them. */
    private static Map<Lifetime, Long> byLifetime(Customer customer) {
        Map<Lifetime, Long> points = new HashMap<>();
        customer.points().lots().forEach(lot -> points.merge(lot.lifetime(), lot.points(), Long::sum));
        return points;
    }

    /** Points that fall on no line go with the last unit. */
    @Example
    void theThanksForATwentiethVisitGoWithItsPurchase() {
        Shopper shopper = new Shopper(engine, CouponCatalogue.EMPTY);
        List<Line> lines = List.of(
                new Line("1", "mug", "HOME", 1, new BigDecimal("14.90")),
                new Line("2", "pot", "HOME", 1, new BigDecimal("24.90")));
        for (int visit = 1; visit < 20; visit++) {
            shopper.buy(lines, List.of());
            shopper.later(Duration.ofDays(1));
        }
        Customer before = shopper.awake().customer();
        String twentieth = shopper.buy(lines, List.of()).transaction().id();
        assertThat(shopper.customer().tallies(BadgeAwarded.BADGE)).containsKey("superfan");
        Customer half =
                shopper.giveBack(twentieth, List.of(new RefundLine("1", 1))).after();
        assertThat(half.points().balance()).isGreaterThan(before.points().balance() + 100);
        assertThat(shopper.giveBackAll(twentieth).after().points()).isEqualTo(before.points());
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void partsNeverExceedTheWholeAndTogetherAreTheWhole(@ForAll Shopping.Outing outing) {
        Shopper shopper = outing.earlier().played(engine);
        String purchase =
                shopper.buy(outing.basket(), List.of("A")).transaction().id();
        Random choice = outing.random();
        while (!shopper.left(purchase).isEmpty()) {
            shopper.later(Duration.ofHours(30)).giveBack(purchase, shopper.somePart(purchase, choice));
            assertReversed(shopper.recorded(purchase), false);
        }
        assertReversed(shopper.recorded(purchase), true);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void goodsAndMoneyForGoodsThatStayAreTogetherTheWhole(@ForAll Shopping.Outing outing) {
        Shopper shopper = outing.earlier().played(engine);
        String purchase =
                shopper.buy(outing.basket(), List.of("A")).transaction().id();
        Random choice = outing.random();
        while (!shopper.left(purchase).isEmpty()) {
            List<LineAmount> money = shopper.someMoney(purchase, choice);
            List<RefundLine> goods =
                    money.isEmpty() || choice.nextBoolean() ? shopper.somePart(purchase, choice) : List.of();
            shopper.later(Duration.ofHours(30)).giveBack(purchase, goods, money);
            assertReversed(shopper.recorded(purchase), false);
        }
        assertReversed(shopper.recorded(purchase), true);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theSameRefundTwiceIsRefused(@ForAll Shopping.Outing outing) {
        Shopper shopper = outing.earlier().played(engine);
        String purchase = shopper.buy(outing.basket(), List.of()).transaction().id();
        List<RefundLine> part = shopper.somePart(purchase, outing.random());
        Customer once = shopper.giveBack("back-1", purchase, part).after();

        assertRefused(shopper.giveBack("back-1", purchase, part), once, "ALREADY_PROCESSED");
        Customer empty = shopper.left(purchase).isEmpty()
                ? once
                : shopper.giveBackAll(purchase).after();
        assertRefused(shopper.giveBackAll(purchase), empty, "ALREADY_REVERSED");
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void moreThanIsLeftIsRefusedAsAWhole(@ForAll Shopping.Outing outing) {
        Shopper shopper = new Shopper(engine, CouponCatalogue.EMPTY);
        String purchase = shopper.buy(outing.basket(), List.of()).transaction().id();
        Map<String, Integer> left = shopper.left(purchase);
        List<RefundLine> lines = new ArrayList<>();
        left.forEach((line, units) -> lines.add(new RefundLine(line, units)));
        int greedy = outing.random().nextInt(lines.size());
        lines.set(
                greedy,
                new RefundLine(lines.get(greedy).line(), lines.get(greedy).quantity() + 1));

        assertRefused(shopper.giveBack(purchase, lines), shopper.turns().get(0).after(), "ALREADY_REVERSED");
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void aRefundTakesNoBadgeAndNoVisit(@ForAll Shopping.Story story) {
        Shopper shopper = story.played(engine);
        for (String purchase : shopper.purchases()) {
            Customer before = shopper.customer();
            Customer after = shopper.giveBackAll(purchase).after();
            assertThat(after.tallies(BadgeAwarded.BADGE)).containsAllEntriesOf(before.tallies(BadgeAwarded.BADGE));
            assertThat(after.history().lifetime().visits())
                    .isEqualTo(before.history().lifetime().visits());
            assertThat(after.tallies(CouponAccepted.COUPON)).isEqualTo(before.tallies(CouponAccepted.COUPON));
        }
        assertThat(shopper.customer().points().balance()).isZero();
        assertThat(shopper.customer().history().lifetime().spend()).isEqualByComparingTo("0");
    }

    private static void assertRefused(Shopper.Turn turn, Customer before, String code) {
        assertThat(turn.decisions()).singleElement().isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusals())
                .isNotEmpty()
                .extracting(Refusal::code)
                .containsOnly(code));
        assertThat(turn.after()).isEqualTo(before);
    }

    /** Compares what was granted with all that has been taken back: by grant, by line and for the money. */
    private static void assertReversed(List<Decision> recorded, boolean everything) {
        Map<String, BigDecimal> granted = new TreeMap<>();
        Map<String, BigDecimal> reversed = new TreeMap<>();
        for (Decision decision : recorded) {
            if (decision instanceof PurchaseRecorded purchase) {
                add(granted, "paid", purchase.paid());
                purchase.lines().forEach(line -> addSold(granted, line));
            } else if (decision instanceof RefundRecorded refund) {
                add(reversed, "paid", refund.paid());
                refund.lines().forEach(line -> addSold(reversed, line));
                refund.allowances().forEach(money -> add(reversed, "paid " + money.line(), money.amount()));
            } else if (decision instanceof PointsEarned earned) {
                add(granted, earned.id().toString(), BigDecimal.valueOf(earned.points()));
                earned.shares().forEach(share -> addPoints(granted, earned.id(), share));
            } else if (decision instanceof PointsReversed back) {
                add(
                        reversed,
                        back.earned().toString(),
                        BigDecimal.valueOf(Math.addExact(back.points(), back.forgiven())));
                back.shares().forEach(share -> addPoints(reversed, back.earned(), share));
            } else if (decision instanceof PointsCancelled back) {
                add(reversed, back.earned().toString(), BigDecimal.valueOf(back.points()));
                back.shares().forEach(share -> addPoints(reversed, back.earned(), share));
            } else if (decision instanceof SpendCounted counted) {
                add(granted, counted.id().toString(), counted.amount());
                counted.shares().forEach(share -> addAmount(granted, counted.id(), share));
            } else if (decision instanceof SpendReversed back) {
                add(reversed, back.counted().toString(), back.amount());
                back.shares().forEach(share -> addAmount(reversed, back.counted(), share));
            }
        }
        reversed.forEach(
                (what, amount) -> assertThat(amount).as(what).isNotNegative().isLessThanOrEqualTo(granted.get(what)));
        if (everything) {
            granted.values().removeIf(amount -> amount.signum() == 0);
            reversed.values().removeIf(amount -> amount.signum() == 0);
            assertThat(reversed).isEqualTo(granted);
        }
    }

    private static void addSold(Map<String, BigDecimal> sums, SoldLine line) {
        add(sums, "paid " + line.line(), line.paid());
        add(sums, "units " + line.line(), BigDecimal.valueOf(line.quantity()));
    }

    private static void addPoints(Map<String, BigDecimal> sums, DecisionId grant, LinePoints share) {
        add(sums, grant + " points " + share.line(), BigDecimal.valueOf(share.points()));
    }

    private static void addAmount(Map<String, BigDecimal> sums, DecisionId count, LineAmount share) {
        add(sums, count + " amount " + share.line(), share.amount());
    }

    private static void add(Map<String, BigDecimal> sums, String what, BigDecimal amount) {
        sums.merge(what, amount, BigDecimal::add);
    }

    private int rank(Customer customer) {
        return engine.programme().tiers().indexOf(customer.tier().name());
    }
}
