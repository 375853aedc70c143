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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which coupons take effect, and what they take off. */
final class Verdicts {
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
        List<CouponDefinition> best = best(willing);
        for (CouponDefinition coupon : willing) {
            if (!best.contains(coupon)) {
                refuse(coupon.code(), List.of("NOT_COMBINABLE"));
            }
        }
        for (CouponDefinition coupon : best) {
            SortedMap<String, Long> off = off(coupon, left);
            long sum = off.values().stream().mapToLong(Long::longValue).sum();
            if (sum == 0 && !byRules(coupon)) {
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

    /** Of coupons that do not go together those that take off most: all that combine, or one that does not. */
    private List<CouponDefinition> best(List<CouponDefinition> willing) {
        if (willing.size() < 2 || willing.stream().allMatch(CouponDefinition::combinable)) {
            return willing;
        }
        List<List<CouponDefinition>> sets = new ArrayList<>();
        sets.add(willing.stream().filter(CouponDefinition::combinable).toList());
        willing.stream().filter(c -> !c.combinable()).forEach(c -> sets.add(List.of(c)));
        sets.removeIf(List::isEmpty);
        List<CouponDefinition> best = sets.get(0);
        for (List<CouponDefinition> set : sets) {
            if (together(set) > together(best)) {
                best = set;
            }
        }
        return best;
    }

    private long together(List<CouponDefinition> set) {
        SortedMap<String, Long> trial = new TreeMap<>(left);
        long sum = 0;
        for (CouponDefinition coupon : set) {
            for (Map.Entry<String, Long> off : off(coupon, trial).entrySet()) {
                trial.merge(off.getKey(), -off.getValue(), Long::sum);
                sum += off.getValue();
            }
        }
        return sum;
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
        if (coupon.budget()
                .amountLeft()
                .filter(amount -> Shares.cents(amount) < alone(coupon))
                .isPresent()) {
            reasons.add("BUDGET_EXHAUSTED");
        }
        BigDecimal cost = BigDecimal.ZERO;
        for (Line line : purchase.lines()) {
            cost = coupon.scope().includes(line) ? cost.add(basket.get(line.id())) : cost;
        }
        if (cost.compareTo(coupon.minimumBasket()) < 0) {
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
        if (!window.weekdays().isEmpty() && !window.weekdays().contains(at.getDayOfWeek())) {
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
