package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.mechanism.coupons.Coupons.Accept;
import io.loyaltyengine.internal.till.Objections;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A code with what speaks for it and against it. */
final class Candidate {
    /** The higher priority first, then percentages before all else, then by code: whoever scans what first. */
    static final Comparator<Candidate> BY_PRIORITY = Comparator.<Candidate>comparingInt(
                    candidate -> -candidate.coupon().stacking().priority())
            .thenComparing(candidate -> !(candidate.coupon().benefit() instanceof Benefit.PercentOff))
            .thenComparing(candidate -> candidate.coupon().code());

    final ClaimFact claim;
    /** Its place among all that were presented; what comes by itself comes last. */
    final int place;

    private final Run run;
    private @Nullable Objections objections;

    @Nullable
    Accept accepted;

    Candidate(Run run, ClaimFact claim, int place) {
        this.run = run;
        this.claim = claim;
        this.place = place;
    }

    /** The order in which coupons take effect. */
    static Comparator<Candidate> in(CouponPolicy.Order order) {
        return order == CouponPolicy.Order.PRESENTED
                ? Comparator.comparingInt(candidate -> candidate.place)
                : BY_PRIORITY;
    }

    /** What speaks against it, for more to be added: against most there is nothing. */
    Objections objections() {
        Objections known = objections == null ? new Objections(run, "coupon", claim.code()) : objections;
        objections = known;
        return known;
    }

    /** Whether it may take effect, as far as rules have said. */
    boolean stands() {
        return objections == null && accepted != null && claim.known();
    }

    CouponDefinition coupon() {
        return claim.definition().orElseThrow();
    }

    boolean clashes(Candidate other) {
        return coupon().stacking().clashes(other.coupon().stacking());
    }
}
