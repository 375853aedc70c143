package io.loyaltyengine.examples.retail;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.Posted;
import io.loyaltyengine.workbench.data.Shopper;
import io.loyaltyengine.workbench.data.Year;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Takes shoppers through the engine, one after the other, as a shop's backend would have done day by day.
 *
 * <p>A refund carries what was recorded for its purchase; so the decisions of one shopper are kept until the next. Shoppers
 * have nothing in common, not even the budget of a coupon, so that their years can be decided by several threads at once.
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

    /** Decides the shopper's year and adds it. */
    public void shopper(Shopper shopper) {
        add(year(shopper));
    }

    /** Enrols the shopper on the day of the first purchase and decides all that follows; by any thread. */
    public Year year(Shopper shopper) {
        List<Posted> posted = shopper.posted();
        return Year.of(posted.get(0).newcomer(), posted, engine);
    }

    /** Adds a year to the summary and hands its decisions to the sink; by one thread. */
    public void add(Year year) {
        year.evaluations().forEach(summary::evaluated);
        List<Decision> decisions = year.decisions();
        decisions.forEach(sink);
        summary.replayed(year.customer(), decisions);
    }
}
