package io.loyaltyengine.internal.mechanism.coupons;

import static io.loyaltyengine.internal.vocabulary.Stage.COUPONS;

import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.OpenCoupons;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Booked;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponReversed;
import io.loyaltyengine.model.coupons.Offer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Coupons: every code that is presented gets a verdict, and one that takes effect counts as used. */
public final class Coupons implements Mechanism.Asked, Mechanism.Reversing, Mechanism.Offering {
    private static final Saying FREED = Saying.of(
            CouponReversed.class,
            "A coupon follows the goods",
            "The coupon {code} can be used again.",
            "Der Gutschein {code} kann wieder benutzt werden.");

    private static final Saying REVERSED = Saying.of(
            CouponReversed.class,
            "A discount follows the goods",
            "Of the coupon {code} {discount} went back with the returned goods.",
            "Vom Gutschein {code} gingen {discount} mit der zurückgegebenen Ware zurück.");

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "that the coupon takes effect, unless a rule refuses it",
                example = "decide.accept($claim);",
                stages = COUPONS,
                leadsTo = CouponAccepted.class)
        default Accept accept(ClaimFact claim) {
            return say(new Accept(claim));
        }
    }

    /** A coupon is to take effect. */
    public static final class Accept extends Proposal {
        final ClaimFact claim;
        boolean freedOnRefund;

        Accept(ClaimFact claim) {
            this.claim = claim;
        }

        @Term(
                says = "and can be used anew when everything comes back",
                example = "decide.accept($claim).freedOnRefund();")
        public Accept freedOnRefund() {
            freedOnRefund = true;
            return this;
        }

        @Override
        protected Optional<Object> about() {
            return Optional.of(claim);
        }

        @Override
        protected String words() {
            return "accept " + claim.code();
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(CouponAccepted.class, CouponReversed.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(COUPONS);
    }

    @Override
    public Object[] asked(Run run) {
        Basket basket = run.basket();
        return basket != null && run.transaction() instanceof Purchase purchase
                ? Claims.of(run, purchase, basket)
                : NOTHING;
    }

    @Override
    public void settle(Run run, Said said) {
        if (run.basket() != null) {
            new CouponSettlement(run, run.basket(), said).settle();
        }
    }

    @Override
    public List<Offer> offers(Run run) {
        return new Offers(run).made();
    }

    @Override
    public void check(Returned returned) {
        for (CouponAccepted coupon : returned.brought(CouponAccepted.class)) {
            List<BigDecimal> parts =
                    coupon.allocation().stream().map(LineAmount::amount).toList();
            returned.checkSum(
                    coupon,
                    coupon.discount(),
                    coupon.allocation().stream().map(LineAmount::line).toList(),
                    parts);
            returned.checkParts(coupon, coupon.discount(), parts);
            returned.checkParts(
                    coupon,
                    coupon.discount(),
                    coupon.funding().stream().map(Funded::value).toList());
        }
    }

    @Override
    public void reverse(Run run, Returned returned) {
        for (CouponAccepted coupon : returned.brought(CouponAccepted.class)) {
            reverse(run, returned, coupon);
        }
    }

    private static void reverse(Run run, Returned returned, CouponAccepted coupon) {
        List<LineAmount> back = new ArrayList<>();
        BigDecimal before = coupon.discount();
        BigDecimal sum = before.subtract(before);
        for (LineAmount part : coupon.allocation()) {
            before = before.subtract(returned.takenBefore(part.amount(), part.line(), RoundingMode.FLOOR));
            BigDecimal now = returned.share(part.amount(), part.line(), RoundingMode.FLOOR);
            if (now.signum() > 0) {
                back.add(new LineAmount(part.line(), now));
                sum = sum.add(now);
            }
        }
        boolean freed = returned.isComplete()
                && coupon.freedOnRefund()
                && run.customer()
                        .tally(CouponAccepted.COUPON, coupon.countedAs())
                        .isPresent();
        Optional<IssuedCoupon> copy = freed ? coupon.copy() : Optional.empty();
        Optional<IssuedCoupon> gone = copy.filter(open -> isGone(run, open));
        if (freed || sum.signum() > 0) {
            run.decide(new CouponReversed(
                    run.id(CouponReversed.class, coupon.code()),
                    run.reason(freed && gone.isEmpty() ? FREED : REVERSED),
                    coupon.id(),
                    coupon.code(),
                    coupon.countedAs(),
                    sum,
                    back,
                    Sponsors.lost(coupon.funding(), before, before.subtract(sum)),
                    coupon.amountCounted(),
                    freed,
                    copy));
        }
        gone.ifPresent(open -> OpenCoupons.withdraw(run, open));
    }

    /** Whether what brought a copy is back already: in whatever order the two come back, it is the same in the end. */
    private static boolean isGone(Run run, IssuedCoupon copy) {
        Booked issuer = run.customer().booked().get(copy.issue().transaction());
        return issuer != null && issuer.wholeSince().isPresent() && OpenCoupons.follows(copy);
    }
}
