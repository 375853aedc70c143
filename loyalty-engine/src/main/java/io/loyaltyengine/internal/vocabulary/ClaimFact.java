package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A coupon code presented with a purchase. Of a code that is not {@link #known} every other word answers what speaks
 * neither for nor against it.
 */
@Several
public final class ClaimFact implements Refusable {
    private final String code;
    private final Optional<CouponDefinition> definition;
    private final CouponWindow window;
    private final CouponAudience audience;
    private final Customer customer;
    private final boolean guest;
    private final Purchase purchase;
    private final ShopCalendar calendar;
    private final BigDecimal discount;
    private final boolean repeated;
    private final Optional<IssuedCoupon> copy;

    /**
     * Looks at a claim.
     *
     * @param guest whether nobody knows who the customer is
     * @param calendar of the programme
     * @param discount what the coupon would take off if it were alone
     * @param repeated whether the same code stands before it in the same purchase
     * @param copy one that was issued to the customer and can be presented, if there is one
     */
    public ClaimFact(
            String code,
            Optional<CouponDefinition> definition,
            Customer customer,
            boolean guest,
            Purchase purchase,
            ShopCalendar calendar,
            BigDecimal discount,
            boolean repeated,
            Optional<IssuedCoupon> copy) {
        this.code = code;
        this.definition = definition;
        this.window = definition.isPresent() ? definition.get().window() : CouponWindow.ALWAYS;
        this.audience = definition.isPresent() ? definition.get().audience() : CouponAudience.EVERYBODY;
        this.customer = customer;
        this.guest = guest;
        this.purchase = purchase;
        this.calendar = calendar;
        this.discount = discount;
        this.repeated = repeated;
        this.copy = copy;
    }

    @Word("the code as presented")
    public String code() {
        return code;
    }

    @Word("whether the shop knows it")
    public boolean known() {
        return definition.isPresent();
    }

    @Word("whether the same coupon was presented before in this purchase")
    public boolean repeated() {
        return repeated;
    }

    @Word("whether it is presented by itself")
    public boolean automatic() {
        return definition.isPresent()
                && definition.get().automatic()
                && !purchase.coupons().contains(code);
    }

    @Word("whether it is only for those to whom it was issued")
    public boolean issuedOnly() {
        return audience.issuedOnly();
    }

    @Word("whether it was issued to the customer, who holds an open copy")
    public boolean issued() {
        return copy.isPresent();
    }

    /** The copy that is used up if it takes effect. */
    public Optional<IssuedCoupon> copy() {
        return copy;
    }

    @Word("whether it is switched on")
    public boolean enabled() {
        return definition.map(CouponDefinition::enabled).orElse(true);
    }

    @Word("when the purchase happens, as a moment")
    public Instant now() {
        return purchase.at();
    }

    @Word("whether its time has come")
    public boolean started() {
        return !now().isBefore(validFrom());
    }

    @Word("the first moment at which it is valid")
    public Instant validFrom() {
        return window.from()
                .or(() -> window.firstDay().flatMap(day -> calendar.endOf(day.minusDays(1))))
                .orElse(Limits.EARLIEST);
    }

    @Word("whether its time is over")
    public boolean expired() {
        return !now().isBefore(validUntil());
    }

    @Word("the first moment at which it is no longer valid")
    public Instant validUntil() {
        return window.until()
                .or(() -> window.lastDay().flatMap(calendar::endOf))
                .orElse(Limits.LATEST);
    }

    @Word("whether it is valid on this weekday at this hour")
    public boolean insideHours() {
        if (window.weekdays().isPresent() && !window.weekdays().get().contains(clocks().getDayOfWeek())) {
            return false;
        }
        LocalTime opens = window.opens().orElse(LocalTime.MIN);
        LocalTime closes = window.closes().orElse(LocalTime.MIN);
        LocalTime clock = clocks().toLocalTime();
        return opens.isBefore(closes)
                ? !clock.isBefore(opens) && clock.isBefore(closes)
                : !clock.isBefore(opens) || clock.isBefore(closes);
    }

    @Word(value = "the weekdays and hours at which it is valid", free = true)
    public String hours() {
        String hours = window.opens().isEmpty()
                ? ""
                : window.opens().get() + "-" + window.closes().get();
        List<String> weekdays = window.weekdays().orElse(Collections.emptySortedSet()).stream()
                .map(DayOfWeek::name)
                .toList();
        return (listed(weekdays) + " " + hours).strip();
    }

    @Word("weekday and time of the purchase")
    public String clock() {
        return clocks().getDayOfWeek() + " " + clocks().toLocalTime();
    }

    /** What clocks show in the programme's zone. */
    private LocalDateTime clocks() {
        return LocalDateTime.ofInstant(now(), calendar.offsetAt(now()));
    }

    @Word("uses left to all customers together")
    public long usesLeft() {
        return definition.flatMap(coupon -> coupon.budget().usesLeft()).orElse(Integer.MAX_VALUE);
    }

    @Word("how often this customer has used it")
    public long customerUses() {
        return customer.tally(CouponAccepted.COUPON, countedAs())
                .map(Tally::count)
                .orElse(0L);
    }

    @Word("how often one customer may use it")
    public long customerLimit() {
        return definition.isPresent()
                ? definition.get().budget().perCustomer().orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    @Word("the money it can still give to all customers together")
    public BigDecimal budgetLeft() {
        return definition.flatMap(coupon -> coupon.budget().amountLeft()).orElse(discount);
    }

    @Word("what it would take off if it were alone")
    public BigDecimal discount() {
        return discount;
    }

    @Word("whether it takes something off, or rules give something for it")
    public boolean hasEffect() {
        return discount.signum() > 0
                || definition.isEmpty()
                || definition.get().benefit() instanceof Benefit.ByRules
                || definition.get().benefit() instanceof Benefit.FreeItem;
    }

    @Word("what the lines that its condition is about cost before coupons; without tax, if it says so")
    public BigDecimal basket() {
        boolean withoutTax =
                definition.isPresent() && definition.get().condition().withoutTax();
        BigDecimal sum = nothing();
        for (int i = 0; i < purchase.lines().size(); i++) {
            Line line = purchase.lines().get(i);
            if (isAsked(line)) {
                sum = sum.add(withoutTax ? line.withoutTax(line.amount()) : line.amount());
            }
        }
        return sum;
    }

    @Word("what they must cost at least")
    public BigDecimal minimumBasket() {
        BigDecimal least = definition.isPresent() ? definition.get().condition().minimumBasket() : BigDecimal.ZERO;
        return least.scale() < nothing().scale() ? least.setScale(nothing().scale()) : least;
    }

    @Word("units of the lines that its condition is about")
    public long units() {
        long units = 0;
        for (int i = 0; i < purchase.lines().size(); i++) {
            Line line = purchase.lines().get(i);
            units += isAsked(line) ? line.quantity() : 0;
        }
        return units;
    }

    @Word("how many of them there must be at least")
    public long minimumUnits() {
        return definition.isPresent() ? definition.get().condition().minimumUnits() : 0;
    }

    private boolean isAsked(Line line) {
        if (definition.isEmpty()) {
            return true;
        }
        Optional<CouponScope> asked = definition.get().condition().scope();
        return (asked.isPresent() ? asked.get() : definition.get().scope()).includes(line);
    }

    private BigDecimal nothing() {
        return BigDecimal.valueOf(0, purchase.currency().getDefaultFractionDigits());
    }

    @Word("whether any line is in its scope")
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

    @Word(value = "the products, categories and labels that it is for; empty for all", free = true)
    public String scope() {
        return definition
                .map(CouponDefinition::scope)
                .map(scope -> together(List.of(scope.products(), scope.categories(), scope.labels())))
                .orElse("");
    }

    @Word(value = "the products, categories and labels that it is not for", free = true)
    public String exceptions() {
        return definition
                .map(CouponDefinition::scope)
                .map(scope -> together(List.of(scope.exceptProducts(), scope.exceptCategories(), scope.exceptLabels())))
                .orElse("");
    }

    @Word("whether it is for a first purchase")
    public boolean firstPurchaseOnly() {
        return audience.firstPurchaseOnly();
    }

    @Word("purchases before this one")
    public long purchases() {
        return customer.history().lifetime().purchases();
    }

    @Word("whether it asks who the customer is, and the buyer is a guest")
    public boolean customerMissing() {
        return guest
                && (audience.asksWho()
                        || definition
                                .flatMap(coupon -> coupon.budget().perCustomer())
                                .isPresent());
    }

    @Word("whether it was not issued to somebody else")
    public boolean customerMatches() {
        return guest || audience.customer().map(customer.id()::equals).orElse(true);
    }

    @Word("whether the customer's tier is one of its tiers")
    public boolean tierMatches() {
        return guest || matches(audience.tiers(), customer.tier().name());
    }

    @Word(value = "the tiers it is for", free = true)
    public String tiers() {
        return listed(audience.tiers());
    }

    @Word("the customer's tier")
    @TierName(orNone = true)
    public String tier() {
        return customer.tier().name();
    }

    @Word("whether the customer is in one of its segments")
    public boolean segmentMatches() {
        return guest
                || audience.segments().isEmpty()
                || audience.segments().stream()
                        .anyMatch(segment -> customer.profile().segments().contains(segment));
    }

    @Word(value = "the segments it is for", free = true)
    public String segments() {
        return listed(audience.segments());
    }

    @Word(value = "the customer's segments", free = true)
    public String customerSegments() {
        return listed(customer.profile().segments());
    }

    @Word("whether it is for the channel of the purchase")
    public boolean channelMatches() {
        return matches(audience.channels(), channel());
    }

    @Word(value = "the channels it is for", free = true)
    public String channels() {
        return listed(audience.channels());
    }

    @Word(value = "the channel of the purchase", free = true)
    public String channel() {
        return purchase.channel().orElse("");
    }

    @Word("whether it is in the currency of the purchase")
    public boolean currencyMatches() {
        return currency().equals(purchaseCurrency());
    }

    @Word("its currency")
    public String currency() {
        return definition
                .flatMap(CouponDefinition::currency)
                .orElse(purchase.currency())
                .getCurrencyCode();
    }

    @Word("the currency of the purchase")
    public String purchaseCurrency() {
        return purchase.currency().getCurrencyCode();
    }

    /** What the shop knows of it; empty when it does not know the code. */
    public Optional<CouponDefinition> definition() {
        return definition;
    }

    /** The code of the coupon, however it was spelt when it was presented. */
    public String coupon() {
        return definition.isPresent() ? definition.get().code() : code;
    }

    private String countedAs() {
        return definition.isPresent() ? definition.get().countedAs() : code;
    }

    @Override
    public boolean isOneOfSeveral() {
        return true;
    }

    private static boolean matches(Set<String> allowed, String actual) {
        return allowed.isEmpty() || allowed.contains(actual);
    }

    private static String listed(Collection<String> values) {
        return String.join(", ", values);
    }

    private static String together(List<SortedSet<String>> values) {
        return values.stream().flatMap(Set::stream).collect(Collectors.joining(", "));
    }
}
