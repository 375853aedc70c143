package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.ReasonCodes;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.standing.SpendCounted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** Every code is answered, and every cent that a coupon takes off is taken off some line. */
@Domain(Shopping.class)
class CouponLaws {
    private final LoyaltyEngine engine = Programmes.reference();

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void everyCodeGetsOneVerdictInTheOrderOfPresentation(@ForAll Shopping.Outing outing) {
        for (Shopper.Turn turn : turns(outing)) {
            List<String> judged = new ArrayList<>();
            for (Decision decision : turn.decisions()) {
                if (decision instanceof CouponAccepted accepted) {
                    judged.add(accepted.code());
                } else if (decision instanceof Refused rejected) {
                    judged.add(rejected.subject());
                    assertThat(rejected.refusals()).isNotEmpty();
                    assertThat(rejected.text())
                            .isEqualTo(rejected.refusals().get(0).text());
                    assertThat(rejected.refusals())
                            .extracting(refusal -> ReasonCodes.ALL.indexOf(refusal.code()))
                            .isSorted();
                }
            }
            assertThat(judged).isEqualTo(((Purchase) turn.transaction()).coupons());
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void onlyWhatTakesEffectIsUsedUp(@ForAll Shopping.Outing outing) {
        for (Shopper.Turn turn : turns(outing)) {
            Map<String, Long> uses = uses(turn.before());
            for (CouponAccepted accepted : turn.evaluation().decisions(CouponAccepted.class)) {
                assertThat(accepted.discount()).isPositive();
                uses.merge(accepted.code(), 1L, Long::sum);
            }
            assertThat(uses(turn.after())).isEqualTo(uses);
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void discountsFallOnLinesToTheExactCent(@ForAll Shopping.Outing outing) {
        for (Shopper.Turn turn : turns(outing)) {
            Purchase purchase = (Purchase) turn.transaction();
            Map<String, BigDecimal> open = new TreeMap<>();
            purchase.lines().forEach(line -> open.put(line.id(), line.amount()));
            BigDecimal total = sum(open);
            BigDecimal discounts = BigDecimal.ZERO;
            for (CouponAccepted accepted : turn.evaluation().decisions(CouponAccepted.class)) {
                BigDecimal spread = BigDecimal.ZERO;
                for (LineAmount part : accepted.allocation()) {
                    assertThat(part.amount()).isPositive().isLessThanOrEqualTo(open.get(part.line()));
                    open.merge(part.line(), part.amount().negate(), BigDecimal::add);
                    spread = spread.add(part.amount());
                }
                assertThat(spread).isEqualTo(accepted.discount());
                discounts = discounts.add(accepted.discount());
            }
            PurchaseRecorded recorded =
                    turn.evaluation().decisions(PurchaseRecorded.class).get(0);
            assertThat(recorded.total()).isEqualTo(total);
            assertThat(recorded.paid()).isEqualByComparingTo(total.subtract(discounts));
            Map<String, BigDecimal> paid = new TreeMap<>();
            for (SoldLine line : recorded.lines()) {
                paid.put(line.line(), line.paid());
            }
            assertThat(paid).isEqualTo(open);
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void pointsAndSpendFallOnLinesToTheLastUnit(@ForAll Shopping.Outing outing) {
        for (Shopper.Turn turn : turns(outing)) {
            Map<String, BigDecimal> paid = new TreeMap<>();
            turn.evaluation()
                    .decisions(PurchaseRecorded.class)
                    .get(0)
                    .lines()
                    .forEach(line -> paid.put(line.line(), line.paid()));
            for (SpendCounted counted : turn.evaluation().decisions(SpendCounted.class)) {
                Map<String, BigDecimal> shares = new TreeMap<>();
                counted.shares().forEach(share -> shares.put(share.line(), share.amount()));
                assertThat(sum(shares)).isEqualByComparingTo(counted.amount());
                assertThat(paid).containsAllEntriesOf(shares);
            }
            for (PointsEarned earned : turn.evaluation().decisions(PointsEarned.class)) {
                if (!earned.shares().isEmpty()) {
                    Map<String, BigDecimal> shares = new TreeMap<>();
                    earned.shares().forEach(share -> shares.put(share.line(), share.amount()));
                    assertThat(sum(shares)).isEqualByComparingTo(earned.base());
                    assertThat(paid).containsAllEntriesOf(shares);
                    assertThat(earned.shares().stream()
                                    .mapToLong(LinePoints::points)
                                    .sum())
                            .isEqualTo(earned.points());
                }
            }
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void depositsAndGiftCardsCountForNothing(@ForAll Shopping.Outing outing) {
        Predicate<Line> counts =
                line -> !line.category().equals("DEPOSIT") && !line.category().equals("GIFT_CARD");
        for (Shopper.Turn turn : turns(outing)) {
            List<String> counting = ((Purchase) turn.transaction())
                    .lines().stream().filter(counts).map(Line::id).toList();
            for (SpendCounted counted : turn.evaluation().decisions(SpendCounted.class)) {
                assertThat(counted.shares()).extracting(LineAmount::line).isSubsetOf(counting);
            }
        }
    }

    private List<Shopper.Turn> turns(Shopping.Outing outing) {
        Shopper shopper = outing.earlier().played(engine);
        shopper.buy(outing.basket(), List.of("A", "B", "C", "A", "F"));
        return shopper.turns();
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, Long> uses(Customer customer) {
        Map<String, Long> uses = new TreeMap<>();
        customer.tallies(CouponAccepted.COUPON).forEach((code, tally) -> uses.put(code, tally.count()));
        return uses;
    }
}
