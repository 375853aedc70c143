package io.loyaltyengine.workbench.whatif;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What a programme did, to one customer or to all. It adds up, in whatever order.
 *
 * @param turnover paid for purchases after coupons
 * @param refunded of that
 * @param discounts what coupons took off
 * @param discountsBack of that, what came back with goods
 * @param liability what is owed to customers at the end
 * @param accounts by name
 * @param counted by what is counted and its name
 * @param takenOff what each coupon took off
 * @param rules by name; what the engine settles by itself is by what it did
 */
record Effect(
        long customers,
        long purchases,
        BigDecimal turnover,
        BigDecimal refunded,
        BigDecimal discounts,
        BigDecimal discountsBack,
        BigDecimal liability,
        SortedMap<String, Flow> accounts,
        Map<Counted, SortedMap<String, Long>> counted,
        SortedMap<String, BigDecimal> takenOff,
        SortedMap<String, Share> rules) {
    /** What is counted by name. */
    enum Counted {
        /** Customers in a tier at the end. */
        TIER,
        TIER_CHANGE,
        BADGE,
        COUPON,
        ISSUED,
        REWARD,
        REFUSAL
    }

    static final Effect NONE = new Effect(
            0,
            0,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            new TreeMap<>(),
            new EnumMap<>(Counted.class),
            new TreeMap<>(),
            new TreeMap<>());

    Effect plus(Effect more) {
        return new Effect(
                customers + more.customers,
                purchases + more.purchases,
                turnover.add(more.turnover),
                refunded.add(more.refunded),
                discounts.add(more.discounts),
                discountsBack.add(more.discountsBack),
                liability.add(more.liability),
                merged(accounts, more.accounts, Flow::plus),
                counted(more),
                merged(takenOff, more.takenOff, BigDecimal::add),
                merged(rules, more.rules, Share::plus));
    }

    private Map<Counted, SortedMap<String, Long>> counted(Effect more) {
        Map<Counted, SortedMap<String, Long>> both = new EnumMap<>(Counted.class);
        for (Counted what : Counted.values()) {
            both.put(what, merged(of(what), more.of(what), Long::sum));
        }
        return both;
    }

    private static <V> SortedMap<String, V> merged(
            SortedMap<String, V> some, SortedMap<String, V> more, BinaryOperator<V> plus) {
        SortedMap<String, V> both = new TreeMap<>(some);
        more.forEach((name, value) -> both.merge(name, value, plus));
        return both;
    }

    SortedMap<String, Long> of(Counted what) {
        return counted.getOrDefault(what, new TreeMap<>());
    }

    Flow account(String name) {
        return accounts.getOrDefault(name, Flow.NONE);
    }

    Share rule(String name) {
        return rules.getOrDefault(name, Share.NONE);
    }

    /** What customers got: points that were neither taken back nor expired, and discounts. */
    BigDecimal given() {
        return rules.values().stream().map(Share::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was paid in the end. */
    BigDecimal net() {
        return turnover.subtract(refunded);
    }
}
