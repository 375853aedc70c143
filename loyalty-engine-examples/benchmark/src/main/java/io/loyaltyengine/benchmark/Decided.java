package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import java.util.List;

/** What every contender has to answer, record by record the same. */
record Decided(Customer after, List<Decision> decisions) {
    Decided {
        decisions = List.copyOf(decisions);
    }
}
