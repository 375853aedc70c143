package io.loyaltyengine.examples.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.OnlineRetail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final StubEngine engine = new StubEngine();
    private final List<Decision> sink = new ArrayList<>();

    @Test
    void aPurchaseCarriesItsLinesAndItsCoupons() {
        replay(read(line("1", 1, "A", 5, "1.00"), line("1", 1, "A", 2, "0.50")));

        Purchase purchase = (Purchase) engine.seen().get(0);
        assertThat(purchase.id()).isEqualTo("1");
        assertThat(purchase.channel()).contains("web");
        assertThat(purchase.currency().getCurrencyCode()).isEqualTo("GBP");
        assertThat(purchase.lines()).extracting(line -> line.id()).containsExactly("1", "2");
        assertThat(purchase.coupons()).containsExactly("WELCOME10");
    }

    @Test
    void aRefundCarriesTheDecisionsOfItsPurchaseAndOfEarlierRefunds() {
        replay(read(
                line("1", 1, "A", 5, "1.00"),
                line("2", 2, "B1", 5, "1.00"),
                line("C3", 3, "A", -1, "1.00"),
                line("C4", 4, "A", -1, "1.00")));

        Refund second = (Refund) engine.seen().get(3);
        assertThat(second.id()).isEqualTo("C4:1");
        assertThat(second.recorded())
                .extracting(decision -> decision.id().toString())
                .containsExactly(
                        "stub/1/PurchaseRecorded/~",
                        "stub/1/Refused/0",
                        "stub/1/PointsEarned/~",
                        "stub/C3~3A1/RefundRecorded/~",
                        "stub/C3~3A1/PointsReversed/~");
    }

    @Test
    void customersComeByIdAndTheirTransactionsByTime() {
        replay(read(
                "9,A,SOMETHING,1,2011-06-01 10:00:00,1.00,2,Germany",
                line("2", 2, "A", 5, "1.00"),
                line("1", 1, "A", 5, "1.00")));

        assertThat(engine.seen()).extracting(Transaction::id).containsExactly("1", "2", "end", "9", "end");
        assertThat(sink)
                .extracting(decision -> decision.id().toString())
                .startsWith("stub/1/PurchaseRecorded/~")
                .endsWith("stub/9/PointsEarned/~");
    }

    @Test
    void theSummaryOfTheSampleAddsUp() throws IOException {
        String text = replay(OnlineRetail.sample()).text();

        assertThat(text.lines().map(line -> line.strip().replaceAll(" {2,}", " = ")))
                .contains(
                        "Rules: stub, version 1",
                        "read = 9,495 = in 603 invoices and cancellations",
                        "customers replayed = 94 = of 95 in the file",
                        "purchases = 443",
                        "refunds = 144 = one for each purchase that a cancellation touches",
                        "turnover = 205,569.89 = GBP",
                        "refunded = 4,245.17 = GBP",
                        "NONE = 94",
                        "WELCOME10 refused, UNKNOWN_CODE = 113",
                        "evaluations = 681",
                        "balance = sum of the decisions = 94 = customers, no exception");
    }

    @Test
    void theSameReplayGivesTheSameTextAndTheSameDecisions() throws IOException {
        String first = replay(OnlineRetail.sample()).text();
        List<Decision> decisions = List.copyOf(sink);
        sink.clear();

        assertThat(replay(OnlineRetail.sample()).text()).isEqualTo(first);
        assertThat(sink).isEqualTo(decisions);
    }

    @Test
    void aBalanceThatIsNotTheSumOfItsDecisionsEndsTheReplay() {
        OnlineRetail retail = read(line("1", 1, "A", 5, "1.00"));
        Replay replay = new Replay(
                (customer, transaction) -> {
                    Evaluation honest = engine.apply(customer, transaction);
                    return new Evaluation(
                            honest.transaction(),
                            honest.ruleSet(),
                            customer,
                            honest.decisions(),
                            honest.progress(),
                            honest.trace());
                },
                new Summary(retail.cleaning()),
                sink::add);

        assertThatThrownBy(() -> retail.shoppers().forEach(replay::shopper))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Customer `1` has a balance of 0 points, but the decisions add up to 5.");
    }

    private Summary replay(OnlineRetail retail) {
        Summary summary = new Summary(retail.cleaning());
        Replay replay = new Replay(engine, summary, sink::add);
        retail.shoppers().forEach(replay::shopper);
        return summary;
    }

    private static OnlineRetail read(String... lines) {
        String text = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                + String.join("\n", lines);
        try {
            return OnlineRetail.read("test.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A line of customer 1 in Germany, on a day of June 2011. */
    private static String line(String invoice, int day, String product, int units, String price) {
        return "%s,%s,SOMETHING,%d,2011-06-0%d 10:00:00,%s,1,Germany".formatted(invoice, product, units, day, price);
    }
}
