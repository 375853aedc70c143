package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponComputation.Each;
import io.loyaltyengine.model.coupons.CouponComputation.Rounding;
import io.loyaltyengine.model.coupons.CouponComputation.Split;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponStep;
import io.loyaltyengine.model.coupons.CouponUnits;
import io.loyaltyengine.model.coupons.Running;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The greatest amounts and quantities that pass the doors, and currencies with no decimals and with three. */
class CouponExtremesTest {
    private static final String ACCEPTED = """
            package coupons
            rule "Accepted" @en("e") @de("d")
            when $claim : Claim( known ) then decide.accept($claim); end
            """;
    private static final Map<String, LoyaltyEngine> ENGINES = new TreeMap<>();

    @Test
    void aMillionDearUnitsOnEachOfSomeLines() {
        Line dear = new Line("1", "ship", "HOME", Limits.MAX_QUANTITY, new BigDecimal("999999999.99"));
        Line cheap = new Line("2", "nail", "HOME", Limits.MAX_QUANTITY, new BigDecimal("0.01"));
        List<Line> lines = List.of(dear, cheap);
        assertThat(taken("EUR", lines, coupon(new Benefit.PercentOff(new BigDecimal("12.5")))))
                .isEqualByComparingTo("125000000000000.00");
        assertThat(taken("EUR", lines, coupon(percent("50")).with(CouponComputation.USUAL.each(Each.UNIT))))
                .isEqualByComparingTo("500000000010000.00");
        assertThat(taken("EUR", lines, coupon(percent("100")).with(CouponUnits.buyGet(1, 1))))
                .isEqualByComparingTo("10000.00");
        assertThat(taken(
                        "EUR",
                        lines,
                        coupon(percent("1"))
                                .with(CouponStep.fromUnits(1_000_000, percent("50")))
                                .with(graduated())))
                // Of a nail one percent is nothing; the last nail has its half, which is a whole cent.
                .isEqualByComparingTo("500000000000000.01");
        assertThat(taken(
                        "EUR",
                        lines,
                        coupon(new Benefit.AmountOff(new BigDecimal("30000")))
                                .with(new CouponComputation(
                                        Each.BASKET,
                                        Running.REMAINING,
                                        Split.BY_QUANTITY,
                                        Optional.empty(),
                                        Rounding.HALF_UP,
                                        Optional.empty(),
                                        false))))
                .isEqualByComparingTo("30000.00");
    }

    @Test
    void moreThanTheEngineCanCountIsRefusedNeverWrong() {
        List<Line> tooMuch =
                List.of(new Line("1", "ship", "HOME", Limits.MAX_QUANTITY, new BigDecimal("9999999999999999.99")));
        assertThatThrownBy(() -> taken("EUR", tooMuch, coupon(percent("10"))))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("left its range");
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, UP, 1000000000000000, 10.00, 10.00",
        "EUR, DOWN, 1000000000000000, 10.00, 0.00",
        "EUR, HALF_UP, 0.05, 0.25, 0.15",
        "EUR, DOWN, 0.05, 0.25, 0.10",
        "EUR, UP, 3, 2.00, 2.00",
        "JPY, HALF_UP, 5, 25, 15",
        "KWD, DOWN, 0.005, 0.025, 0.010"
    })
    void roundedToAMultiple(String currency, Rounding rounding, String roundTo, String price, String off) {
        CouponComputation how = new CouponComputation(
                Each.BASKET,
                Running.REMAINING,
                Split.BY_AMOUNT,
                Optional.empty(),
                rounding,
                Optional.of(new BigDecimal(roundTo)),
                false);
        List<Line> lines = List.of(new Line("1", "mug", "HOME", 1, new BigDecimal(price)));
        assertThat(taken(currency, lines, coupon(percent("50")).with(how))).isEqualByComparingTo(off);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 999, 3, 10, 300", "JPY, 1, 1, 49, 0", "KWD, 1.005, 3, 50, 1.508", "KWD, 0.001, 7, 50, 0.004"})
    void inCurrenciesWithoutDecimalsAndWithThree(
            String currency, String price, int quantity, String percent, String off) {
        List<Line> lines = List.of(new Line("1", "mug", "HOME", quantity, new BigDecimal(price)));
        assertThat(taken(currency, lines, coupon(percent(percent)))).isEqualByComparingTo(off);
    }

    @Test
    void whatACurrencyCannotPayIsRefused() {
        List<Line> lines = List.of(new Line("1", "mug", "HOME", 1, new BigDecimal("999")));
        assertThatThrownBy(() -> taken("JPY", lines, coupon(new Benefit.AmountOff(new BigDecimal("0.5")))))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("has an amount with 1 decimals");
    }

    private static CouponComputation graduated() {
        return new CouponComputation(
                Each.UNIT,
                Running.REMAINING,
                Split.BY_AMOUNT,
                Optional.empty(),
                Rounding.HALF_UP,
                Optional.empty(),
                true);
    }

    private static Benefit percent(String percent) {
        return Benefit.percentOff(percent);
    }

    private static CouponDefinition coupon(Benefit benefit) {
        return CouponDefinition.of("A", benefit);
    }

    /** What is taken off in all, which must be what is taken off the lines. */
    private static BigDecimal taken(String currency, List<Line> lines, CouponDefinition... coupons) {
        LoyaltyEngine engine = ENGINES.computeIfAbsent(
                currency,
                code -> Programmes.engine(RuleSource.of(Map.of(
                        LoyaltyEngine.PROGRAMME_FILE,
                        Programmes.PROGRAMME.replace("EUR", code).replace("0.01", "1"),
                        "coupons.drl",
                        ACCEPTED))));
        Purchase.Builder purchase = Purchase.of("order").at(CouponShopping.NOON).currency(currency);
        lines.forEach(purchase::line);
        Arrays.stream(coupons).forEach(coupon -> purchase.coupon(coupon.code()));
        BigDecimal taken = BigDecimal.ZERO;
        for (CouponAccepted accepted : engine.evaluate(
                        Customer.enrolled("anna", currency, LocalDate.of(2026, 1, 1)),
                        purchase.build(),
                        CouponCatalogue.of(coupons))
                .decisions(CouponAccepted.class)) {
            assertThat(accepted.allocation().stream()
                            .map(part -> part.amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(accepted.discount());
            taken = taken.add(accepted.discount());
        }
        return taken;
    }
}
