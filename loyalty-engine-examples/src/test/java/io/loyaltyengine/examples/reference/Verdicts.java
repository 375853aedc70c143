package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which coupons take effect, and what they take off. */
final class Verdicts {
    /** Percentages before amounts, then by code: no coupon here has a priority. */
    private static final Comparator<CouponDefinition> ORDER = Comparator.<CouponDefinition, Boolean>comparing(
                    coupon -> !(coupon.benefit() instanceof Benefit.PercentOff))
            .thenComparing(CouponDefinition::code);

    private final Purchase purchase;
    /** What is left to pay, by line, in cents. */
    final SortedMap<String, Long> left = new TreeMap<>();
    /** The codes that take effect, with what they take off. */
    final List<String> accepted = new ArrayList<>();

    private final SortedMap<String, BigDecimal> basket = new TreeMap<>();
    private final Answer answer;

    /** What a coupon can ask of a customer. */
    record Asker(String tier, Collection<String> segments, int purchases, Map<String, Integer> uses) {}

    Verdicts(Purchase purchase, Answer answer) {
        this.purchase = purchase;
        this.answer = answer;
        for (Line line : purchase.lines()) {
            BigDecimal price = line.unitPrice().multiply(BigDecimal.valueOf(line.quantity()));
            basket.put(line.id(), price);
            left.put(line.id(), Shares.cents(price));
        }
    }

    void settle(boolean club, Asker asker, ZonedDateTime at) {
        List<CouponDefinition> willing = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String code : purchase.coupons()) {
            List<CouponDefinition> known =
                    Coupons.ALL.stream().filter(c -> c.code().equals(code)).toList();
            List<String> reasons = new ArrayList<>();
            if (known.isEmpty()) {
                reasons.add("UNKNOWN_CODE");
            } else {
                CouponDefinition coupon = known.get(0);
                if (club) {
                    limit(coupon, asker, reasons);
                } else {
                    all(coupon, asker, at, reasons);
                }
                // Without a rule that says so, a coupon is only refused for it where nothing else speaks against it.
                if (seen.contains(code) && (!club || reasons.isEmpty())) {
                    reasons.add("ALREADY_PRESENTED");
                }
                if (!club && inScope(coupon) && alone(coupon) == 0 && !byRules(coupon)) {
                    reasons.add("NO_EFFECT");
                }
            }
            // That it was presented before is all that can speak against a code besides that it is not known.
            if (!seen.add(code) && known.isEmpty() && !club) {
                reasons.add("ALREADY_PRESENTED");
            }
            if (reasons.isEmpty()) {
                willing.add(known.get(0));
            } else {
                refuse(code, reasons);
            }
        }
        willing.sort(ORDER);
        List<CouponDefinition> best = best(willing);
        for (CouponDefinition coupon : willing) {
            if (!best.contains(coupon)) {
                refuse(coupon.code(), List.of(whyNot(coupon, best)));
            }
        }
        for (CouponDefinition coupon : best) {
            SortedMap<String, Long> off = off(coupon, left);
            long sum = off.values().stream().mapToLong(Long::longValue).sum();
            if (isShort(coupon, sum)) {
                refuse(coupon.code(), List.of("BUDGET_EXHAUSTED"));
            } else if (sum == 0 && !byRules(coupon)) {
                refuse(coupon.code(), List.of("NO_EFFECT"));
            } else {
                off.forEach((line, cents) -> left.merge(line, -cents, Long::sum));
                accepted.add(coupon.code());
                answer.say("coupon " + coupon.code(), Shares.euros(sum) + " " + Shares.writtenEuros(off));
            }
        }
    }

    private void refuse(String code, List<String> reasons) {
        answer.say("refused coupon " + code, String.join("; ", reasons) + "; ");
    }

    private static boolean isShort(CouponDefinition coupon, long sum) {
        return coupon.budget()
                .amountLeft()
                .filter(amount -> Shares.cents(amount.setScale(2)) < sum)
                .isPresent();
    }

    private static boolean clash(CouponDefinition one, CouponDefinition other) {
        return !one.equals(other)
                && (one.stacking().notWith().contains("ALL")
                        || other.stacking().notWith().contains("ALL"));
    }

    private String whyNot(CouponDefinition coupon, List<CouponDefinition> best) {
        if (best.stream().anyMatch(other -> clash(coupon, other))) {
            return "NOT_COMBINABLE";
        }
        SortedMap<String, Long> trial = new TreeMap<>(left);
        List<CouponDefinition> with = new ArrayList<>(best);
        with.add(coupon);
        with.sort(ORDER);
        for (CouponDefinition one : with) {
            SortedMap<String, Long> off = off(one, trial);
            long sum = off.values().stream().mapToLong(Long::longValue).sum();
            if (one.equals(coupon)) {
                return isShort(coupon, sum) ? "BUDGET_EXHAUSTED" : sum == 0 ? "NO_EFFECT" : "NOT_NEEDED";
            }
            off.forEach((line, cents) -> trial.merge(line, -cents, Long::sum));
        }
        throw new IllegalStateException(coupon.code());
    }

    /** Of all sets that go together that which takes off most; then with most gifts, then the smallest, then by order. */
    private List<CouponDefinition> best(List<CouponDefinition> willing) {
        List<List<CouponDefinition>> sets = new ArrayList<>(List.of(List.of()));
        for (CouponDefinition coupon : willing) {
            List<List<CouponDefinition>> without = new ArrayList<>(sets);
            sets.clear();
            for (List<CouponDefinition> set : without) {
                if (set.stream().noneMatch(other -> clash(coupon, other))) {
                    List<CouponDefinition> with = new ArrayList<>(set);
                    with.add(coupon);
                    sets.add(with);
                }
                sets.add(set);
            }
        }
        // Those with the coupons that come first stand first.
        Comparator<List<CouponDefinition>> better = Comparator.<List<CouponDefinition>>comparingLong(
                        set -> -together(set))
                .thenComparing(set -> -set.stream().filter(Verdicts::byRules).count())
                .thenComparing(List::size);
        return sets.stream().min(better).orElseThrow();
    }

    private long together(List<CouponDefinition> set) {
        SortedMap<String, Long> trial = new TreeMap<>(left);
        long all = 0;
        for (CouponDefinition coupon : set) {
            SortedMap<String, Long> off = off(coupon, trial);
            long sum = off.values().stream().mapToLong(Long::longValue).sum();
            if (!isShort(coupon, sum)) {
                off.forEach((line, cents) -> trial.merge(line, -cents, Long::sum));
                all += sum;
            }
        }
        return all;
    }

    private static boolean byRules(CouponDefinition coupon) {
        return coupon.benefit() instanceof Benefit.ByRules;
    }

    private boolean inScope(CouponDefinition coupon) {
        return purchase.lines().stream().anyMatch(coupon.scope()::includes);
    }

    private long alone(CouponDefinition coupon) {
        SortedMap<String, Long> full = new TreeMap<>();
        basket.forEach((line, price) -> full.put(line, Shares.cents(price)));
        return off(coupon, full).values().stream().mapToLong(Long::longValue).sum();
    }

    private SortedMap<String, Long> off(CouponDefinition coupon, SortedMap<String, Long> from) {
        SortedMap<String, BigDecimal> scope = new TreeMap<>();
        for (Line line : purchase.lines()) {
            if (coupon.scope().includes(line)) {
                scope.put(line.id(), Shares.euros(from.getOrDefault(line.id(), 0L)));
            }
        }
        BigDecimal sum = Shares.sum(scope);
        BigDecimal off = BigDecimal.ZERO;
        if (coupon.benefit() instanceof Benefit.PercentOff percent) {
            off = sum.multiply(percent.percent()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        } else if (coupon.benefit() instanceof Benefit.AmountOff amount) {
            off = amount.amount().min(sum);
        }
        return Shares.of(Shares.cents(off.setScale(2)), scope);
    }

    private static void limit(CouponDefinition coupon, Asker asker, List<String> reasons) {
        int uses = asker.uses().getOrDefault(coupon.code(), 0);
        if (coupon.budget().perCustomer().filter(most -> uses >= most).isPresent()) {
            reasons.add("CUSTOMER_LIMIT");
        }
    }

    private void all(CouponDefinition coupon, Asker asker, ZonedDateTime at, List<String> reasons) {
        CouponWindow window = coupon.window();
        if (!coupon.enabled()) {
            reasons.add("DISABLED");
        }
        if (window.from().filter(from -> at.toInstant().isBefore(from)).isPresent()) {
            reasons.add("NOT_STARTED");
        }
        if (window.until().filter(until -> !at.toInstant().isBefore(until)).isPresent()) {
            reasons.add("EXPIRED");
        }
        if (!insideHours(window, at)) {
            reasons.add("OUTSIDE_HOURS");
        }
        if (coupon.budget().usesLeft().filter(uses -> uses < 1).isPresent()) {
            reasons.add("GLOBAL_LIMIT");
        }
        limit(coupon, asker, reasons);
        BigDecimal cost = BigDecimal.ZERO;
        for (Line line : purchase.lines()) {
            cost = coupon.scope().includes(line) ? cost.add(basket.get(line.id())) : cost;
        }
        if (cost.compareTo(coupon.condition().minimumBasket()) < 0) {
            reasons.add("MINIMUM_NOT_MET");
        }
        if (!inScope(coupon)) {
            reasons.add("SCOPE_NOT_MATCHED");
        }
        audience(coupon, asker, reasons);
    }

    private void audience(CouponDefinition coupon, Asker asker, List<String> reasons) {
        if (coupon.audience().firstPurchaseOnly() && asker.purchases() > 0) {
            reasons.add("NOT_FIRST_PURCHASE");
        }
        if (coupon.audience().customer().isPresent()) {
            reasons.add("WRONG_CUSTOMER");
        }
        Collection<String> segments = coupon.audience().segments();
        if (!segments.isEmpty() && asker.segments().stream().noneMatch(segments::contains)) {
            reasons.add("SEGMENT_REQUIRED");
        }
        if (!coupon.audience().tiers().isEmpty() && !coupon.audience().tiers().contains(asker.tier())) {
            reasons.add("TIER_REQUIRED");
        }
        Collection<String> channels = coupon.audience().channels();
        if (!channels.isEmpty() && !channels.contains(purchase.channel().orElse(""))) {
            reasons.add("CHANNEL_MISMATCH");
        }
    }

    private static boolean insideHours(CouponWindow window, ZonedDateTime at) {
        if (window.weekdays().filter(days -> !days.contains(at.getDayOfWeek())).isPresent()) {
            return false;
        }
        if (window.opens().isEmpty()) {
            return true;
        }
        LocalTime opens = window.opens().get();
        LocalTime closes = window.closes().orElseThrow();
        LocalTime time = at.toLocalTime();
        return closes.isBefore(opens)
                ? !time.isBefore(opens) || time.isBefore(closes)
                : !time.isBefore(opens) && time.isBefore(closes);
    }
}
