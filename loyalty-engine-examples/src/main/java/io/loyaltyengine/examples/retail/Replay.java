package io.loyaltyengine.examples.retail;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Takes shoppers through the engine, one after the other, as a shop's backend would have done day by day.
 *
 * <p>A refund carries what was recorded for its purchase; so the decisions of one shopper are kept until the next.
 */
public final class Replay {
    private final BiFunction<Customer, Transaction, Evaluation> engine;
    private final Summary summary;
    private final Consumer<Decision> sink;

    /** Every decision goes to {@code sink}, in order. */
    public Replay(BiFunction<Customer, Transaction, Evaluation> engine, Summary summary, Consumer<Decision> sink) {
        this.engine = engine;
        this.summary = summary;
        this.sink = sink;
    }

    /** Enrols the shopper on the day of the first purchase and replays all that follows. */
    public void shopper(Shopper shopper) {
        Customer customer = Customer.enrolled(shopper.id(), OnlineRetail.CURRENCY, shopper.firstDay());
        List<Decision> all = new ArrayList<>();
        Map<String, List<Decision>> recorded = new HashMap<>();
        int purchases = 0;
        for (Event event : shopper.events()) {
            List<Decision> before = recorded.computeIfAbsent(event.purchase(), purchase -> new ArrayList<>());
            Transaction transaction = event instanceof Event.Sale sale
                    ? purchase(sale, ++purchases)
                    : refund((Event.Return) event, before);
            Evaluation evaluation = engine.apply(customer, transaction);
            customer = evaluation.customer();
            before.addAll(evaluation.decisions());
            all.addAll(evaluation.decisions());
            summary.evaluated(evaluation);
        }
        // Whatever falls due by the end of the data does so, also for those who were not there to see it.
        Evaluation last = engine.apply(customer, DayReached.of("end", shopper.end(), OnlineRetail.CURRENCY));
        customer = last.customer();
        all.addAll(last.decisions());
        summary.evaluated(last);
        all.forEach(sink);
        summary.replayed(customer, all);
    }

    private static Purchase purchase(Event.Sale sale, int number) {
        Purchase.Builder purchase = Purchase.of(sale.purchase())
                .at(sale.at())
                .currency(OnlineRetail.CURRENCY)
                .channel("web");
        sale.lines().forEach(purchase::line);
        RetailCoupons.presentedWith(number).forEach(purchase::coupon);
        return purchase.build();
    }

    private static Refund refund(Event.Return back, List<Decision> recorded) {
        return Refund.whole(back.id(), back.at(), OnlineRetail.CURRENCY, recorded).ofLines(back.lines());
    }
}
