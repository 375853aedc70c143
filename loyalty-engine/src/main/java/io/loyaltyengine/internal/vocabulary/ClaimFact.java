package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Benefit;
import io.loyaltyengine.model.CouponAudience;
import io.loyaltyengine.model.CouponDefinition;
import io.loyaltyengine.model.CouponScope;
import io.loyaltyengine.model.CouponWindow;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A coupon code presented with a purchase. Of a code that is not {@link #known} every other word answers what speaks
 * neither for nor against it.
 */
public final class ClaimFact implements Refusable {
    private final String code;
    private final Optional<CouponDefinition> definition;
    private final CouponWindow window;
    private final CouponAudience audience;
    private final Customer customer;
    private final Purchase purchase;
    private final ZoneOffset offset;
    private final BigDecimal basket;
    private final BigDecimal discount;
    private final boolean repeated;

    /**
     * Looks at a claim.
     *
     * @param offset of the clocks in the programme's zone from UTC when the purchase happened
     * @param basket what the lines in the coupon's scope cost
     * @param discount what the coupon would take off if it were alone
     * @param repeated whether the same code stands before it in the same purchase
     */
    public ClaimFact(
            String code,
            Optional<CouponDefinition> definition,
            Customer customer,
            Purchase purchase,
            ZoneOffset offset,
            BigDecimal basket,
            BigDecimal discount,
            boolean repeated) {
        this.code = code;
        this.definition = definition;
        this.window = definition.isPresent() ? definition.get().window() : CouponWindow.ALWAYS;
        this.audience = definition.isPresent() ? definition.get().audience() : CouponAudience.EVERYBODY;
        this.customer = customer;
        this.purchase = purchase;
        this.offset = offset;
        this.basket = basket;
        this.discount = discount;
        this.repeated = repeated;
    }

    /** The code as presented. */
    public String code() {
        return code;
    }

    /** Whether the shop knows the code. */
    public boolean known() {
        return definition.isPresent();
    }

    /** Whether the same code was presented before in this purchase. */
    public boolean repeated() {
        return repeated;
    }

    public boolean enabled() {
        return definition.map(CouponDefinition::enabled).orElse(true);
    }

    /** When the purchase happened. */
    public Instant now() {
        return purchase.at();
    }

    /** Whether its time has come. */
    public boolean started() {
        return !now().isBefore(validFrom());
    }

    /** The first moment at which it is valid; the earliest there is when it has no beginning. */
    public Instant validFrom() {
        return window.from().orElse(Limits.EARLIEST);
    }

    /** Whether its time is over. */
    public boolean expired() {
        return !now().isBefore(validUntil());
    }

    /** The first moment at which it is no longer valid; the latest there is when it has no end. */
    public Instant validUntil() {
        return window.until().orElse(Limits.LATEST);
    }

    /** Whether it is valid on this day of the week and at this time of day. */
    public boolean insideHours() {
        if (!window.weekdays().isEmpty() && !window.weekdays().contains(clocks().getDayOfWeek())) {
            return false;
        }
        LocalTime opens = window.opens().orElse(LocalTime.MIN);
        LocalTime closes = window.closes().orElse(LocalTime.MIN);
        LocalTime clock = clocks().toLocalTime();
        return opens.isBefore(closes)
                ? !clock.isBefore(opens) && clock.isBefore(closes)
                : !clock.isBefore(opens) || clock.isBefore(closes);
    }

    /** The days and hours at which it is valid, such as {@code MONDAY, FRIDAY 08:00-12:00}. */
    public String hours() {
        String hours = window.opens().isEmpty()
                ? ""
                : window.opens().get() + "-" + window.closes().get();
        List<String> weekdays = window.weekdays().stream().map(DayOfWeek::name).toList();
        return (listed(weekdays) + " " + hours).strip();
    }

    /** The day of the week and the time of day of the purchase. */
    public String clock() {
        return clocks().getDayOfWeek() + " " + clocks().toLocalTime();
    }

    /** What clocks show in the programme's zone. */
    private LocalDateTime clocks() {
        return LocalDateTime.ofInstant(now(), offset);
    }

    /** Uses left over all customers. */
    public long usesLeft() {
        return definition.flatMap(coupon -> coupon.budget().usesLeft()).orElse(Integer.MAX_VALUE);
    }

    /** How often the customer has used it. */
    public long customerUses() {
        Integer uses = customer.couponUses()
                .get(definition.isPresent() ? definition.get().code() : code);
        return uses == null ? 0 : uses;
    }

    /** How often one customer may use it. */
    public long customerLimit() {
        return definition.isPresent()
                ? definition.get().budget().perCustomer().orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    /** The discount left over all customers. */
    public BigDecimal budgetLeft() {
        return definition.flatMap(coupon -> coupon.budget().amountLeft()).orElse(discount);
    }

    /** What it takes off if it is the only one. */
    public BigDecimal discount() {
        return discount;
    }

    /** Whether it takes something off, or rules give something for it. */
    public boolean hasEffect() {
        return discount.signum() > 0
                || definition.map(CouponDefinition::benefit).orElse(new Benefit.ByRules()) instanceof Benefit.ByRules;
    }

    /** What the lines in its scope cost. */
    public BigDecimal basket() {
        return basket;
    }

    /** What the lines in its scope must cost at least. */
    public BigDecimal minimumBasket() {
        return definition.isPresent() ? definition.get().minimumBasket() : BigDecimal.ZERO;
    }

    /** Whether at least one line is in its scope. */
    public boolean inScope() {
        if (definition.isEmpty()) {
            return true;
        }
        CouponScope scope = definition.get().scope();
        for (int i = 0; i < purchase.lines().size(); i++) {
            if (scope.includes(purchase.lines().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The products and categories it is valid on. */
    public String scope() {
        return definition
                .map(coupon -> listed(coupon.scope().products()) + " "
                        + listed(coupon.scope().categories()))
                .orElse("")
                .strip();
    }

    /** Whether it is for a first purchase only. */
    public boolean firstPurchaseOnly() {
        return audience.firstPurchaseOnly();
    }

    /** Purchases the customer made before. */
    public long purchases() {
        return customer.history().lifetime().purchases();
    }

    /** Whether it was not issued to somebody else. */
    public boolean customerMatches() {
        return audience.customer().map(customer.id()::equals).orElse(true);
    }

    /** Whether the customer holds one of the tiers it is for. */
    public boolean tierMatches() {
        return matches(audience.tiers(), customer.tier().name());
    }

    /** The tiers it is for. */
    public String tiers() {
        return listed(audience.tiers());
    }

    /** The customer's tier. */
    public String tier() {
        return customer.tier().name();
    }

    /** Whether the customer is in one of the segments it is for. */
    public boolean segmentMatches() {
        return audience.segments().isEmpty()
                || audience.segments().stream()
                        .anyMatch(segment -> customer.profile().segments().contains(segment));
    }

    /** The segments it is for. */
    public String segments() {
        return listed(audience.segments());
    }

    /** The customer's segments. */
    public String customerSegments() {
        return listed(customer.profile().segments());
    }

    /** Whether it is for the channel of the purchase. */
    public boolean channelMatches() {
        return matches(audience.channels(), channel());
    }

    /** The channels it is for. */
    public String channels() {
        return listed(audience.channels());
    }

    /** The channel of the purchase; empty when the host does not say. */
    public String channel() {
        return purchase.channel().orElse("");
    }

    /** Whether it is in the currency of the purchase. */
    public boolean currencyMatches() {
        return currency().equals(purchaseCurrency());
    }

    /** Its currency. */
    public String currency() {
        Currency currency = definition.isPresent() ? definition.get().currency() : purchase.currency();
        return currency.getCurrencyCode();
    }

    /** The currency of the purchase. */
    public String purchaseCurrency() {
        return purchase.currency().getCurrencyCode();
    }

    private static boolean matches(Set<String> allowed, String actual) {
        return allowed.isEmpty() || allowed.contains(actual);
    }

    private static String listed(Collection<String> values) {
        return String.join(", ", values);
    }
}
