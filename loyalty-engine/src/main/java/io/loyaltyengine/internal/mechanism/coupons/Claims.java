package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.OpenCoupons;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Makes facts of the codes that are presented. */
final class Claims {
    private Claims() {}

    /** A fact for every code, in the order of presentation, and when they are presented. */
    static Object[] of(Run run, Purchase purchase, Basket basket) {
        List<String> codes = purchase.coupons();
        if (codes.isEmpty()) {
            return Mechanism.Asked.NOTHING;
        }
        Object[] claims = new Object[codes.size() + 1];
        claims[codes.size()] = run.today();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            Optional<CouponDefinition> definition = found(code, run.coupons());
            String coupon = definition.isPresent() ? definition.get().code() : code;
            Optional<IssuedCoupon> copy = OpenCoupons.presented(run.customer().issued(), coupon, run.at());
            claims[i] =
                    claim(run, purchase, basket, code, narrowed(definition, copy), copy, isAmong(claims, i, coupon));
        }
        return claims;
    }

    /** A catalogue may know one coupon by several spellings: it is the coupon that counts. */
    private static boolean isAmong(Object[] claims, int end, String coupon) {
        for (int i = 0; i < end; i++) {
            if (((ClaimFact) claims[i]).coupon().equals(coupon)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<CouponDefinition> found(String code, CouponCatalogue catalogue) {
        Optional<CouponDefinition> definition;
        try {
            definition = catalogue.find(code);
        } catch (RuntimeException e) {
            throw new EvaluationException(null, "The coupon catalogue failed on the code `" + code + "`.", e);
        }
        if (definition == null) {
            throw new EvaluationException(
                    null,
                    "The coupon catalogue answered null to the code `" + code
                            + "`.\nMaybe it means `Optional.empty()`.",
                    null);
        }
        return definition;
    }

    /** A copy that was issued for one product is valid on that alone. */
    private static Optional<CouponDefinition> narrowed(
            Optional<CouponDefinition> definition, Optional<IssuedCoupon> copy) {
        Optional<String> product = copy.flatMap(IssuedCoupon::on);
        return product.isEmpty()
                ? definition
                : definition.map(coupon -> coupon.with(CouponScope.products(product.get())));
    }

    private static ClaimFact claim(
            Run run,
            Purchase purchase,
            Basket basket,
            String code,
            Optional<CouponDefinition> definition,
            Optional<IssuedCoupon> copy,
            boolean repeated) {
        BigDecimal inScope = definition.isEmpty()
                ? basket.open()
                : basket.open(definition.get().scope());
        BigDecimal discount =
                definition.isPresent() && definition.get().currency().equals(purchase.currency())
                        ? CouponSettlement.discount(definition.get(), inScope)
                        : inScope;
        return new ClaimFact(
                code,
                definition,
                run.arrived().state(),
                run.isGuest(),
                purchase,
                run.offset(),
                inScope,
                discount,
                repeated,
                copy);
    }
}
