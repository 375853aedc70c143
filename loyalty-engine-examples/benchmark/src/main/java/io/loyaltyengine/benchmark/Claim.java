package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A code presented with a purchase, and what speaks against it: the fact that rules about coupons look at. Of a code that
 * is not known every other answer speaks neither for nor against it.
 */
public final class Claim {
    private final String code;
    private final Optional<CouponDefinition> coupon;
    private final Customer customer;
    private final Purchase purchase;
    private final long basket;
    private final Set<Objection> objections = EnumSet.noneOf(Objection.class);
    private boolean accepted;

    Claim(String code, Optional<CouponDefinition> coupon, Customer customer, Purchase purchase, Basket basket) {
        this.code = code;
        this.coupon = coupon;
        this.customer = customer;
        this.purchase = purchase;
        this.basket = coupon.isPresent() ? basket.open(coupon.get().scope()::includes) : 0;
    }

    /** As presented. */
    public String code() {
        return code;
    }

    public boolean known() {
        return coupon.isPresent();
    }

    public boolean expired() {
        return coupon.isPresent() && isOver(coupon.get(), purchase.at());
    }

    private static boolean isOver(CouponDefinition coupon, Instant at) {
        Optional<Instant> until = coupon.window().until();
        return until.isPresent() && !at.isBefore(until.get());
    }

    /** How often the customer has used it. */
    public int uses() {
        return coupon.isPresent()
                ? (int) customer.tally(CouponAccepted.COUPON, coupon.get().code())
                        .map(Tally::count)
                        .orElse(0L)
                        .longValue()
                : 0;
    }

    /** How often the customer may use it. */
    public int limit() {
        return coupon.isPresent() ? coupon.get().budget().perCustomer().orElse(Integer.MAX_VALUE) : Integer.MAX_VALUE;
    }

    /** What the lines in its scope must cost at least, in cents. */
    public long minimum() {
        return coupon.isPresent() ? Basket.cents(coupon.get().condition().minimumBasket()) : 0;
    }

    /** What the lines in its scope cost before any coupon, in cents. */
    public long basket() {
        return basket;
    }

    /** Whether the line is in its scope. */
    public boolean covers(Line line) {
        return coupon.isEmpty() || coupon.get().scope().includes(line);
    }

    /** Whether any line is in its scope. */
    public boolean inScope() {
        for (Line line : purchase.lines()) {
            if (covers(line)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the customer holds one of the tiers that it is for. */
    public boolean tierMatches() {
        Set<String> tiers = coupon.isPresent() ? coupon.get().audience().tiers() : Set.of();
        return tiers.isEmpty() || tiers.contains(customer.tier().name());
    }

    CouponDefinition coupon() {
        return coupon.orElseThrow();
    }

    Customer customer() {
        return customer;
    }

    Purchase purchase() {
        return purchase;
    }

    void accept() {
        accepted = true;
    }

    void reject(Objection objection) {
        objections.add(objection);
    }

    Set<Objection> objections() {
        return objections;
    }

    boolean stands() {
        return accepted && objections.isEmpty();
    }

    /** What it takes off lines that cost so many cents, in cents; a percentage is rounded half up. */
    long discount(long inScope) {
        if (coupon().benefit() instanceof Benefit.PercentOff off) {
            return BigDecimal.valueOf(inScope, 2)
                    .multiply(off.percent())
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
        return coupon().benefit() instanceof Benefit.AmountOff off ? Math.min(Basket.cents(off.amount()), inScope) : 0;
    }
}
