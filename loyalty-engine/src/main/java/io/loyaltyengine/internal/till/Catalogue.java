package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        Optional<CouponDefinition> definition = answered(code, false);
        return definition.isPresent() || codes == CouponPolicy.Codes.EXACT ? definition : answered(code, true);
    }

    /** Those that are presented by themselves. */
    public List<CouponDefinition> automatic() {
        return listed("`automatic()`", CouponCatalogue::automatic);
    }

    /** All there are. */
    public List<CouponDefinition> all() {
        return listed("`all()`", CouponCatalogue::all);
    }

    private Optional<CouponDefinition> answered(String code, boolean ignoringCase) {
        Optional<CouponDefinition> answered;
        try {
            answered = ignoringCase ? coupons.findIgnoringCase(code) : coupons.find(code);
        } catch (RuntimeException thrown) {
            throw new Failed(thrown);
        }
        if (answered == null) {
            throw EvaluationException.ofHost("The coupon catalogue answered null to the code `" + code
                    + "`.\nMaybe it means `Optional.empty()`.");
        }
        return answered;
    }

    private List<CouponDefinition> listed(String question, Function<CouponCatalogue, List<CouponDefinition>> asking) {
        List<CouponDefinition> answered;
        try {
            List<CouponDefinition> all = asking.apply(coupons);
            answered = all == null || hasNull(all) ? null : List.copyOf(all);
        } catch (RuntimeException thrown) {
            throw new Failed(thrown);
        }
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
