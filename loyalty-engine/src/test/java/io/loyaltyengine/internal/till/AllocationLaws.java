package io.loyaltyengine.internal.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AllocationLaws {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Property(edgeCases = EdgeCasesMode.MIXIN)
    void thePartsSumToTheWhole(
            @ForAll("weights") List<BigDecimal> weights, @ForAll @LongRange(min = 0, max = 1L << 50) long cents) {
        BigDecimal whole = BigDecimal.valueOf(cents, 2);
        List<BigDecimal> parts = Allocation.split(whole, weights);
        assertThat(parts).hasSameSizeAs(weights);
        assertThat(sum(parts)).isEqualByComparingTo(sum(weights).signum() == 0 ? BigDecimal.ZERO : whole);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.scale()).isEqualTo(2);
            assertThat(part.signum()).isNotNegative();
        });
    }

    @Property
    void noPartIsOffByAWholeUnit(
            @ForAll("weights") List<BigDecimal> weights, @ForAll @LongRange(min = 0, max = 1L << 50) long cents) {
        BigDecimal whole = BigDecimal.valueOf(cents, 2);
        BigDecimal all = sum(weights);
        List<BigDecimal> parts = Allocation.split(whole, weights);
        for (int i = 0; i < parts.size() && all.signum() > 0; i++) {
            BigDecimal off = parts.get(i).multiply(all).subtract(whole.multiply(weights.get(i)));
            assertThat(off.abs()).isLessThan(CENT.multiply(all));
        }
    }

    @Property
    void noPartExceedsItsWeightUnlessTheWholeDoes(
            @ForAll("weights") List<BigDecimal> weights, @ForAll @IntRange(min = 0, max = 10_000) int share) {
        BigDecimal whole = sum(weights)
                .multiply(BigDecimal.valueOf(share))
                .divide(BigDecimal.valueOf(10_000), 2, RoundingMode.DOWN);
        List<BigDecimal> parts = Allocation.split(whole, weights);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i)).isLessThanOrEqualTo(weights.get(i));
        }
    }

    @Property
    void partsAreRoundedDownAndGrowWithTheirShareUpToTheExactWhole(
            @ForAll @LongRange(min = 0, max = 1L << 50) long cents,
            @ForAll @IntRange(min = 1, max = 100_000) int all,
            @ForAll @IntRange(min = 0, max = 100_000) int one,
            @ForAll @IntRange(min = 0, max = 100_000) int other) {
        BigDecimal whole = BigDecimal.valueOf(cents, 2);
        BigDecimal less = part(whole, Math.min(Math.min(one, other), all), all);
        BigDecimal more = part(whole, Math.min(Math.max(one, other), all), all);
        assertThat(less.signum()).isNotNegative();
        assertThat(less).isLessThanOrEqualTo(more);
        assertThat(more).isLessThanOrEqualTo(whole);
        assertThat(part(whole, all, all)).isEqualTo(whole);
        BigDecimal exact = whole.multiply(BigDecimal.valueOf(Math.min(one, all)));
        assertThat(part(whole, Math.min(one, all), all).multiply(BigDecimal.valueOf(all)))
                .isLessThanOrEqualTo(exact);
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.longs().between(0, 100_000),
                        Arbitraries.longs().between(0, 1L << 50))
                .map(cents -> BigDecimal.valueOf(cents, 2))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static BigDecimal part(BigDecimal whole, int share, int all) {
        return Allocation.split(whole, List.of(BigDecimal.valueOf(share), BigDecimal.valueOf(all - share)))
                .get(0);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
