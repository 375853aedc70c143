package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.UnlessSaid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a coupon is: data of the shop, never a rule. A code and a benefit are enough.
 *
 * @param code by which it is presented
 * @param benefit what it gives
 * @param steps what it gives instead, from an amount or a number of units on; of those that are reached the last counts
 * @param computation how that is computed
 * @param scope the lines that it is taken off
 * @param units which units of them have it; all where nothing is said
 * @param condition what must be in the basket
 * @param stacking how it goes together with others
 * @param window when it is valid
 * @param audience whom it is for
 * @param budget how often, and how much, it may still give
 * @param funding who bears a part of it, each once
 * @param currency of its amounts; the programme's where nothing is said
 * @param enabled whether it is switched on
 * @param automatic whether it is presented by itself with every purchase, if its catalogue says so; refused, it is silent
 */
public record CouponDefinition(
        String code,
        Benefit benefit,
        List<CouponStep> steps,
        @UnlessSaid("{}") CouponComputation computation,
        @UnlessSaid("{}") CouponScope scope,
        Optional<CouponUnits> units,
        @UnlessSaid("{}") CouponCondition condition,
        @UnlessSaid("{}") CouponStacking stacking,
        @UnlessSaid("{}") CouponWindow window,
        @UnlessSaid("{}") CouponAudience audience,
        @UnlessSaid("{}") CouponBudget budget,
        List<CouponFunder> funding,
        Optional<Currency> currency,
        @UnlessSaid("true") boolean enabled,
        @UnlessSaid("false") boolean automatic) {
    private static final int MAX_STEPS = 100;

    public CouponDefinition {
        Check.name("code", code);
        Check.present("benefit", benefit);
        steps = Check.list("steps", steps, MAX_STEPS);
        Check.present("computation", computation);
        Check.present("scope", scope);
        Check.present("units", units);
        Check.present("condition", condition);
        Check.present("stacking", stacking);
        Check.present("window", window);
        Check.present("audience", audience);
        Check.present("budget", budget);
        funding = Check.percents("funding", funding, CouponFunder::sponsor, CouponFunder::percent);
        Check.present("currency", currency).ifPresent(said -> Check.currency("currency", said));
        if (automatic && audience.referrer().isPresent()) {
            throw mismatch("audience.referrer", "is said of a coupon that is presented by itself; nobody hands it on.");
        }
        if (condition.on() == Running.REMAINING && condition.minimumBasket().signum() == 0) {
            throw mismatch("condition.on", "makes no difference without `minimumBasket`. Delete it.");
        }
        checkSense(benefit, steps, computation, units, stacking);
    }

    /** What could have no effect, or two, is refused. */
    private static void checkSense(
            Benefit benefit,
            List<CouponStep> steps,
            CouponComputation computation,
            Optional<CouponUnits> units,
            CouponStacking stacking) {
        boolean takesOff = takesOff(benefit);
        if (!takesOff && (!steps.isEmpty() || units.isPresent() || !computation.equals(CouponComputation.USUAL))) {
            String said = steps.isEmpty() ? (units.isPresent() ? "units" : "computation") : "steps";
            throw mismatch(said, "is said of a benefit that takes nothing off. Delete it.");
        }
        if (!takesOff && stacking.isAlone() && worth(benefit).signum() == 0) {
            throw mismatch(
                    "benefit.worth",
                    "is 0, so that any coupon that takes something off would win over this one, which stands alone."
                            + " Say what it is worth.");
        }
        if (computation.base() == Running.INITIAL && benefit instanceof Benefit.AmountOff && steps.isEmpty()) {
            throw mismatch("computation.base", "makes no difference to an amount. Delete it.");
        }
        if (computation.graduated() && (steps.isEmpty() || units.isPresent())) {
            throw mismatch(
                    "computation.graduated",
                    steps.isEmpty()
                            ? "is true, but there are no `steps`."
                            : "does not go together with `units`; it is the steps that say which units have what.");
        }
        for (int i = 0; i < steps.size(); i++) {
            checkStep("steps[" + i + "]", steps, i, computation);
        }
    }

    private static void checkStep(String path, List<CouponStep> steps, int place, CouponComputation computation) {
        CouponStep step = steps.get(place);
        if (!takesOff(step.benefit())) {
            throw mismatch(path + ".benefit", "takes nothing off; steps are of percentages, amounts and prices.");
        }
        if (computation.graduated() && step.fromUnits().isEmpty()) {
            throw mismatch(path + ".fromAmount", "does not go together with `graduated`; there it is `fromUnits`.");
        }
        if (place > 0 && !follows(steps.get(place - 1), step)) {
            throw mismatch(
                    path, "does not begin after the one before; steps stand in their order, all by one measure.");
        }
    }

    private static boolean follows(CouponStep before, CouponStep step) {
        return before.fromUnits().isPresent()
                ? step.fromUnits().orElse(0) > before.fromUnits().get()
                : step.fromAmount()
                                .orElse(BigDecimal.ZERO)
                                .compareTo(before.fromAmount().orElseThrow())
                        > 0;
    }

    /** What somebody has said that something is worth which takes nothing off. */
    private static BigDecimal worth(Benefit given) {
        if (given instanceof Benefit.ByRules rules) {
            return rules.worth();
        }
        return given instanceof Benefit.FreeItem item ? item.worth() : BigDecimal.ZERO;
    }

    /** Whether it takes money off, so that an amount that is left is for it. */
    public boolean takesOff() {
        return takesOff(benefit);
    }

    private static boolean takesOff(Benefit benefit) {
        return !(benefit instanceof Benefit.ByRules || benefit instanceof Benefit.FreeItem);
    }

    private static InvalidInputException mismatch(String path, String message) {
        return new InvalidInputException(path, InvalidInputException.Code.MISMATCH, message);
    }

    /** A coupon without conditions. */
    public static CouponDefinition of(String code, Benefit benefit) {
        return new CouponDefinition(
                code,
                benefit,
                List.of(),
                CouponComputation.USUAL,
                CouponScope.EVERYTHING,
                Optional.empty(),
                CouponCondition.NONE,
                CouponStacking.USUAL,
                CouponWindow.ALWAYS,
                CouponAudience.EVERYBODY,
                CouponBudget.UNLIMITED,
                List.of(),
                Optional.empty(),
                true,
                false);
    }

    /** The most decimals that any of its amounts of money has. */
    public int decimals() {
        int most = decimals(benefit);
        for (int i = 0; i < steps.size(); i++) {
            most = Math.max(
                    most,
                    Math.max(
                            decimals(steps.get(i).fromAmount()),
                            decimals(steps.get(i).benefit())));
        }
        for (int i = 0; i < funding.size(); i++) {
            most = Math.max(most, decimals(funding.get(i).atMost()));
        }
        most = Math.max(most, Math.max(decimals(computation.atMost()), decimals(computation.roundTo())));
        return Math.max(
                most,
                Math.max(
                        condition.minimumBasket().scale(),
                        Math.max(decimals(budget.amountLeft()), decimals(budget.amountPerCustomer()))));
    }

    private static int decimals(Optional<BigDecimal> amount) {
        return amount.isPresent() ? amount.get().scale() : 0;
    }

    private static int decimals(Benefit given) {
        if (given instanceof Benefit.AmountOff off) {
            return off.amount().scale();
        } else if (given instanceof Benefit.FixedPrice fixed) {
            return fixed.price().scale();
        } else {
            return worth(given).scale();
        }
    }

    /** By what name its uses are counted: that of its campaign, or its code. */
    public String countedAs() {
        return budget.campaign().orElse(code);
    }

    public CouponDefinition disabled() {
        return changed(parts -> parts.enabled = false);
    }

    /** The same coupon, presented by itself. */
    public CouponDefinition asAutomatic() {
        return changed(parts -> parts.automatic = true);
    }

    /** The same coupon in another currency than the programme's, which then refuses it. */
    public CouponDefinition in(String code) {
        return changed(parts -> parts.currency = Optional.of(Check.currency("currency", code)));
    }

    /** The same coupon, which gives something else from here on. */
    public CouponDefinition with(CouponStep step) {
        List<CouponStep> more = new ArrayList<>(steps);
        more.add(Check.present("step", step));
        return changed(parts -> parts.steps = more);
    }

    public CouponDefinition with(CouponComputation other) {
        return changed(parts -> parts.computation = other);
    }

    public CouponDefinition with(CouponScope other) {
        return changed(parts -> parts.scope = other);
    }

    public CouponDefinition with(CouponUnits other) {
        return changed(parts -> parts.units = Optional.of(Check.present("units", other)));
    }

    public CouponDefinition with(CouponCondition other) {
        return changed(parts -> parts.condition = other);
    }

    public CouponDefinition with(CouponStacking other) {
        return changed(parts -> parts.stacking = other);
    }

    public CouponDefinition with(CouponWindow other) {
        return changed(parts -> parts.window = other);
    }

    public CouponDefinition with(CouponAudience other) {
        return changed(parts -> parts.audience = other);
    }

    public CouponDefinition with(CouponBudget other) {
        return changed(parts -> parts.budget = other);
    }

    /** The same coupon with one more who bears a part of it. */
    public CouponDefinition with(CouponFunder other) {
        List<CouponFunder> more = new ArrayList<>(funding);
        more.add(Check.present("funder", other));
        return changed(parts -> parts.funding = more);
    }

    private CouponDefinition changed(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.together();
    }

    /** A definition while one part of it is exchanged. */
    private static final class Parts {
        private final CouponDefinition of;
        private List<CouponStep> steps;
        private CouponComputation computation;
        private CouponScope scope;
        private Optional<CouponUnits> units;
        private CouponCondition condition;
        private CouponStacking stacking;
        private CouponWindow window;
        private CouponAudience audience;
        private CouponBudget budget;
        private List<CouponFunder> funding;
        private Optional<Currency> currency;
        private boolean enabled;
        private boolean automatic;

        Parts(CouponDefinition of) {
            this.of = of;
            steps = of.steps;
            computation = of.computation;
            scope = of.scope;
            units = of.units;
            condition = of.condition;
            stacking = of.stacking;
            window = of.window;
            audience = of.audience;
            budget = of.budget;
            funding = of.funding;
            currency = of.currency;
            enabled = of.enabled;
            automatic = of.automatic;
        }

        CouponDefinition together() {
            return new CouponDefinition(
                    of.code,
                    of.benefit,
                    steps,
                    computation,
                    scope,
                    units,
                    condition,
                    stacking,
                    window,
                    audience,
                    budget,
                    funding,
                    currency,
                    enabled,
                    automatic);
        }
    }
}
