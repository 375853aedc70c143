package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.standing.Collected;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a customer has collected, ever or on some days. */
final class Collections {
    private final Customer state;
    private final ToLongFunction<Tally> times;

    /** Looks at a state; {@code times} says how often a thing was brought. */
    Collections(Customer state, ToLongFunction<Tally> times) {
        this.state = state;
        this.times = times;
    }

    long collected(String collection) {
        return items(collection).values().stream()
                .filter(item -> times.applyAsLong(item) > 0)
                .count();
    }

    boolean has(String collection, String item) {
        Tally known = items(collection).get(item);
        return known != null && times.applyAsLong(known) > 0;
    }

    /** The first by its name of those that were brought most often; empty if none was. */
    String favourite(String collection) {
        String favourite = "";
        long most = 0;
        for (Map.Entry<String, Tally> item : items(collection).entrySet()) {
            long brought = times.applyAsLong(item.getValue());
            if (brought > most) {
                most = brought;
                favourite = item.getKey();
            }
        }
        return favourite;
    }

    private Map<String, Tally> items(String collection) {
        return state.tallies(Collected.kind(collection));
    }
}
