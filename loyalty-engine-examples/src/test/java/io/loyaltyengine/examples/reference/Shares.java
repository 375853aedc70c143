package io.loyaltyengine.examples.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a whole is split. */
final class Shares {
    private Shares() {}

    /** Splits by weight, in the order of names: each has what all up to it have, rounded down, less what those before have. */
    static SortedMap<String, Long> of(long whole, SortedMap<String, BigDecimal> weights) {
        BigDecimal sum = sum(weights);
        SortedMap<String, Long> shares = new TreeMap<>();
        if (sum.signum() == 0) {
            return shares;
        }
        BigDecimal upToHere = BigDecimal.ZERO;
        long given = 0;
        for (Map.Entry<String, BigDecimal> weight : weights.entrySet()) {
            upToHere = upToHere.add(weight.getValue());
            long all = upToHere.multiply(BigDecimal.valueOf(whole))
                    .divide(sum, 0, RoundingMode.DOWN)
                    .longValueExact();
            shares.put(weight.getKey(), all - given);
            given = all;
        }
        return shares;
    }

    static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** Without what is nothing, as answers write it. */
    static String written(Map<String, Long> shares) {
        SortedMap<String, Long> some = new TreeMap<>(shares);
        some.values().removeIf(share -> share == 0);
        return some.toString();
    }

    /** The same for money. */
    static String writtenEuros(Map<String, Long> shares) {
        SortedMap<String, BigDecimal> some = new TreeMap<>();
        shares.forEach((name, cents) -> {
            if (cents != 0) {
                some.put(name, euros(cents));
            }
        });
        return some.toString();
    }
}
