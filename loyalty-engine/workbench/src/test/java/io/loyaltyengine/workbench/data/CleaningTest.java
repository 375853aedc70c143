package io.loyaltyengine.workbench.data;

import static io.loyaltyengine.workbench.data.Lines.line;
import static io.loyaltyengine.workbench.data.Lines.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.model.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleaningTest {
    @Test
    void aPlainLineIsKeptAsItIs() {
        OnlineRetail retail = read("1,85123A,\"HEART, WHITE\",6,2010-12-01 08:26:00,2.55,17850,Germany");

        assertThat(retail.shoppers())
                .containsExactly(new Shopper(
                        "17850",
                        List.of(new Event.Sale(
                                "1",
                                Instant.parse("2010-12-01T08:26:00Z"),
                                List.of(new Line("1", "85123A", "GOODS", 6, new BigDecimal("2.55"))))),
                        Instant.parse("2010-12-01T08:26:00Z")));
        assertThat(retail.cleaning().saleLines()).isEqualTo(1);
        assertThat(retail.cleaning().linesDropped()).isZero();
        for (Finding finding : Finding.values()) {
            assertThat(retail.cleaning().count(finding)).as(finding.name()).isZero();
        }
    }

    @Test
    void aBadDebtAdjustmentIsDropped() {
        assertDropped(Finding.BAD_DEBT, "A1,B,Adjust bad debt,1,2011-08-12 14:50:00,-11062.06,,Germany");
    }

    @Test
    void negativeUnitsOutsideACancellationAreAWriteOff() {
        assertDropped(Finding.WRITE_OFF, "1,22086,damaged,-5,2011-06-01 10:00:00,0.00,,Germany");
    }

    @Test
    void aLineWithoutACustomerIsDropped() {
        assertDropped(Finding.ANONYMOUS, "1,22086,SOMETHING,5,2011-06-01 10:00:00,1.00,,Germany");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DOT", "C2"})
    void postageIsDropped(String code) {
        assertDropped(Finding.POSTAGE, line("1", 1, code, 1, "18.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M", "m", "D", "S", "PADS", "B", "BANK CHARGES", "AMAZONFEE", "CRUK"})
    void whatIsNoGoodsIsDropped(String code) {
        assertDropped(Finding.NO_GOODS, line("1", 1, code, 1, "18.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "0.004", "-1.00"})
    void aPriceThatIsNoneIsDropped(String price) {
        assertDropped(Finding.NO_PRICE, line("1", 1, "22086", 1, price));
    }

    @Test
    void aCancellationWithoutASaleIsDropped() {
        assertDropped(Finding.NO_KNOWN_SALE, line("C1", 1, "22086", -2, "1.00"));
    }

    @Test
    void theFirstFindingThatAppliesIsCounted() {
        assertDropped(Finding.ANONYMOUS, "1,POST,POSTAGE,1,2011-06-01 10:00:00,0.00,,Germany");
    }

    @Test
    void aCustomerIdWithADecimalPointIsTheSameCustomer() {
        OnlineRetail retail = read(
                "1,A,SOMETHING,1,2011-06-01 10:00:00,1.00,17850.0,Germany",
                "2,A,SOMETHING,1,2011-06-02 10:00:00,1.00,17850,Germany");

        assertThat(retail.shoppers()).extracting(Shopper::id).containsExactly("17850");
        assertNoted(retail, Finding.CUSTOMER_ID_SHORTENED);
    }

    @Test
    void aPriceWithThreeDecimalsIsRoundedHalfUp() {
        OnlineRetail retail = read(line("1", 1, "A", 1, "1.005"));

        assertThat(lines(retail).get(0).unitPrice()).isEqualByComparingTo("1.01");
        assertNoted(retail, Finding.PRICE_ROUNDED);
    }

    @Test
    void theSameLineTwiceIsKeptTwice() {
        OnlineRetail retail = read(line("1", 1, "A", 1, "1.00"), line("1", 1, "A", 1, "1.00"));

        assertThat(lines(retail)).extracting(Line::id).containsExactly("1", "2");
        assertNoted(retail, Finding.DUPLICATE);
    }

    @Test
    void otherUnitsOfTheSameProductAreNoDuplicate() {
        OnlineRetail retail = read(line("1", 1, "A", 1, "1.00"), line("1", 1, "A", 2, "1.00"));

        assertThat(retail.cleaning().count(Finding.DUPLICATE)).isZero();
    }

    @Test
    void aGiftCardIsSoldInACategoryOfItsOwn() {
        OnlineRetail retail = read(line("1", 1, "gift_0001_20", 1, "16.67"));

        assertThat(lines(retail)).extracting(Line::category).containsExactly("GIFT_CARD");
        assertNoted(retail, Finding.GIFT_CARD);
    }

    @Test
    void ofTwoTimesInOneInvoiceTheEarliestCounts() {
        OnlineRetail retail = read(
                "1,A,SOMETHING,1,2011-01-05 10:01:00,1.00,1,Germany",
                "1,B1,SOMETHING,1,2011-01-05 10:00:00,1.00,1,Germany",
                "1,C3,SOMETHING,1,2011-01-05 10:02:00,1.00,1,Germany");

        assertThat(retail.shoppers().get(0).events().get(0).at()).isEqualTo("2011-01-05T10:00:00Z");
        assertNoted(retail, Finding.TWO_TIMES);
    }

    @Test
    void aCustomerWithTwoCountriesIsOneCustomer() {
        OnlineRetail retail = read(
                "1,A,SOMETHING,1,2011-06-01 10:00:00,1.00,1,Germany",
                "2,A,SOMETHING,1,2011-06-02 10:00:00,1.00,1,Austria");

        assertThat(retail.shoppers()).hasSize(1);
        assertNoted(retail, Finding.TWO_COUNTRIES);
    }

    @Test
    void aTimeThatNeverWasIsPutForwardByAnHour() {
        OnlineRetail retail = read("1,A,SOMETHING,1,2011-03-27 01:30:00,1.00,1,Germany");

        assertThat(retail.shoppers().get(0).events().get(0).at()).isEqualTo("2011-03-27T01:30:00Z");
        assertNoted(retail, Finding.CLOCK_CHANGE);
    }

    @Test
    void ofATimeThatWasTwiceTheFirstIsUsed() {
        OnlineRetail retail = read("1,A,SOMETHING,1,2011-10-30 01:30:00,1.00,1,Germany");

        assertThat(retail.shoppers().get(0).events().get(0).at()).isEqualTo("2011-10-30T00:30:00Z");
        assertNoted(retail, Finding.CLOCK_CHANGE);
    }

    @Test
    void theNumberOfALineDoesNotDependOnTheCleaning() {
        OnlineRetail retail = read(line("1", 1, "POST", 1, "18.00"), line("1", 1, "A", 1, "1.00"));

        assertThat(lines(retail)).extracting(Line::id).containsExactly("2");
    }

    @Test
    void aFileWithOtherColumnsIsRefused() {
        assertThatThrownBy(() -> Lines.file("Invoice,Customer\n1,2\n"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "`test.csv` is not Online Retail: its first line must be `InvoiceNo,StockCode,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,A,SOMETHING,x,2011-06-01 10:00:00,1.00,1,Germany",
                "1,A,SOMETHING,1,2011-02-29 10:00:00,1.00,1,Germany",
                "1,A,SOMETHING,1,2011-06-01 10:00:00,one,1,Germany"
            })
    void aLineThatCannotBeReadIsNamedByItsNumber(String line) {
        assertThatThrownBy(() -> Lines.file(Lines.HEADER + line))
                .isInstanceOf(IOException.class)
                .hasMessage("Line 2 of `test.csv` has a number or a time that cannot be read: `" + line + "`.");
    }

    @Test
    void aLineWithTooFewFieldsIsRefused() {
        assertThatThrownBy(() -> Lines.file(Lines.HEADER + "1,A\n"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("`test.csv` cannot be read to its end:");
    }

    private static List<Line> lines(OnlineRetail retail) {
        return ((Event.Sale) retail.shoppers().get(0).events().get(0)).lines();
    }

    private static void assertDropped(Finding finding, String line) {
        OnlineRetail retail = read(line);

        assertThat(retail.shoppers()).isEmpty();
        assertThat(finding.dropped()).isTrue();
        assertThat(retail.cleaning().count(finding)).isEqualTo(1);
        assertThat(retail.cleaning().linesDropped()).isEqualTo(1);
        assertThat(retail.cleaning().linesRead()).isEqualTo(1);
    }

    private static void assertNoted(OnlineRetail retail, Finding finding) {
        assertThat(finding.dropped()).isFalse();
        assertThat(retail.cleaning().count(finding)).isEqualTo(1);
        assertThat(retail.cleaning().linesDropped()).isZero();
    }
}
