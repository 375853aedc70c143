package io.loyaltyengine.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the short way ends; {@link AmountsLaws} tries what lies between. */
class AmountsTest {
    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.00",
                "0.01",
                "9.99",
                "10.00",
                "10.01",
                "12.50",
                "15.00",
                "-9.99",
                "-0.5",
                "0.12345",
                "0.12346",
                "1E+3",
                "999999999999999999",
                "1000000000000000000",
                "9999999999999999999999999.99",
                "-99999999999999999999.5"
            })
    void anAmountIsDividedAsDecimalsAre(String text) {
        BigDecimal amount = new BigDecimal(text);
        for (long divisor : new long[] {1, 3, 10, 25, 100_000_000_000_000L, 100_000_000_000_001L, Long.MAX_VALUE}) {
            for (RoundingMode rounding : ROUNDINGS) {
                BigDecimal exact = amount.divide(BigDecimal.valueOf(divisor), 0, rounding);
                if (exact.precision() <= 18) {
                    assertThat(Amounts.whole(amount, divisor, rounding))
                            .as("%s / %s %s", amount, divisor, rounding)
                            .isEqualTo(exact.longValueExact());
                }
            }
        }
        assertThatThrownBy(() -> Amounts.whole(new BigDecimal("9999999999999999999999.99"), 1, RoundingMode.FLOOR))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.00",
                "1.10",
                "-1.10",
                "92233720368.54775807",
                "999999999999999999",
                "9999999999999999999999.99"
            })
    void anAmountSoManyTimesIsTheirProduct(String text) {
        BigDecimal amount = new BigDecimal(text);
        for (long count : new long[] {0, 1, -1, 3, -3, 1_000_000, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(Amounts.times(amount, count))
                    .as("%s x %s", amount, count)
                    .isEqualTo(amount.multiply(BigDecimal.valueOf(count)));
        }
    }

    @Test
    void amountsOfFewerDecimalsAreAddedUpToo() {
        List<BigDecimal> amounts = List.of(new BigDecimal("1.5"), new BigDecimal("2"), new BigDecimal("0.05"));
        assertThat(Amounts.sum(amounts, Function.identity(), 2)).isEqualTo(new BigDecimal("3.55"));
        assertThat(Amounts.units(new BigDecimal("1.5"), 2)).isEqualTo(150);
        assertThat(Amounts.units(new BigDecimal("1.50"), 2)).isEqualTo(150);
        assertThatThrownBy(() -> Amounts.units(new BigDecimal("1.505"), 2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aPercentageIsRoundedExactlyWhateverItsSize() {
        long[] some = {0, 1, 49, 50, 51, 99, 100, 12_345, 999_999_999_999L, 92_233_720_368_547_758L, Long.MAX_VALUE / 2
        };
        for (long units : some) {
            for (String percent : List.of("0.01", "0.5", "1", "12.5", "33.33", "99.9999", "99.99999", "100")) {
                for (long step : new long[] {1, 5, 100, 1_000_000_000_000L, 100_000_000_000_000L}) {
                    for (RoundingMode rounding :
                            List.of(RoundingMode.FLOOR, RoundingMode.HALF_UP, RoundingMode.CEILING)) {
                        BigDecimal exact = new BigDecimal(units)
                                .multiply(new BigDecimal(percent))
                                .divide(new BigDecimal(step).multiply(new BigDecimal("100")), 0, rounding);
                        assertThat(Amounts.percent(units, new BigDecimal(percent), step, rounding))
                                .as("%s percent of %s by %s, %s", percent, units, step, rounding)
                                .isEqualTo(exact.longValueExact());
                    }
                }
            }
        }
    }
}
