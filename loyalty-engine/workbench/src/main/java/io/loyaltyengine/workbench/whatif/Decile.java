package io.loyaltyengine.workbench.whatif;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A tenth of the customers, by what changes for them.
 *
 * @param number from 1, of those who lose most or win least
 * @param least the smallest change among them
 * @param most the greatest
 * @param sum of their changes
 */
record Decile(int number, int customers, BigDecimal least, BigDecimal most, BigDecimal sum) {
    private static final int TENTHS = 10;

    /** Tenths as equal as they can be; fewer than ten when there are fewer customers. */
    static List<Decile> of(List<BigDecimal> changes) {
        List<BigDecimal> sorted = changes.stream().sorted().toList();
        List<Decile> deciles = new ArrayList<>();
        for (int i = 0; i < TENTHS; i++) {
            // Where a tenth begins is rounded down, so that each customer is in one.
            List<BigDecimal> tenth = sorted.subList(
                    (int) ((long) sorted.size() * i / TENTHS), (int) ((long) sorted.size() * (i + 1) / TENTHS));
            if (!tenth.isEmpty()) {
                deciles.add(new Decile(
                        deciles.size() + 1,
                        tenth.size(),
                        tenth.get(0),
                        tenth.get(tenth.size() - 1),
                        tenth.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
            }
        }
        return deciles;
    }
}
