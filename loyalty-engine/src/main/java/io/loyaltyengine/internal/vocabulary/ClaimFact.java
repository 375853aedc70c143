package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A coupon code presented with a purchase. Of a code that is not {@link #known} every other word answers what speaks
 * neither for nor against it.
 */
@Several
public final class ClaimFact implements Refusable {
    private static final List<String> ENGLISH_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> GERMAN_DAYS =
            List.of("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag");

    private final String code;
    private final Optional<CouponDefinition> definition;
    private final CouponWindow window;
    private final CouponAudience audience;
    private final Customer customer;
    private final boolean guest;
    private final Presented presented;
    private final ShopCalendar calendar;
    private final Supplier<BigDecimal> alone;
    private final boolean repeated;
    private final Optional<IssuedCoupon> copy;
    /** Two threads may compute it at once; both come to the same. */
    private @Nullable BigDecimal discount;

    /**
     * Looks at a claim.
     *
     * @param guest whether nobody knows who the customer is
     * @param calendar of the programme
     * @param alone what the coupon would take off if it were alone; asked while rules are
     * @param repeated whether the same code stands before it in the same purchase
     * @param copy one that was issued to the customer and can be presented, if there is one
     */
    public ClaimFact(
            String code,
            Optional<CouponDefinition> definition,
            Customer customer,
            boolean guest,
            Presented presented,
            ShopCalendar calendar,
            Supplier<BigDecimal> alone,
            boolean repeated,
            Optional<IssuedCoupon> copy) {
        this.code = code;
        this.definition = definition;
        this.window = definition.isPresent() ? definition.get().window() : CouponWindow.ALWAYS;
        this.audience = definition.isPresent() ? definition.get().audience() : CouponAudience.EVERYBODY;
        this.customer = customer;
        this.guest = guest;
        this.presented = presented;
        this.calendar = calendar;
        this.alone = alone;
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
                && !presented.codes().contains(code);
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
        return presented.at();
    }

    @Word("whether its time has come")
    @TurnsAt("validFrom")
    public boolean started() {
        return !now().isBefore(validFrom());
    }

    @Word("the first moment at which it is valid; in sentences the day, where it begins with it")
    public Instant validFrom() {
        if (window.from().isPresent()) {
            return window.from().get();
        }
        return window.firstDay().isEmpty()
                ? Limits.EARLIEST
                : calendar.endOf(window.firstDay().get().minusDays(1)).orElseThrow();
    }

    @Word("whether its time is over")
    public boolean expired() {
        return !now().isBefore(end());
    }

    @Word("the first moment at which it is no longer valid; in sentences the last day, where it ends with it")
    public End validUntil() {
        return new End(end());
    }

    /** The first moment at which it is no longer valid. */
    public Instant end() {
        if (window.until().isPresent()) {
            return window.until().get();
        }
        return window.lastDay().isEmpty()
                ? Limits.LATEST
                : calendar.endOf(window.lastDay().get()).orElseThrow();
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

    @Word("the weekdays and hours at which it is valid, such as `MONDAY 09:00-17:30`; in sentences spelled out")
    public Spoken hours() {
        String hours = window.opens().isEmpty()
                ? ""
                : " " + window.opens().get() + "-" + window.closes().orElseThrow();
        Collection<DayOfWeek> days = window.weekdays().orElse(Collections.emptySortedSet());
        String plain = days.stream().map(DayOfWeek::name).collect(Collectors.joining(", "));
        return new Spoken(
                (plain + hours).strip(),
                new Sentence(
                        (named(days, Locale.ENGLISH) + hours).strip(), (named(days, Locale.GERMAN) + hours).strip()));
    }

    @Word("weekday and time of the purchase, such as `MONDAY 18:05`; in sentences spelled out")
    public Spoken clock() {
        Set<DayOfWeek> day = Set.of(clocks().getDayOfWeek());
        String time = " " + clocks().toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        return new Spoken(
                clocks().getDayOfWeek() + " " + clocks().toLocalTime(),
                new Sentence(named(day, Locale.ENGLISH) + time, named(day, Locale.GERMAN) + time));
    }

    /** Spelled out here, because a platform's own names change between its versions. */
    private static String named(Collection<DayOfWeek> days, Locale locale) {
        List<String> names = locale.equals(Locale.GERMAN) ? GERMAN_DAYS : ENGLISH_DAYS;
        return days.stream().map(day -> names.get(day.getValue() - 1)).collect(Collectors.joining(", "));
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
        if (definition.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        Optional<Integer> limit = definition.get().budget().perCustomer();
        return limit.isPresent() ? limit.get() : Integer.MAX_VALUE;
    }

    /** What it can still give, to this customer and to all together; empty without such a limit. */
    public Optional<BigDecimal> budgetLeft() {
        CouponBudget budget = definition.isPresent() ? definition.get().budget() : CouponBudget.UNLIMITED;
        if (budget.amountPerCustomer().isEmpty()) {
            return budget.amountLeft();
        }
        BigDecimal own = notYetGiven(budget.amountPerCustomer().get());
        return Optional.of(
                budget.amountLeft().isPresent() ? budget.amountLeft().get().min(own) : own);
    }

    private BigDecimal notYetGiven(BigDecimal most) {
        long given = customer.tally(CouponAccepted.GIVEN, countedAs())
                .map(Tally::count)
                .orElse(0L);
        return most.subtract(BigDecimal.valueOf(given, nothing().scale())).max(nothing());
    }

    @Word("what it would take off if it were alone")
    public BigDecimal discount() {
        BigDecimal known = discount;
        if (known == null) {
            known = alone.get();
            discount = known;
        }
        return known;
    }

    @Word("whether it takes something off, or rules give something for it")
    public boolean hasEffect() {
        return definition.isEmpty()
                || definition.get().benefit() instanceof Benefit.ByRules
                || definition.get().benefit() instanceof Benefit.FreeItem
                || discount().signum() > 0;
    }

    @Word("what the lines that its condition is about cost before coupons; without tax, if it says so")
    public BigDecimal basket() {
        boolean withoutTax =
                definition.isPresent() && definition.get().condition().withoutTax();
        int scale = nothing().scale();
        long sum = 0;
        for (int i = 0; i < presented.lines().size(); i++) {
            Line line = presented.lines().get(i);
            if (isAsked(line)) {
                sum = Math.addExact(
                        sum,
                        withoutTax
                                ? Amounts.units(line.withoutTax(line.amount()), scale)
                                : Math.multiplyExact(Amounts.units(line.unitPrice(), scale), (long) line.quantity()));
            }
        }
        return Amounts.of(sum, scale);
    }

    @Word("what they must cost at least")
    public BigDecimal minimumBasket() {
        // In another currency it is no amount of this purchase.
        boolean isAmount = definition.isPresent() && currencyMatches();
        BigDecimal least = isAmount ? definition.get().condition().minimumBasket() : BigDecimal.ZERO;
        return least.scale() < nothing().scale() ? least.setScale(nothing().scale()) : least;
    }

    @Word("units of the lines that its condition is about")
    public long units() {
        long units = 0;
        for (int i = 0; i < presented.lines().size(); i++) {
            Line line = presented.lines().get(i);
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
        return BigDecimal.valueOf(0, presented.currency().getDefaultFractionDigits());
    }

    @Word("whether any line is in its scope")
    public boolean inScope() {
        if (definition.isEmpty()) {
            return true;
        }
        CouponScope scope = definition.get().scope();
        if (scope.equals(CouponScope.EVERYTHING)) {
            return true;
        }
        for (int i = 0; i < presented.lines().size(); i++) {
            if (scope.includes(presented.lines().get(i))) {
                return true;
            }
        }
        return false;
    }

    @Word(value = "the products, categories and labels that it is for; empty for all", free = true)
    public String scope() {
        if (definition.isEmpty()) {
            return "";
        }
        CouponScope scope = definition.get().scope();
        return together(scope.products(), scope.categories(), scope.labels());
    }

    @Word(value = "the products, categories and labels that it is not for", free = true)
    public String exceptions() {
        if (definition.isEmpty()) {
            return "";
        }
        CouponScope scope = definition.get().scope();
        return together(scope.exceptProducts(), scope.exceptCategories(), scope.exceptLabels());
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
                && definition.isPresent()
                && (audience.asksWho() || definition.get().budget().asksWho());
    }

    @Word("whether it was not issued to somebody else")
    public boolean customerMatches() {
        return guest || audience.customer().map(customer.id()::equals).orElse(true);
    }

    @Word("whether the customer's tier is one of its tiers")
    @TurnsAt("tiers")
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
    @TurnsAt("segments")
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
    @TurnsAt("channels")
    public boolean channelMatches() {
        return matches(audience.channels(), channel());
    }

    @Word(value = "the channels it is for", free = true)
    public String channels() {
        return listed(audience.channels());
    }

    @Word(value = "the channel of the purchase", free = true)
    public String channel() {
        return presented.channel().orElse("");
    }

    @Word("whether it is in the currency of the purchase")
    @TurnsAt("currency")
    public boolean currencyMatches() {
        return currency().equals(purchaseCurrency());
    }

    @Word("its currency")
    public String currency() {
        return definition
                .flatMap(CouponDefinition::currency)
                .orElse(presented.currency())
                .getCurrencyCode();
    }

    @Word("the currency of the purchase")
    public String purchaseCurrency() {
        return presented.currency().getCurrencyCode();
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
    public String which() {
        return code;
    }

    private static boolean matches(Set<String> allowed, String actual) {
        return allowed.isEmpty() || allowed.contains(actual);
    }

    private static String listed(Collection<String> values) {
        return String.join(", ", values);
    }

    private static String together(Set<String> products, Set<String> categories, Set<String> labels) {
        StringJoiner together = new StringJoiner(", ");
        products.forEach(together::add);
        categories.forEach(together::add);
        labels.forEach(together::add);
        return together.toString();
    }
}
