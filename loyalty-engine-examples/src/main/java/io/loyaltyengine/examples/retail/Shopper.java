package io.loyaltyengine.examples.retail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A customer of the shop.
 *
 * @param events at least one, in time order; the first is a sale
 * @param end the last moment of the data, the same for all
 */
public record Shopper(String id, List<Event> events, Instant end) {
    public Shopper {
        events = List.copyOf(events);
    }

    /** The day of the first purchase, in the shop's zone. */
    public LocalDate firstDay() {
        return LocalDate.ofInstant(events.get(0).at(), OnlineRetail.ZONE);
    }
}
