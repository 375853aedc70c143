package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import java.util.List;

/** What contenders have to answer, record by record the same. */
record Decided(Customer after, List<Decision> decisions) implements Answer {
    Decided {
        decisions = List.copyOf(decisions);
    }
}
