package io.loyaltyengine.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AmountsLaws {
    @Property
    void anAmountSoManyTimesIsTheirProductToTheLastDigit(@ForAll("amounts") BigDecimal amount, @ForAll long count) {
        assertThat(Amounts.times(amount, count)).isEqualTo(amount.multiply(BigDecimal.valueOf(count)));
    }

    @Property
    void anAmountIsDividedAsDecimalsAre(
            @ForAll("amounts") BigDecimal amount,
            @ForAll("divisors") long divisor,
            @ForAll("roundings") RoundingMode mode) {
        BigDecimal quotient = amount.divide(BigDecimal.valueOf(divisor), 0, mode);
        Assume.that(quotient.precision() <= 18);
        assertThat(Amounts.whole(amount, divisor, mode)).isEqualTo(quotient.longValueExact());
    }

    @Property
    void partsAreDividedAsDecimalsAre(
            @ForAll("amounts") BigDecimal part,
            @ForAll("amounts") BigDecimal other,
            @ForAll boolean sameScale,
            @ForAll @IntRange(max = 6) int decimals) {
        BigDecimal whole = sameScale ? new BigDecimal(other.unscaledValue(), part.scale()) : other;
        Assume.that(whole.signum() > 0);
        assertThat(Amounts.share(part, whole, decimals)).isEqualTo(part.divide(whole, decimals, RoundingMode.HALF_UP));
    }

    @Property
    void soManyUnitsAreTheAmountWithSoManyDecimals(
            @ForAll @LongRange(min = -2_000, max = 2_000) long few,
            @ForAll long many,
            @ForAll @IntRange(min = -1, max = 6) int scale) {
        assertThat(Amounts.of(few, scale)).isEqualTo(BigDecimal.valueOf(few, scale));
        assertThat(Amounts.of(many, scale)).isEqualTo(BigDecimal.valueOf(many, scale));
        assertThat(Amounts.units(BigDecimal.valueOf(many, scale), scale)).isEqualTo(many);
    }

    @Provide
    Arbitrary<Long> divisors() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 20), Arbitraries.longs().between(1, Long.MAX_VALUE));
    }

    @Provide
    Arbitrary<RoundingMode> roundings() {
        return Arbitraries.of(Arrays.stream(RoundingMode.values())
                .filter(mode -> mode != RoundingMode.UNNECESSARY)
                .toList());
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        Arbitrary<BigInteger> units = Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(BigInteger.valueOf(-10_000), BigInteger.valueOf(10_000)),
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(25).negate(), BigInteger.TEN.pow(25)));
        return Combinators.combine(units, Arbitraries.integers().between(0, 20)).as(BigDecimal::new);
    }
}
