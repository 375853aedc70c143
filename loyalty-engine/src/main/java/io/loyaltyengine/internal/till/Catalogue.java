package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The host's catalogue, as the programme reads codes. It is the host's own and can fail: then the host gets back what it has thrown. */
public final class Catalogue {
    private final CouponCatalogue coupons;
    private final CouponPolicy.Codes codes;

    Catalogue(CouponCatalogue coupons, Programme programme) {
        this.coupons = coupons;
        this.codes = programme.coupons().codes();
    }

    /** The coupon behind a code. */
    public Optional<CouponDefinition> find(String code) {
        Optional<CouponDefinition> definition = answered(code, () -> coupons.find(code));
        return definition.isPresent() || codes == CouponPolicy.Codes.EXACT
                ? definition
                : answered(code, () -> coupons.findIgnoringCase(code));
    }

    /** Those that are presented by themselves. */
    public List<CouponDefinition> automatic() {
        return listed("`automatic()`", coupons::automatic);
    }

    /** All there are. */
    public List<CouponDefinition> all() {
        return listed("`all()`", coupons::all);
    }

    private static Optional<CouponDefinition> answered(String code, Supplier<Optional<CouponDefinition>> answer) {
        Optional<CouponDefinition> answered = asked(answer);
        if (answered == null) {
            throw EvaluationException.ofHost("The coupon catalogue answered null to the code `" + code
                    + "`.\nMaybe it means `Optional.empty()`.");
        }
        return answered;
    }

    private static List<CouponDefinition> listed(String question, Supplier<List<CouponDefinition>> answer) {
        List<CouponDefinition> answered = asked(() -> {
            List<CouponDefinition> all = answer.get();
            return all == null || hasNull(all) ? null : List.copyOf(all);
        });
        if (answered == null) {
            throw EvaluationException.ofHost(
                    "The coupon catalogue answered null to " + question + ", or with a null in it.");
        }
        return answered;
    }

    private static boolean hasNull(List<CouponDefinition> all) {
        for (CouponDefinition coupon : all) {
            if (coupon == null) {
                return true;
            }
        }
        return false;
    }

    private static <T extends @Nullable Object> T asked(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (RuntimeException thrown) {
            throw new Failed(thrown);
        }
    }

    /** Carries what the host has thrown past those who look for what a computation throws. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException thrown;

        private Failed(RuntimeException thrown) {
            super(null, thrown, false, false);
            this.thrown = thrown;
        }

        /** As the host has thrown it. */
        RuntimeException thrown() {
            return thrown;
        }
    }
}
