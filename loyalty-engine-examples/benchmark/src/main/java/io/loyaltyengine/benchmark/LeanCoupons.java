package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The coupons of one purchase, with what is to be paid for its lines: which take effect, and what speaks against the others.
 * What speaks against one is a bit each, so that nothing is made for it. Not thread-safe.
 */
final class LeanCoupons {
    private static final int UNKNOWN_CODE = 1;
    private static final int EXPIRED = 1 << 1;
    private static final int CUSTOMER_LIMIT = 1 << 2;
    private static final int MINIMUM_NOT_MET = 1 << 3;
    private static final int SCOPE_NOT_MATCHED = 1 << 4;
    private static final int TIER_REQUIRED = 1 << 5;
    private static final int ALREADY_PRESENTED = 1 << 6;
    private static final int NO_EFFECT = 1 << 7;
    private static final int NOT_NEEDED = 1 << 8;

    private static final List<String> CODES = List.of(
            "UNKNOWN_CODE",
            "EXPIRED",
            "CUSTOMER_LIMIT",
            "MINIMUM_NOT_MET",
            "SCOPE_NOT_MATCHED",
            "TIER_REQUIRED",
            "ALREADY_PRESENTED",
            "NO_EFFECT",
            "NOT_NEEDED");

    /** By the bits of what is in them. */
    private static final List<Set<String>> REASONS = reasons();

    private final Customer customer;
    private final String tier;
    private final Purchase purchase;
    private final List<Line> lines;
    private final long[] open;
    private final List<Set<String>> verdicts;
    /** Whether a coupon is for a line, coupon by coupon: asked often, and answered once. */
    private final boolean[] covered;

    /** Those that no rule has anything against, in the order of presentation; and where among all. */
    private final CouponDefinition[] standing;

    private final int[] places;
    private int count;

    /**
     * Settles them.
     *
     * @param lines by id, which is the order in which a discount is split
     */
    LeanCoupons(Customer customer, String tier, Purchase purchase, List<Line> lines, CouponCatalogue catalogue) {
        this.customer = customer;
        this.tier = tier;
        this.purchase = purchase;
        this.lines = lines;
        this.open = new long[lines.size()];
        for (int i = 0; i < open.length; i++) {
            open[i] = Leanest.price(lines.get(i));
        }
        int presented = purchase.coupons().size();
        this.verdicts = new ArrayList<>(presented);
        this.covered = new boolean[presented * open.length];
        this.standing = new CouponDefinition[presented];
        this.places = new int[presented];
        for (int i = 0; i < presented; i++) {
            judge(i, catalogue.find(purchase.coupons().get(i)));
        }
        if (count > 0) {
            takeEffect(count == 1 ? 1 : best());
        }
    }

    private static List<Set<String>> reasons() {
        List<Set<String>> reasons = new ArrayList<>();
        for (int bits = 0; bits < 1 << CODES.size(); bits++) {
            Set<String> codes = new TreeSet<>();
            for (int i = 0; i < CODES.size(); i++) {
                if (contains(bits, i)) {
                    codes.add(CODES.get(i));
                }
            }
            reasons.add(Set.copyOf(codes));
        }
        return List.copyOf(reasons);
    }

    /** What speaks against each code, in the order of presentation. */
    List<Set<String>> verdicts() {
        return verdicts;
    }

    /** What is left to be paid for each line, in cents. */
    long[] open() {
        return open;
    }

    private void judge(int place, Optional<CouponDefinition> coupon) {
        int against = coupon.isEmpty() ? UNKNOWN_CODE : against(coupon.get(), place);
        verdicts.add(REASONS.get(against));
        if (against == 0) {
            standing[count] = coupon.orElseThrow();
            places[count] = place;
            count++;
        }
    }

    private int against(CouponDefinition coupon, int place) {
        int against = 0;
        Optional<Instant> until = coupon.window().until();
        if (until.isPresent() && !purchase.at().isBefore(until.get())) {
            against |= EXPIRED;
        }
        Optional<Integer> limit = coupon.budget().perCustomer();
        if (limit.isPresent()) {
            Tally uses = customer.tallies(CouponAccepted.COUPON).get(coupon.code());
            against |= uses != null && uses.count() >= limit.get() ? CUSTOMER_LIMIT : 0;
        }
        boolean isForNothing = true;
        long basket = 0;
        for (int i = 0; i < open.length; i++) {
            if (coupon.scope().includes(lines.get(i))) {
                covered[place * open.length + i] = true;
                isForNothing = false;
                basket += open[i];
            }
        }
        if (basket < Leanest.cents(coupon.condition().minimumBasket())) {
            against |= MINIMUM_NOT_MET;
        }
        if (isForNothing) {
            against |= SCOPE_NOT_MATCHED;
        }
        Set<String> tiers = coupon.audience().tiers();
        if (!tiers.isEmpty() && !tiers.contains(tier)) {
            against |= TIER_REQUIRED;
        }
        return against == 0 && isRepeated(coupon) ? ALREADY_PRESENTED : against;
    }

    private boolean isRepeated(CouponDefinition coupon) {
        for (int i = 0; i < count; i++) {
            if (standing[i].code().equals(coupon.code())) {
                return true;
            }
        }
        return false;
    }

    /** Takes off what the chosen ones do, in their order; none of the others is used up. */
    private void takeEffect(int chosen) {
        for (int i = 0; i < count; i++) {
            long discount = discount(i, open);
            if (discount == 0) {
                verdicts.set(places[i], REASONS.get(NO_EFFECT));
            } else if (contains(chosen, i)) {
                takeOff(discount, i, open);
            } else {
                verdicts.set(places[i], REASONS.get(NOT_NEEDED));
            }
        }
    }

    /** The set with which the customer pays least, by the bits of what is in it. The shop has seven coupons: all are tried. */
    private int best() {
        int best = 0;
        long most = 0;
        long[] trial = new long[open.length];
        for (int some = 1; some < 1 << count; some++) {
            long worth = worth(some, trial);
            if (worth > most || (worth == most && isPreferred(some, best))) {
                best = some;
                most = worth;
            }
        }
        return best;
    }

    /** What some take off together. With one that takes nothing off they are worth no more than without it, and use up more. */
    private long worth(int some, long[] trial) {
        System.arraycopy(open, 0, trial, 0, open.length);
        long worth = 0;
        for (int i = 0; i < count; i++) {
            long discount = contains(some, i) ? discount(i, trial) : 0;
            if (discount > 0) {
                takeOff(discount, i, trial);
                worth += discount;
            }
        }
        return worth;
    }

    /** Of two sets worth the same the one that uses up fewer; then the one with what comes first of all that is in one only. */
    private boolean isPreferred(int some, int other) {
        int fewer = Integer.bitCount(other) - Integer.bitCount(some);
        if (fewer != 0) {
            return fewer > 0;
        }
        int first = -1;
        for (int i = 0; i < count; i++) {
            if (contains(some ^ other, i) && (first < 0 || comesFirst(standing[i], standing[first]))) {
                first = i;
            }
        }
        return contains(some, first);
    }

    /** Percentages before amounts, then by code. */
    private static boolean comesFirst(CouponDefinition one, CouponDefinition other) {
        boolean isPercentage = one.benefit() instanceof Benefit.PercentOff;
        return isPercentage == other.benefit() instanceof Benefit.PercentOff
                ? one.code().compareTo(other.code()) < 0
                : isPercentage;
    }

    /** What a coupon takes off lines that still cost this, in cents; a percentage has two decimals at most, and is rounded half up. */
    private long discount(int coupon, long[] costs) {
        Benefit benefit = standing[coupon].benefit();
        long inScope = inScope(coupon, costs);
        if (benefit instanceof Benefit.PercentOff off) {
            return (inScope * Leanest.cents(off.percent()) + 50_00) / 100_00;
        }
        return benefit instanceof Benefit.AmountOff off ? Math.min(Leanest.cents(off.amount()), inScope) : 0;
    }

    /** Takes a discount off lines, in proportion to what they still cost. */
    private void takeOff(long discount, int coupon, long[] costs) {
        long all = inScope(coupon, costs);
        long running = 0;
        long given = 0;
        for (int i = 0; i < costs.length; i++) {
            if (isFor(coupon, i)) {
                running += costs[i];
                long upToHere = discount * running / all;
                costs[i] -= upToHere - given;
                given = upToHere;
            }
        }
    }

    private long inScope(int coupon, long[] costs) {
        long sum = 0;
        for (int i = 0; i < costs.length; i++) {
            sum += isFor(coupon, i) ? costs[i] : 0;
        }
        return sum;
    }

    /** Whether the coupon at a place among those that stand is for a line. */
    private boolean isFor(int coupon, int line) {
        return covered[places[coupon] * open.length + line];
    }

    private static boolean contains(int bits, int place) {
        return (bits >> place & 1) == 1;
    }
}
