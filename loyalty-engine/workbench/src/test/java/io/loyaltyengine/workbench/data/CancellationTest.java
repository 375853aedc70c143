package io.loyaltyengine.workbench.data;

import static io.loyaltyengine.workbench.data.Lines.line;
import static io.loyaltyengine.workbench.data.Lines.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.RefundLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
    @Test
    void aCancellationIsARefundOfTheSaleBefore() {
        OnlineRetail retail = read(line("1", 1, "A", 5, "1.00"), line("C2", 2, "A", -3, "1.00"));

        assertThat(returns(retail)).extracting(Event.Return::id).containsExactly("C2:1");
        assertThat(returns(retail).get(0).purchase()).isEqualTo("1");
        assertThat(returns(retail).get(0).at()).isEqualTo("2011-06-02T09:00:00Z");
        assertThat(returns(retail).get(0).lines()).containsExactly(new RefundLine("1", 3));
        assertCounts(retail, 1, 0, 0, 0);
    }

    @Test
    void theLatestSaleWithUnitsLeftComesFirst() {
        OnlineRetail retail = read(
                line("1", 1, "A", 5, "1.00"),
                line("2", 2, "A", 5, "1.00"),
                line("C3", 3, "A", -5, "1.00"),
                line("C4", 4, "A", -1, "1.00"));

        assertThat(returns(retail)).extracting(Event.Return::id).containsExactly("C3:2", "C4:1");
        assertCounts(retail, 2, 0, 0, 0);
    }

    @Test
    void oneCancellationMayTouchTwoSales() {
        OnlineRetail retail =
                read(line("1", 1, "A", 5, "1.00"), line("2", 2, "A", 2, "1.00"), line("C3", 3, "A", -6, "1.00"));

        assertThat(returns(retail)).extracting(Event.Return::id).containsExactly("C3:2", "C3:1");
        assertThat(returns(retail).get(0).lines()).containsExactly(new RefundLine("1", 2));
        assertThat(returns(retail).get(1).lines()).containsExactly(new RefundLine("1", 4));
        assertCounts(retail, 1, 0, 0, 0);
    }

    @Test
    void linesOfOneCancellationThatTouchTheSameSaleAreOneRefund() {
        OnlineRetail retail = read(
                line("1", 1, "A", 5, "1.00"),
                line("1", 1, "B1", 5, "1.00"),
                line("C2", 2, "A", -1, "1.00"),
                line("C2", 2, "B1", -2, "1.00"),
                line("C2", 2, "A", -3, "1.00"));

        assertThat(returns(retail)).hasSize(1);
        assertThat(returns(retail).get(0).lines()).containsExactly(new RefundLine("1", 4), new RefundLine("2", 2));
        assertCounts(retail, 3, 0, 0, 0);
    }

    @Test
    void twoLinesOfTheSameProductInOneSaleAreTakenFromTheLast() {
        OnlineRetail retail =
                read(line("1", 1, "A", 2, "1.00"), line("1", 1, "A", 3, "1.00"), line("C2", 2, "A", -4, "1.00"));

        assertThat(returns(retail).get(0).lines()).containsExactly(new RefundLine("2", 3), new RefundLine("1", 1));
    }

    @Test
    void moreUnitsThanWereSoldAreCutAndCounted() {
        OnlineRetail retail = read(line("1", 1, "A", 5, "1.00"), line("C2", 2, "A", -12, "1.00"));

        assertThat(returns(retail).get(0).lines()).containsExactly(new RefundLine("1", 5));
        assertCounts(retail, 1, 1, 0, 7);
    }

    @Test
    void whatWasReturnedCannotBeReturnedAgain() {
        OnlineRetail retail =
                read(line("1", 1, "A", 5, "1.00"), line("C2", 2, "A", -5, "1.00"), line("C3", 3, "A", -5, "1.00"));

        assertThat(returns(retail)).extracting(Event.Return::id).containsExactly("C2:1");
        assertCounts(retail, 1, 0, 1, 5);
    }

    @Test
    void aCancellationNeverTouchesALaterSale() {
        OnlineRetail retail = read(line("C1", 1, "A", -5, "1.00"), line("2", 2, "A", 5, "1.00"));

        assertThat(returns(retail)).isEmpty();
        assertCounts(retail, 0, 0, 1, 5);
    }

    @Test
    void timeCountsAndNotTheOrderOfTheFile() {
        OnlineRetail retail = read(line("C2", 2, "A", -5, "1.00"), line("1", 1, "A", 5, "1.00"));

        assertThat(returns(retail)).extracting(Event.Return::id).containsExactly("C2:1");
    }

    @Test
    void inTheSameMinuteTheSaleComesFirst() {
        OnlineRetail retail = read(line("C2", 1, "A", -5, "1.00"), line("D3", 1, "A", 5, "1.00"));

        assertThat(returns(retail)).extracting(Event.Return::id).containsExactly("C2:D3");
    }

    @Test
    void theSaleOfAnotherCustomerIsNotTouched() {
        OnlineRetail retail =
                read(line("C2", 2, "A", -5, "1.00"), "1,A,SOMETHING,5,2011-06-01 10:00:00,1.00,2,Germany");

        assertThat(returns(retail)).isEmpty();
        assertCounts(retail, 0, 0, 1, 5);
    }

    private static List<Event.Return> returns(OnlineRetail retail) {
        return retail.shoppers().stream()
                .flatMap(shopper -> shopper.events().stream())
                .filter(Event.Return.class::isInstance)
                .map(Event.Return.class::cast)
                .toList();
    }

    private static void assertCounts(OnlineRetail retail, int kept, int cut, int dropped, int units) {
        assertThat(retail.cleaning().cancellationLines()).isEqualTo(kept);
        assertThat(retail.cleaning().count(Finding.PARTLY_COVERED)).isEqualTo(cut);
        assertThat(retail.cleaning().count(Finding.NO_KNOWN_SALE)).isEqualTo(dropped);
        assertThat(retail.cleaning().unitsWithoutSale()).isEqualTo(units);
    }
}
