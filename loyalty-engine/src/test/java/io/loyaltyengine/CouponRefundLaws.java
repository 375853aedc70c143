package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponReversed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** What coupons took off goods goes back with them, in whatever parts they come, and in the end nothing is left of it. */
@Domain(CouponShopping.class)
class CouponRefundLaws {
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void inAnyPartsItGoesBackToNothing(@ForAll CouponShopping.Presented presented) {
        Shopper shopper = bought(presented);
        List<Decision> bought = shopper.recorded("order");
        Random choice = presented.random();
        while (!shopper.left("order").isEmpty()) {
            List<LineAmount> money = choice.nextInt(3) > 0 ? List.of() : shopper.someMoney("order", choice);
            shopper.later(Duration.ofHours(7))
                    .giveBack(
                            "order",
                            money.isEmpty() || choice.nextBoolean() ? shopper.somePart("order", choice) : List.of(),
                            money);
            assertThat(shopper.customer().tallies(CouponAccepted.COUPON).values())
                    .allSatisfy(tally -> assertThat(tally.count()).isPositive());
            of(CouponAccepted.class, bought).forEach(accepted -> assertPart(accepted, shopper.recorded("order")));
        }
        for (CouponAccepted accepted : of(CouponAccepted.class, bought)) {
            Map<String, BigDecimal> left = left(accepted, shopper.recorded("order"));
            assertThat(left.values()).allSatisfy(part -> assertThat(part).isZero());
            assertThat(backs(accepted, shopper.recorded("order")).stream().filter(CouponReversed::freed))
                    .hasSize(1);
        }
        assertThat(uses(shopper.recorded("order"))).isEmpty();
        assertThat(shopper.customer().tallies(CouponAccepted.COUPON)).isEmpty();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void whatWasTamperedWithIsRefused(@ForAll CouponShopping.Presented presented) {
        Shopper shopper = bought(presented);
        List<Decision> bought = shopper.recorded("order");
        for (CouponAccepted accepted : of(CouponAccepted.class, bought)) {
            BigDecimal cent = new BigDecimal("0.01");
            List<LineAmount> allocation = accepted.allocation();
            assertRefused(shopper, with(accepted, accepted.discount().add(cent), allocation, accepted.funding()));
            String line = presented.lines().get(0).id();
            List<LineAmount> more = new ArrayList<>(allocation);
            more.removeIf(part -> part.line().equals(line));
            more.add(new LineAmount(line, new BigDecimal("1000.00")));
            assertRefused(shopper, with(accepted, accepted.discount(), more, accepted.funding()));
            assertRefused(
                    shopper,
                    with(
                            accepted,
                            accepted.discount(),
                            List.of(new LineAmount("99", accepted.discount())),
                            accepted.funding()));
            if (presented.lines().size() > 1) {
                String other = presented.lines().get(1).id();
                List<LineAmount> negative = List.of(
                        new LineAmount(line, accepted.discount().add(cent)), new LineAmount(other, cent.negate()));
                assertRefused(shopper, with(accepted, accepted.discount(), negative, accepted.funding()));
            }
            if (!accepted.funding().isEmpty()) {
                Funded share = accepted.funding().get(0);
                List<Funded> funding = new ArrayList<>(accepted.funding());
                funding.set(
                        0,
                        new Funded(
                                share.sponsor(),
                                share.percent(),
                                0,
                                accepted.discount().add(cent)));
                assertRefused(shopper, with(accepted, accepted.discount(), allocation, funding));
            }
        }
    }

    private static void assertRefused(Shopper shopper, CouponAccepted tampered) {
        List<Decision> recorded = new ArrayList<>(shopper.recorded("order"));
        recorded.replaceAll(decision -> decision.id().equals(tampered.id()) ? tampered : decision);
        assertThatThrownBy(() -> CouponShopping.engine(
                                CouponShopping.policy(CouponPolicy.Order.PRIORITY, CouponPolicy.Winner.BEST))
                        .evaluate(shopper.customer(), Refund.whole("back", shopper.now(), "EUR", recorded)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recorded");
    }

    private static CouponAccepted with(
            CouponAccepted accepted, BigDecimal discount, List<LineAmount> allocation, List<Funded> funding) {
        return new CouponAccepted(
                accepted.id(),
                accepted.reason(),
                accepted.code(),
                discount,
                allocation,
                accepted.freeItem(),
                accepted.next(),
                funding,
                accepted.day(),
                accepted.countedAs(),
                accepted.amountCounted(),
                accepted.referrer(),
                accepted.freedOnRefund(),
                accepted.copy());
    }

    private static Shopper bought(CouponShopping.Presented presented) {
        Shopper shopper = new Shopper(CouponShopping.engine(presented.policy()), presented.catalogue());
        shopper.decide(presented.purchase());
        return shopper;
    }

    /** Whatever is back so far: of no line or sponsor more than the whole, and never less than nothing. */
    private static void assertPart(CouponAccepted accepted, List<Decision> recorded) {
        assertThat(left(accepted, recorded).values())
                .allSatisfy(part -> assertThat(part).isNotNegative());
        for (CouponReversed back : backs(accepted, recorded)) {
            if (back.freed()) {
                assertThat(left(accepted, recorded).values())
                        .allSatisfy(part -> assertThat(part).isZero());
            }
            assertThat(back.discount()).isNotNegative();
            assertThat(back.allocation().stream().map(LineAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(back.discount());
            assertThat(back.funding())
                    .allSatisfy(share -> assertThat(share.value()).isNotNegative());
            assertThat(back.funding().stream().map(Funded::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isLessThanOrEqualTo(accepted.discount());
        }
    }

    /** What is left of a discount, of its parts by line, and of what sponsors bear. */
    private static Map<String, BigDecimal> left(CouponAccepted accepted, List<Decision> recorded) {
        Map<String, BigDecimal> left = new TreeMap<>();
        left.put("all", accepted.discount());
        accepted.allocation().forEach(part -> left.put("line " + part.line(), part.amount()));
        accepted.funding().forEach(share -> left.put("sponsor " + share.sponsor(), share.value()));
        for (CouponReversed back : backs(accepted, recorded)) {
            left.merge("all", back.discount().negate(), BigDecimal::add);
            back.allocation()
                    .forEach(part ->
                            left.merge("line " + part.line(), part.amount().negate(), BigDecimal::add));
            back.funding()
                    .forEach(share -> left.merge(
                            "sponsor " + share.sponsor(), share.value().negate(), BigDecimal::add));
        }
        return left;
    }

    private static List<CouponReversed> backs(CouponAccepted accepted, List<Decision> recorded) {
        List<CouponReversed> backs = new ArrayList<>(of(CouponReversed.class, recorded));
        backs.removeIf(back -> !back.coupon().equals(accepted.id()));
        return backs;
    }

    /** By how much the counters of coupons have changed in all. */
    private static Map<String, CouponUse> uses(List<Decision> decisions) {
        Map<String, CouponUse> uses = new TreeMap<>();
        for (Decision decision : decisions) {
            decision.couponUse()
                    .ifPresent(more -> uses.merge(
                            more.countedAs(),
                            more,
                            (one, other) -> new CouponUse(
                                    one.countedAs(),
                                    one.uses() + other.uses(),
                                    one.issues() + other.issues(),
                                    one.amount().add(other.amount()))));
        }
        uses.values().removeIf(use -> use.uses() == 0 && use.amount().signum() == 0);
        return uses;
    }

    private static <D extends Decision> List<D> of(Class<D> kind, List<Decision> decisions) {
        return decisions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
