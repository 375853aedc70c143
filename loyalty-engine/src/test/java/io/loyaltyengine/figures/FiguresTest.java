package io.loyaltyengine.figures;

import static io.loyaltyengine.figures.Decisions.customer;
import static io.loyaltyengine.figures.Decisions.earned;
import static io.loyaltyengine.figures.Decisions.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers would say, what they are owed, and what they are worth. */
class FiguresTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Currency YEN = Currency.getInstance("JPY");

    private static Programme worth(String pointValue) {
        return Programme.of("club", "1", "EUR", "Europe/Berlin", List.of(), pointValue);
    }

    private static Optional<BigDecimal> lifetimeValue(String margin, String retention, String discount) {
        return Figures.lifetimeValue(new BigDecimal(margin), new BigDecimal(retention), new BigDecimal(discount), EURO);
    }

    @ParameterizedTest
    @CsvSource({"0, -100.0", "6, -100.0", "7, 0.0", "8, 0.0", "9, 100.0", "10, 100.0"})
    void eachAnswerIsOfOneKind(int answer, BigDecimal score) {
        assertThat(NetPromoterScore.of(List.of(answer)).score()).contains(score);
    }

    @Test
    void theNetPromoterScoreIsPromotersLessDetractorsInPercentOfAll() {
        NetPromoterScore score = NetPromoterScore.of(List.of(10, 9, 9, 8, 7, 6, 3));
        assertThat(score).isEqualTo(new NetPromoterScore(3, 2, 2));
        assertThat(score.answers()).isEqualTo(7);
        assertThat(score.score()).contains(new BigDecimal("14.3"));
        assertThat(new NetPromoterScore(0, 7, 1).score()).contains(new BigDecimal("-12.5"));
        assertThat(new NetPromoterScore(1, 399, 0).score()).contains(new BigDecimal("0.3"));
        assertThat(new NetPromoterScore(0, 399, 1).score()).contains(new BigDecimal("-0.3"));
    }

    @Test
    void nobodyHasNoScore() {
        assertThat(NetPromoterScore.of(List.of()).score()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "11"})
    void anAnswerLiesBetween0And10(int answer) {
        assertThatThrownBy(() -> NetPromoterScore.of(List.of(10, answer)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `answers[1]` is `" + answer + "`; it must lie between 0 and 10.");
    }

    @Test
    void theBooksOfCustomersAddUpToTheLiability() {
        Customer one = customer(earned(1));
        Customer two = customer(earned(2));
        assertThat(Figures.liability(List.of(one, two), worth("0.01"))).hasToString("0.03");
        assertThat(Figures.liability(List.of(one, one, one), worth("0.005"))).hasToString("0.03");
        assertThat(Figures.liability(List.of(), worth("0.01"))).hasToString("0.00");
    }

    @Test
    void theLiabilityIsInOneCurrency() {
        Customer abroad = Customer.enrolled("ben", "CHF", LocalDate.of(2026, 1, 1));
        assertThatThrownBy(() -> Figures.liability(List.of(customer(), abroad), worth("0.01")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `customers[1].currency` is `CHF`; the programme's is `EUR`.");
        assertThatThrownBy(() -> Figures.liability(Arrays.asList(customer(), null), worth("0.01")))
                .hasMessage("The value of `customers[1]` is missing.");
    }

    @Test
    void whatACustomerHasBroughtIsTheMarginOfAllSpend() {
        Customer anna = customer(spent("100.00"), spent("0.02"));
        assertThat(Figures.valueSoFar(anna, new BigDecimal("0.25"))).hasToString("25.01");
        assertThat(Figures.valueSoFar(anna, BigDecimal.ONE)).hasToString("100.02");
        assertThat(Figures.valueSoFar(customer(), BigDecimal.ONE)).hasToString("0.00");
    }

    /** Eighty percent stay and ten are discounted: 0.8 / 0.3 years of margin. */
    @Test
    void theLifetimeValueIsTheMarginTimesItsMultiple() {
        assertThat(lifetimeValue("100", "0.8", "0.10")).contains(new BigDecimal("266.67"));
        assertThat(lifetimeValue("100.00", "0.5", "0")).contains(new BigDecimal("100.00"));
        assertThat(lifetimeValue("-30", "0.8", "0.10")).contains(new BigDecimal("-80.00"));
        assertThat(lifetimeValue("100", "0", "0.10")).contains(new BigDecimal("0.00"));
        assertThat(lifetimeValue("100", "1", "0.10")).contains(new BigDecimal("1000.00"));
        assertThat(Figures.lifetimeValue(new BigDecimal("100"), new BigDecimal("0.8"), new BigDecimal("0.10"), YEN))
                .contains(new BigDecimal("267"));
    }

    @Test
    void whatNeverEndsAndIsNeverDiscountedHasNoValue() {
        assertThat(lifetimeValue("100", "1", "0")).isEmpty();
    }

    @Test
    void ratesThatAreNoneAreNamed() {
        assertThatThrownBy(() -> lifetimeValue("100", "1.01", "0.10"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `retention` is `1.01`; "
                        + "it must lie between 0 and 1, such as `0.25` for 25 %.");
        assertThatThrownBy(() -> lifetimeValue("100", "-0.01", "0.10"))
                .hasMessage("The value of `retention` is `-0.01`; it must be >= 0.");
        assertThatThrownBy(() -> lifetimeValue("100", "0.8", "-0.01"))
                .hasMessage("The value of `discount` is `-0.01`; it must be >= 0.");
        assertThatThrownBy(() -> lifetimeValue("1E+3000000", "0.8", "0.10"))
                .hasMessageStartingWith("The value of `margin` has 1 digits at scale -3000000");
        assertThatThrownBy(() -> Figures.valueSoFar(customer(), new BigDecimal("25")))
                .hasMessageStartingWith("The value of `marginRate` is `25`; it must lie between 0 and 1");
    }
}
