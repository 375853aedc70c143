package io.loyaltyengine.workbench.data;

import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A customer of the shop.
 *
 * @param events at least one, in time order; the first is a sale
 * @param end the last moment of the data, the same for all
 */
public record Shopper(String id, List<Event> events, Instant end) implements Member {
    public Shopper {
        events = List.copyOf(events);
    }

    /** The day of the first purchase, in the shop's zone. */
    public LocalDate firstDay() {
        return LocalDate.ofInstant(events.get(0).at(), OnlineRetail.ZONE);
    }

    /** All that the shopper's tills post, in the order of time. */
    @Override
    public List<Posted> posted() {
        List<Posted> all = new ArrayList<>();
        int purchases = 0;
        for (Event event : events) {
            all.add(new Posted(
                    id, event instanceof Event.Sale sale ? purchase(sale, ++purchases) : refund((Event.Return) event)));
        }
        // Whatever falls due by the end of the data does so, also for those who were not there to see it.
        all.add(new Posted(id, DayReached.of("end", end, OnlineRetail.CURRENCY)));
        return all;
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

    private static Refund refund(Event.Return back) {
        return new Refund(
                back.id(),
                back.at(),
                Currency.getInstance(OnlineRetail.CURRENCY),
                Optional.of(back.purchase()),
                back.lines(),
                List.of(),
                List.of());
    }
}
