package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponWindow;
import io.loyaltyengine.model.coupons.Running;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which coupons take effect, and what they take off. */
final class Verdicts {
    /** The higher priority, then percentages, then by code. */
    private static final Comparator<CouponDefinition> ORDER = Comparator.<CouponDefinition>comparingInt(
                    coupon -> -coupon.stacking().priority())
            .thenComparing(coupon -> !(coupon.benefit() instanceof Benefit.PercentOff))
            .thenComparing(CouponDefinition::code);

    private final Purchase purchase;
    private final CouponPolicy policy;
    /** What is left to pay. */
    private final Till till;
    /** The coupons that take effect, with what they take off each line, in cents. */
    final SortedMap<String, SortedMap<String, Long>> accepted = new TreeMap<>();

    /** What had been issued that they use up. */
    final Map<String, Wallet.Copy> copies = new TreeMap<>();

    private final Answer answer;
    /** As they were presented, by the coupon's own. */
    private final Map<String, String> spelt = new HashMap<>();
    /** Those that stand, as they were presented, and the order in which they take effect. */
    private final List<CouponDefinition> willing = new ArrayList<>();

    private final Comparator<CouponDefinition> turns;

    /** What a coupon can ask of a customer. */
    record Asker(String tier, Collection<String> segments, int purchases, Wallet wallet) {
        private int uses(CouponDefinition coupon) {
            return wallet.uses.getOrDefault(coupon.countedAs(), 0);
        }
    }

    Verdicts(Purchase purchase, CouponPolicy policy, Answer answer) {
        this.purchase = purchase;
        this.policy = policy;
        this.turns = policy.order() == CouponPolicy.Order.PRIORITY ? ORDER : Comparator.comparing(willing::indexOf);
        this.answer = answer;
        this.till = new Till(purchase.lines());
    }

    SortedMap<String, Long> left() {
        return till.left;
    }

    void settle(boolean club, Asker asker, ZonedDateTime at) {
        Set<String> seen = new HashSet<>();
        List<String> codes = new ArrayList<>(purchase.coupons());
        for (CouponDefinition coupon : Coupons.ALL) {
            if (coupon.automatic() && codes.stream().noneMatch(code -> is(coupon, code))) {
                codes.add(coupon.code());
            }
        }
        for (String code : codes) {
            Optional<CouponDefinition> known =
                    Coupons.ALL.stream().filter(coupon -> is(coupon, code)).findFirst();
            List<String> reasons = new ArrayList<>();
            if (known.isEmpty()) {
                reasons.add("UNKNOWN_CODE");
                // That it was presented before is all that can speak against a code besides that it is not known.
                if (!seen.add(code) && !club) {
                    reasons.add("ALREADY_PRESENTED");
                }
            } else {
                CouponDefinition coupon = known.get();
                Optional<Wallet.Copy> copy = asker.wallet().presented(coupon.code(), at.toInstant());
                CouponDefinition here = narrowed(coupon, copy);
                if (club) {
                    limit(here, asker, reasons);
                } else {
                    all(here, asker, at, reasons);
                }
                // Without a rule that says so, a coupon is only refused for it where nothing else speaks against it.
                if (!seen.add(coupon.code()) && (!club || reasons.isEmpty())) {
                    reasons.add("ALREADY_PRESENTED");
                }
                Effect alone = new Effect(here, till, Long.MAX_VALUE);
                if (!club && inScope(here) && alone.sum() == 0 && !alone.isGift()) {
                    reasons.add("NO_EFFECT");
                }
                if (reasons.isEmpty() && coupon.audience().issuedOnly() && copy.isEmpty()) {
                    reasons.add(asker.wallet().missing(coupon, at.toInstant()));
                }
                if (reasons.isEmpty()) {
                    willing.add(here);
                    spelt.put(coupon.code(), code);
                    copy.ifPresent(one -> copies.put(coupon.code(), one));
                }
            }
            if (!reasons.isEmpty()) {
                refuse(code, reasons);
            }
        }
        List<CouponDefinition> standing = sorted(willing, turns);
        List<CouponDefinition> best = standing.size() < 2 ? standing : chosen(asker);
        for (CouponDefinition coupon : standing) {
            if (!best.contains(coupon)) {
                refuse(coupon, whyNot(coupon, best, asker));
            }
        }
        for (CouponDefinition coupon : best) {
            Effect effect = effect(coupon, till);
            Optional<String> hurdle = hurdle(coupon, effect, till, asker);
            if (hurdle.isPresent()) {
                refuse(coupon, hurdle.get());
            } else {
                take(coupon, effect, till);
                accepted.put(coupon.code(), effect.off);
                answer.say(
                        "coupon " + coupon.code(),
                        Shares.euros(effect.sum()) + " " + Shares.writtenEuros(effect.off) + effect.besides + ", borne "
                                + Shares.writtenEuros(Bearers.of(coupon.funding(), effect.sum())));
            }
        }
        copies.keySet().retainAll(accepted.keySet());
    }

    private boolean is(CouponDefinition coupon, String code) {
        return policy.codes() == CouponPolicy.Codes.EXACT
                ? coupon.code().equals(code)
                : coupon.code().equalsIgnoreCase(code);
    }

    /** A copy for one product is for this product alone. */
    private static CouponDefinition narrowed(CouponDefinition coupon, Optional<Wallet.Copy> copy) {
        CouponScope own = coupon.scope();
        return copy.flatMap(Wallet.Copy::on)
                .map(product -> coupon.with(CouponScope.products(product)
                        .except(new CouponScope(
                                own.exceptProducts(),
                                own.exceptCategories(),
                                own.exceptLabels(),
                                new TreeSet<>(),
                                new TreeSet<>(),
                                new TreeSet<>()))))
                .orElse(coupon);
    }

    private static List<CouponDefinition> sorted(
            Collection<CouponDefinition> some, Comparator<CouponDefinition> order) {
        return some.stream().sorted(order).toList();
    }

    private static List<CouponDefinition> with(List<CouponDefinition> some, CouponDefinition one) {
        List<CouponDefinition> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }

    private void refuse(CouponDefinition coupon, String reason) {
        refuse(spelt.getOrDefault(coupon.code(), ""), List.of(reason));
    }

    private String written(Collection<CouponDefinition> some) {
        return some.stream()
                .map(coupon -> spelt.getOrDefault(coupon.code(), ""))
                .sorted()
                .collect(Collectors.joining(", "));
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

    private static boolean clashes(CouponDefinition one, List<CouponDefinition> others) {
        return others.stream().anyMatch(other -> clash(one, other));
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

    /** What the lines of its condition cost at this till. */
    private static long cost(CouponDefinition coupon, Till at) {
        CouponCondition condition = coupon.condition();
        long cost = 0;
        for (Line line : at.in(condition.scope().orElse(coupon.scope()))) {
            cost += condition.withoutTax() ? at.net(line) : at.left(line);
        }
        return cost;
    }

    /** What stands in its way when its turn comes. */
    private static Optional<String> hurdle(CouponDefinition coupon, Effect effect, Till at, Asker asker) {
        CouponCondition condition = coupon.condition();
        if (condition.on() == Running.REMAINING) {
            long there = cost(coupon, at);
            if (there < Effect.cents(condition.minimumBasket())) {
                return Optional.of("MINIMUM_NOT_MET");
            }
        }
        int here = at.uses.getOrDefault(coupon.countedAs(), 0);
        if (here > 0 && coupon.budget().usesLeft().filter(uses -> uses <= here).isPresent()) {
            return Optional.of("GLOBAL_LIMIT");
        }
        int had = here + asker.uses(coupon);
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
        List<CouponDefinition> rivals = new ArrayList<>(
                best.stream().filter(other -> clash(coupon, other)).toList());
        Till trial = new Till(till);
        for (CouponDefinition one : rivals.isEmpty() ? sorted(with(best, coupon), turns) : rivals) {
            Effect effect = effect(one, trial);
            Optional<String> hurdle = hurdle(one, effect, trial, asker);
            if (hurdle.isEmpty()) {
                take(one, effect, trial);
            } else if (one.equals(coupon)) {
                return hurdle.get();
            } else if ((policy.winner() != CouponPolicy.Winner.BEST || effect.isGift()) && !clash(coupon, one)) {
                // It would leave nothing to one that comes first, or whose gift is worth more.
                rivals.add(one);
            }
        }
        return rivals.isEmpty() ? "NOT_NEEDED " + written(best) : "NOT_COMBINABLE " + written(rivals);
    }

    private List<CouponDefinition> chosen(Asker asker) {
        return switch (policy.winner()) {
            case BEST -> best(asker);
            case PRIORITY -> first(ORDER, asker);
            case EXCLUSIVE ->
                first(
                        Comparator.<CouponDefinition, Boolean>comparing(
                                        coupon -> !coupon.stacking().notWith().contains("ALL"))
                                .thenComparing(ORDER),
                        asker);
            case PRESENTED -> first(Comparator.comparing(willing::indexOf), asker);
        };
    }

    /** One after the other, what goes together with those before it and lets all of them take effect; the same again. */
    private List<CouponDefinition> first(Comparator<CouponDefinition> order, Asker asker) {
        if (willing.stream().noneMatch(one -> clashes(one, willing))
                && together(willing, asker).isPresent()) {
            return sorted(willing, turns);
        }
        List<CouponDefinition> chosen = List.of();
        int before;
        do {
            before = chosen.size();
            for (CouponDefinition coupon : sorted(willing, order)) {
                List<CouponDefinition> more = with(chosen, coupon);
                boolean fits = !chosen.contains(coupon) && !clashes(coupon, chosen);
                chosen = fits && together(more, asker).isPresent() ? more : chosen;
            }
        } while (chosen.size() > before);
        return sorted(chosen, turns);
    }

    /** A set of coupons that all take effect. */
    private record Together(List<CouponDefinition> set, long worth, int gifts) {}

    /** Of all sets that go together that which is worth most; then with most gifts, then the smallest, then by order. */
    private List<CouponDefinition> best(Asker asker) {
        List<List<CouponDefinition>> sets = new ArrayList<>(List.of(List.of()));
        for (CouponDefinition coupon : sorted(willing, ORDER)) {
            List<List<CouponDefinition>> without = new ArrayList<>(sets);
            sets.clear();
            for (List<CouponDefinition> set : without) {
                if (!clashes(coupon, set)) {
                    sets.add(with(set, coupon));
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
        List<CouponDefinition> inOrder = sorted(set, turns);
        for (CouponDefinition coupon : inOrder) {
            Effect effect = effect(coupon, trial);
            if (hurdle(coupon, effect, trial, asker).isPresent()) {
                return Optional.empty();
            }
            take(coupon, effect, trial);
            worth += effect.worth();
            gifts += effect.isGift() ? 1 : 0;
        }
        return Optional.of(new Together(inOrder, worth, gifts));
    }

    private boolean inScope(CouponDefinition coupon) {
        return !till.in(coupon.scope()).isEmpty();
    }

    private static void limit(CouponDefinition coupon, Asker asker, List<String> reasons) {
        int uses = asker.uses(coupon);
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
        int units = till.in(coupon.condition().scope().orElse(coupon.scope())).stream()
                .mapToInt(Line::quantity)
                .sum();
        if (cost(coupon, till) < Effect.cents(coupon.condition().minimumBasket())) {
            reasons.add("MINIMUM_NOT_MET");
        }
        if (units < coupon.condition().minimumUnits()) {
            reasons.add("UNITS_NOT_MET");
        }
        CouponScope scope = coupon.scope();
        for (List<Collection<String>> named : List.of(
                List.<Collection<String>>of(scope.products(), scope.categories(), scope.labels()),
                List.<Collection<String>>of(scope.exceptProducts(), scope.exceptCategories(), scope.exceptLabels()))) {
            if (!inScope(coupon) && !named.stream().allMatch(Collection::isEmpty)) {
                reasons.add("SCOPE_NOT_MATCHED");
            }
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
