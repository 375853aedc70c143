package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponWindow;
import io.loyaltyengine.model.coupons.Running;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which coupons take effect, and what they take off. */
final class Verdicts {
    /** The higher priority, then percentages, then by code. */
    private static final Comparator<CouponDefinition> ORDER = Comparator.<CouponDefinition>comparingInt(
                    coupon -> -coupon.stacking().priority())
            .thenComparing(coupon -> !(coupon.benefit() instanceof Benefit.PercentOff))
            .thenComparing(CouponDefinition::code);

    private final Purchase purchase;
    /** What is left to pay. */
    private final Till till;
    /** The coupons that take effect, with what they take off each line, in cents. */
    final SortedMap<String, SortedMap<String, Long>> accepted = new TreeMap<>();

    private final Answer answer;

    /** What a coupon can ask of a customer. */
    record Asker(String tier, Collection<String> segments, int purchases, Map<String, Integer> uses) {}

    Verdicts(Purchase purchase, Answer answer) {
        this.purchase = purchase;
        this.answer = answer;
        this.till = new Till(purchase.lines());
    }

    SortedMap<String, Long> left() {
        return till.left;
    }

    void settle(boolean club, Asker asker, ZonedDateTime at) {
        List<CouponDefinition> willing = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> codes = new ArrayList<>(purchase.coupons());
        for (CouponDefinition coupon : Coupons.ALL) {
            if (coupon.automatic() && !codes.contains(coupon.code())) {
                codes.add(coupon.code());
            }
        }
        for (String code : codes) {
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
                Effect alone = new Effect(coupon, till, Long.MAX_VALUE);
                if (!club && inScope(coupon) && alone.sum() == 0 && !alone.isGift()) {
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
        List<CouponDefinition> best = willing.size() < 2 ? willing : best(willing, asker);
        for (CouponDefinition coupon : willing) {
            if (!best.contains(coupon)) {
                refuse(coupon.code(), List.of(whyNot(coupon, best, asker)));
            }
        }
        for (CouponDefinition coupon : best) {
            Effect effect = effect(coupon, till);
            Optional<String> hurdle = hurdle(coupon, effect, till, asker);
            if (hurdle.isPresent()) {
                refuse(coupon.code(), List.of(hurdle.get()));
            } else {
                take(coupon, effect, till);
                accepted.put(coupon.code(), effect.off);
                answer.say(
                        "coupon " + coupon.code(),
                        Shares.euros(effect.sum()) + " " + Shares.writtenEuros(effect.off) + effect.besides + ", borne "
                                + Shares.writtenEuros(Bearers.of(coupon.funding(), effect.sum())));
            }
        }
    }

    /** What nobody has presented is silent. */
    private void refuse(String code, List<String> reasons) {
        if (purchase.coupons().contains(code)) {
            answer.say("refused coupon " + code, String.join("; ", reasons) + "; ");
        }
    }

    private static boolean clash(CouponDefinition one, CouponDefinition other) {
        return !one.equals(other) && (excludes(one, other) || excludes(other, one));
    }

    private static boolean excludes(CouponDefinition one, CouponDefinition other) {
        Set<String> not = one.stacking().notWith();
        return not.contains("ALL") || other.stacking().groups().stream().anyMatch(not::contains);
    }

    /** What is left of a budget at this till. */
    private static long budget(CouponDefinition coupon, Till at) {
        return coupon.budget()
                .amountLeft()
                .map(amount -> Math.max(0, Effect.cents(amount) - at.amounts.getOrDefault(coupon.countedAs(), 0L)))
                .orElse(Long.MAX_VALUE);
    }

    private static Effect effect(CouponDefinition coupon, Till at) {
        boolean shrinks = coupon.budget().whenShort() == CouponBudget.WhenShort.SHRINK;
        return new Effect(coupon, at, shrinks ? budget(coupon, at) : Long.MAX_VALUE);
    }

    /** What stands in its way when its turn comes. */
    private static Optional<String> hurdle(CouponDefinition coupon, Effect effect, Till at, Asker asker) {
        CouponCondition condition = coupon.condition();
        if (condition.on() == Running.REMAINING) {
            long there = 0;
            for (Line line : at.lines) {
                there += condition.scope().orElse(coupon.scope()).includes(line) ? at.left(line) : 0;
            }
            if (there < Effect.cents(condition.minimumBasket())) {
                return Optional.of("MINIMUM_NOT_MET");
            }
        }
        int here = at.uses.getOrDefault(coupon.countedAs(), 0);
        if (here > 0 && coupon.budget().usesLeft().filter(uses -> uses <= here).isPresent()) {
            return Optional.of("GLOBAL_LIMIT");
        }
        int had = here + asker.uses().getOrDefault(coupon.countedAs(), 0);
        if (here > 0
                && coupon.budget().perCustomer().filter(most -> most <= had).isPresent()) {
            return Optional.of("CUSTOMER_LIMIT");
        }
        long wanted = new Effect(coupon, at, Long.MAX_VALUE).sum();
        if (effect.sum() > budget(coupon, at) || (wanted > 0 && budget(coupon, at) == 0)) {
            return Optional.of("BUDGET_EXHAUSTED");
        }
        return effect.sum() == 0 && !effect.isGift() ? Optional.of("NO_EFFECT") : Optional.empty();
    }

    private static void take(CouponDefinition coupon, Effect effect, Till at) {
        effect.take();
        if (coupon.budget().campaign().isPresent()) {
            at.uses.merge(coupon.countedAs(), 1, Integer::sum);
            at.amounts.merge(coupon.countedAs(), effect.sum(), Long::sum);
        }
    }

    private String whyNot(CouponDefinition coupon, List<CouponDefinition> best, Asker asker) {
        if (best.stream().anyMatch(other -> clash(coupon, other))) {
            return "NOT_COMBINABLE";
        }
        Till trial = new Till(till);
        List<CouponDefinition> with = new ArrayList<>(best);
        with.add(coupon);
        with.sort(ORDER);
        for (CouponDefinition one : with) {
            Effect effect = effect(one, trial);
            Optional<String> hurdle = hurdle(one, effect, trial, asker);
            if (one.equals(coupon)) {
                return hurdle.orElse("NOT_NEEDED");
            }
            if (hurdle.isEmpty()) {
                take(one, effect, trial);
            }
        }
        throw new IllegalStateException(coupon.code());
    }

    /** A set of coupons that all take effect. */
    private record Together(List<CouponDefinition> set, long worth, int gifts) {}

    /** Of all sets that go together that which is worth most; then with most gifts, then the smallest, then by order. */
    private List<CouponDefinition> best(List<CouponDefinition> willing, Asker asker) {
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
        Comparator<Together> better = Comparator.<Together>comparingLong(one -> -one.worth())
                .thenComparing(one -> -one.gifts())
                .thenComparing(one -> one.set().size());
        return sets.stream()
                .flatMap(set -> together(set, asker).stream())
                .min(better)
                .orElseThrow()
                .set();
    }

    /** Empty if one of them has no effect. */
    private Optional<Together> together(List<CouponDefinition> set, Asker asker) {
        Till trial = new Till(till);
        long worth = 0;
        int gifts = 0;
        for (CouponDefinition coupon : set) {
            Effect effect = effect(coupon, trial);
            if (hurdle(coupon, effect, trial, asker).isPresent()) {
                return Optional.empty();
            }
            take(coupon, effect, trial);
            worth += effect.worth();
            gifts += effect.isGift() ? 1 : 0;
        }
        return Optional.of(new Together(set, worth, gifts));
    }

    private boolean inScope(CouponDefinition coupon) {
        return purchase.lines().stream().anyMatch(coupon.scope()::includes);
    }

    private static void limit(CouponDefinition coupon, Asker asker, List<String> reasons) {
        int uses = asker.uses().getOrDefault(coupon.countedAs(), 0);
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
        long cost = 0;
        int units = 0;
        for (Line line : purchase.lines()) {
            if (coupon.condition().scope().orElse(coupon.scope()).includes(line)) {
                cost += Till.price(line) * line.quantity();
                units += line.quantity();
            }
        }
        if (cost < Effect.cents(coupon.condition().minimumBasket())) {
            reasons.add("MINIMUM_NOT_MET");
        }
        if (units < coupon.condition().minimumUnits()) {
            reasons.add("UNITS_NOT_MET");
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
