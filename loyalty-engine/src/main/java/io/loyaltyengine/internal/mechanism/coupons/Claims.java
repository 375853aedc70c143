package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.OpenCoupons;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Presented;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes facts of the codes that are presented. */
final class Claims {
    private Claims() {}

    /** A fact for every code, in the order of presentation; then for what comes by itself, by code; and what is known besides. */
    static @Nullable Object[] of(Run run, Purchase purchase, Basket basket) {
        List<CouponDefinition> automatic = run.coupons().automatic();
        if (purchase.coupons().isEmpty() && automatic.isEmpty()) {
            return Mechanism.Asked.NOTHING;
        }
        Presented presented = Presented.with(purchase);
        List<String> codes = purchase.coupons();
        @Nullable Object[] facts = new Object[codes.size() + automatic.size() + 3];
        facts[0] = run.today();
        facts[1] = run.member();
        facts[2] = run.stillToPay(Stage.COUPONS);
        int end = 3;
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            facts[end++] = claim(run, presented, basket, code, run.coupons().find(code), facts);
        }
        for (CouponDefinition coupon : sorted(automatic)) {
            if (!isAmong(facts, coupon.code())) {
                facts[end++] = claim(run, presented, basket, coupon.code(), Optional.of(coupon), facts);
            }
        }
        return facts;
    }

    private static List<CouponDefinition> sorted(List<CouponDefinition> coupons) {
        return coupons.size() < 2
                ? coupons
                : coupons.stream()
                        .sorted(Comparator.comparing(CouponDefinition::code))
                        .toList();
    }

    /** A catalogue may know one coupon by several spellings: it is the coupon that counts. */
    private static boolean isAmong(@Nullable Object[] facts, String coupon) {
        for (Object fact : facts) {
            if (fact instanceof ClaimFact claim && claim.coupon().equals(coupon)) {
                return true;
            }
        }
        return false;
    }

    /** A copy that was issued for one product is valid on that alone, and never on what the coupon excepts. */
    private static Optional<CouponDefinition> narrowed(
            Optional<CouponDefinition> definition, Optional<IssuedCoupon> copy) {
        Optional<String> product = copy.flatMap(IssuedCoupon::on);
        return product.isEmpty()
                ? definition
                : definition.map(coupon -> coupon.with(only(product.get(), coupon.scope())));
    }

    private static CouponScope only(String product, CouponScope own) {
        CouponScope alone = CouponScope.products(product);
        return new CouponScope(
                alone.products(),
                alone.categories(),
                alone.labels(),
                own.exceptProducts(),
                own.exceptCategories(),
                own.exceptLabels());
    }

    /** The fact of a coupon that could be presented, before anything is bought. */
    static ClaimFact offered(Run run, CouponDefinition coupon) {
        Presented nothing = new Presented(
                run.at(), run.programme().currency(), Optional.empty(), List.of(), List.of(coupon.code()));
        Optional<IssuedCoupon> copy = copy(run, coupon.code(), Optional.of(coupon));
        return fact(
                run, nothing, coupon.code(), narrowed(Optional.of(coupon), copy), copy, () -> BigDecimal.ONE, false);
    }

    private static Optional<IssuedCoupon> copy(Run run, String code, Optional<CouponDefinition> found) {
        Set<String> excepted = found.isPresent() ? found.get().scope().exceptProducts() : Set.of();
        return OpenCoupons.presented(run.customer().issued(), code, excepted, run.at());
    }

    private static ClaimFact claim(
            Run run,
            Presented presented,
            Basket basket,
            String code,
            Optional<CouponDefinition> found,
            @Nullable Object[] before) {
        String coupon = found.isPresent() ? found.get().code() : code;
        Optional<IssuedCoupon> copy = copy(run, coupon, found);
        Optional<CouponDefinition> definition = narrowed(found, copy);
        Supplier<BigDecimal> alone = () -> definition.isPresent() && isOurs(definition.get(), presented.currency())
                ? basket.amount(new Discount(definition.get(), basket, Long.MAX_VALUE).sum())
                : basket.open();
        return fact(run, presented, code, definition, copy, alone, isAmong(before, coupon));
    }

    private static ClaimFact fact(
            Run run,
            Presented presented,
            String code,
            Optional<CouponDefinition> definition,
            Optional<IssuedCoupon> copy,
            Supplier<BigDecimal> alone,
            boolean repeated) {
        if (definition.isPresent()) {
            checkDecimals(definition.get(), presented.currency());
        }
        return new ClaimFact(
                code,
                definition,
                run.arrived().state(),
                run.isGuest(),
                presented,
                run.calendar(),
                alone,
                repeated,
                copy);
    }

    /** The engine never converts. */
    private static boolean isOurs(CouponDefinition coupon, Currency currency) {
        return coupon.currency().isEmpty() || coupon.currency().get().equals(currency);
    }

    private static void checkDecimals(CouponDefinition coupon, Currency currency) {
        if (isOurs(coupon, currency) && coupon.decimals() > currency.getDefaultFractionDigits()) {
            throw EvaluationException.ofHost(
                    "The coupon `" + coupon.code() + "` has an amount with " + coupon.decimals() + " decimals; "
                            + currency + " has " + currency.getDefaultFractionDigits() + ".");
        }
    }
}
