package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponComputation.Each;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponStacking;
import io.loyaltyengine.model.coupons.CouponStep;
import io.loyaltyengine.model.coupons.CouponUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Whatever coupons say, and however they meet: every cent is accounted for, and every code answered once. */
@Domain(CouponShopping.class)
@Domain(DomainContext.Global.class)
class CouponSumLaws {
    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void everyCentFallsOnALineThatHasRoomForIt(@ForAll CouponShopping.Presented presented) {
        Evaluation evaluation = presented.decided();
        Map<String, BigDecimal> open = new TreeMap<>();
        presented.lines().forEach(line -> open.put(line.id(), line.amount()));
        BigDecimal total = sum(open.values().stream());
        BigDecimal discounts = BigDecimal.ZERO;
        for (CouponAccepted accepted : evaluation.decisions(CouponAccepted.class)) {
            BigDecimal spread = BigDecimal.ZERO;
            for (LineAmount part : accepted.allocation()) {
                assertThat(part.amount()).isPositive();
                assertThat(presented.coupon(accepted.code()).scope().includes(line(presented, part.line())))
                        .isTrue();
                open.merge(part.line(), part.amount().negate(), BigDecimal::add);
                spread = spread.add(part.amount());
            }
            assertThat(accepted.discount()).isNotNegative().isEqualByComparingTo(spread);
            discounts = discounts.add(accepted.discount());
        }
        for (Line line : presented.lines()) {
            BigDecimal floor = line.lowestPrice().orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(line.quantity()));
            assertThat(open.get(line.id())).isGreaterThanOrEqualTo(floor);
        }
        PurchaseRecorded recorded = evaluation.decisions(PurchaseRecorded.class).get(0);
        assertThat(recorded.paid()).isEqualByComparingTo(total.subtract(discounts));
        assertThat(sum(recorded.lines().stream().map(SoldLine::paid))).isEqualByComparingTo(recorded.paid());
        for (SoldLine line : recorded.lines()) {
            assertThat(line.paid()).isEqualByComparingTo(open.get(line.line()));
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void nobodyGivesMoreThanWasAgreed(@ForAll CouponShopping.Presented presented) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        Map<String, Integer> uses = new TreeMap<>();
        for (CouponAccepted accepted : presented.accepted()) {
            CouponDefinition coupon = presented.coupon(accepted.code());
            coupon.computation().atMost().ifPresent(most -> assertThat(accepted.discount())
                    .isLessThanOrEqualTo(most));
            BigDecimal drawn = amounts.merge(coupon.countedAs(), accepted.discount(), BigDecimal::add);
            coupon.budget().amountLeft().ifPresent(most -> assertThat(drawn).isLessThanOrEqualTo(most));
            int used = uses.merge(coupon.countedAs(), 1, Integer::sum);
            coupon.budget().usesLeft().ifPresent(most -> assertThat(used).isLessThanOrEqualTo(most));
            coupon.budget().perCustomer().ifPresent(most -> assertThat(used).isLessThanOrEqualTo(most));
            assertBorne(coupon, accepted);
        }
    }

    private static void assertBorne(CouponDefinition coupon, CouponAccepted accepted) {
        assertThat(sum(accepted.funding().stream().map(Funded::value))).isLessThanOrEqualTo(accepted.discount());
        assertThat(accepted.funding()).hasSameSizeAs(coupon.funding());
        coupon.funding().forEach(funder -> assertThat(accepted.funding())
                .filteredOn(share -> share.sponsor().equals(funder.sponsor()))
                .singleElement()
                .satisfies(share -> {
                    BigDecimal percent = accepted.discount().multiply(BigDecimal.valueOf(funder.percent(), 2));
                    BigDecimal most = percent.min(funder.atMost().orElse(percent));
                    assertThat(share.value()).isNotNegative();
                    assertThat(share.value().subtract(most).abs()).isLessThan(new BigDecimal("0.01"));
                    funder.atMost().ifPresent(least -> assertThat(share.value()).isLessThanOrEqualTo(least));
                }));
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void everyCodeHasOneVerdictAndWhatComesByItselfIsSilent(@ForAll CouponShopping.Presented presented) {
        List<String> judged = new ArrayList<>();
        List<CouponDefinition> accepted = new ArrayList<>();
        for (Decision decision : presented.decided().decisions()) {
            if (decision instanceof CouponAccepted taken) {
                accepted.add(presented.coupon(taken.code()));
                judged.add(taken.code());
            } else if (decision instanceof Refused refused) {
                assertThat(refused.refusals()).isNotEmpty();
                judged.add(refused.subject());
            }
        }
        List<String> expected = new ArrayList<>(presented.codes());
        accepted.stream()
                .filter(CouponDefinition::automatic)
                .map(CouponDefinition::code)
                .filter(code -> !presented.codes().contains(code))
                .forEach(expected::add);
        assertThat(judged).containsExactlyInAnyOrderElementsOf(expected);
        for (CouponDefinition one : accepted) {
            for (CouponDefinition other : accepted) {
                assertThat(!one.equals(other) && one.stacking().clashes(other.stacking()))
                        .isFalse();
            }
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void theOrderOfLinesAndCodesMakesNoDifference(@ForAll CouponShopping.Presented presented) {
        List<Decision> decisions = presented.decided().decisions();
        List<Line> lines = new ArrayList<>(presented.lines());
        Collections.shuffle(lines, presented.random());
        assertThat(presented.lines(lines).decided().decisions()).isEqualTo(decisions);
        CouponPolicy policy = presented.policy();
        if (policy.order() != CouponPolicy.Order.PRESENTED && policy.winner() != CouponPolicy.Winner.PRESENTED) {
            List<String> codes = new ArrayList<>(presented.codes());
            Collections.shuffle(codes, presented.random());
            assertThat(new HashSet<>(presented.codes(codes).decided().decisions()))
                    .isEqualTo(new HashSet<>(decisions));
        }
    }

    private static Line line(CouponShopping.Presented presented, String id) {
        return presented.lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What some units have had already counts for what each of them has by itself. */
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void howUnitsAreSplitIntoLinesMakesNoDifference(@ForAll long seed) {
        Random random = new Random(seed);
        List<CouponDefinition> coupons = new ArrayList<>();
        for (int i = 1; i <= 1 + random.nextInt(2); i++) {
            coupons.add(CouponDefinition.of("SOME" + i, Benefit.percentOff(random.nextBoolean() ? "100" : "50"))
                    .with(CouponUnits.buyGet(random.nextInt(3), 1 + random.nextInt(2))
                            .atMost(1 + random.nextInt(2)))
                    .with(CouponStacking.USUAL.priority(9 - i)));
        }
        String euros = (1 + random.nextInt(12)) + ".00";
        Benefit each =
                switch (random.nextInt(3)) {
                    case 0 -> Benefit.amountOff(euros);
                    case 1 -> Benefit.fixedPrice(euros);
                    default -> Benefit.percentOff("" + 10 * (1 + random.nextInt(9)));
                };
        coupons.add(CouponDefinition.of("EACH", each).with(CouponComputation.USUAL.each(Each.UNIT)));
        Optional<BigDecimal> lowest =
                random.nextBoolean() ? Optional.empty() : Optional.of(BigDecimal.valueOf(random.nextInt(5)));
        int units = 1 + random.nextInt(6);
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= units; i++) {
            lines.add(mugs("" + i, 1, lowest));
        }
        CouponShopping.Presented apart = new CouponShopping.Presented(
                lines,
                coupons,
                coupons.stream().map(CouponDefinition::code).toList(),
                CouponShopping.policy(CouponPolicy.Order.PRIORITY, CouponPolicy.Winner.PRIORITY),
                0);
        assertThat(paid(apart.lines(List.of(mugs("1", units, lowest))))).isEqualByComparingTo(paid(apart));
    }

    private static final CouponComputation GRADUATED = new CouponComputation(
            Each.UNIT,
            CouponComputation.USUAL.base(),
            CouponComputation.USUAL.split(),
            Optional.empty(),
            CouponComputation.USUAL.rounding(),
            Optional.empty(),
            true);

    /** The unit that is free has nothing more to give; the other one has the step that it reached. */
    @Example
    void aStepThatEachUnitReachesLooksAtWhatItCosts() {
        List<CouponDefinition> coupons = List.of(
                CouponDefinition.of("FREE", Benefit.percentOff("100"))
                        .with(CouponUnits.buyGet(1, 1))
                        .with(CouponStacking.USUAL.priority(1)),
                CouponDefinition.of("STEPS", Benefit.amountOff("6.00"))
                        .with(CouponStep.fromUnits(2, Benefit.amountOff("6.50")))
                        .with(GRADUATED));
        CouponShopping.Presented presented = new CouponShopping.Presented(
                List.of(mugs("1", 2, Optional.empty())),
                coupons,
                List.of("FREE", "STEPS"),
                CouponShopping.policy(CouponPolicy.Order.PRIORITY, CouponPolicy.Winner.BEST),
                0);
        assertThat(paid(presented)).isEqualByComparingTo("3.50");
    }

    private static Line mugs(String id, int units, Optional<BigDecimal> lowest) {
        Line line = new Line(id, "mug", "HOME", units, new BigDecimal("10.00"));
        return lowest.map(price -> line.notBelow(price.toPlainString())).orElse(line);
    }

    private static BigDecimal paid(CouponShopping.Presented presented) {
        return presented.decided().decisions(PurchaseRecorded.class).get(0).paid();
    }
}
