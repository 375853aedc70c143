package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The host's catalogue, as the programme reads codes. It is the host's own and can fail: then the evaluation does, by name. */
public final class Catalogue {
    private final CouponCatalogue coupons;
    private final CouponPolicy.Codes codes;

    Catalogue(CouponCatalogue coupons, Programme programme) {
        this.coupons = coupons;
        this.codes = programme.coupons().codes();
    }

    /** The coupon behind a code. */
    public Optional<CouponDefinition> find(String code) {
        Optional<CouponDefinition> definition = answered("code `" + code + "`", () -> coupons.find(code));
        return definition.isPresent() || codes == CouponPolicy.Codes.EXACT
                ? definition
                : answered("code `" + code + "`", () -> coupons.findIgnoringCase(code));
    }

    /** Those that are presented by themselves. */
    public List<CouponDefinition> automatic() {
        return listed("`automatic()`", coupons::automatic);
    }

    /** All there are. */
    public List<CouponDefinition> all() {
        return listed("`all()`", coupons::all);
    }

    private static Optional<CouponDefinition> answered(String question, Supplier<Optional<CouponDefinition>> answer) {
        Optional<CouponDefinition> answered;
        try {
            answered = answer.get();
        } catch (RuntimeException e) {
            throw new EvaluationException(null, "The coupon catalogue failed on the " + question + ".", e);
        }
        if (answered == null) {
            throw new EvaluationException(
                    null,
                    "The coupon catalogue answered null to the " + question + ".\nMaybe it means `Optional.empty()`.",
                    null);
        }
        return answered;
    }

    private static List<CouponDefinition> listed(String question, Supplier<List<CouponDefinition>> answer) {
        try {
            return List.copyOf(answer.get());
        } catch (RuntimeException e) {
            throw new EvaluationException(
                    null,
                    "The coupon catalogue failed on " + question + ", or answered null, or with a null in it.",
                    e);
        }
    }
}
