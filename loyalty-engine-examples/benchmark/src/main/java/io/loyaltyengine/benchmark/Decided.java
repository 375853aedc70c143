package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import java.util.List;

/** What contenders have to answer, record by record the same; as they answer it, for a copy would be counted as theirs. */
record Decided(Customer after, List<Decision> decisions) implements Answer {}
