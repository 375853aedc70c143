package io.loyaltyengine.workbench.data;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What became of a customer.
 *
 * @param evaluations at least one, in the order of time
 */
public record Year(List<Evaluation> evaluations) {
    public Year {
        evaluations = List.copyOf(evaluations);
    }

    /**
     * Decides what one customer posted, as a shop's backend would have done day by day: a refund carries what was recorded of
     * its purchase.
     *
     * @param newcomer the customer before the first of it
     * @param posted at least one, in the order of time
     */
    public static Year of(
            Customer newcomer, List<Posted> posted, BiFunction<Customer, Transaction, Evaluation> engine) {
        List<Evaluation> evaluations = new ArrayList<>();
        Map<String, List<Decision>> recorded = new HashMap<>();
        Customer customer = newcomer;
        for (Posted next : posted) {
            List<Decision> before = recorded.computeIfAbsent(next.transaction().about(), about -> new ArrayList<>());
            Evaluation evaluation = engine.apply(customer, next.transactionWith(before));
            customer = evaluation.customer();
            before.addAll(evaluation.decisions());
            evaluations.add(evaluation);
        }
        return new Year(evaluations);
    }

    /** The same of a customer of whom nothing was known before, enrolled on the day of the first of it. */
    public static Year of(
            List<Posted> posted, Programme programme, BiFunction<Customer, Transaction, Evaluation> engine) {
        Posted first = posted.get(0);
        LocalDate enrolled = LocalDate.ofInstant(first.transaction().at(), programme.zone());
        return of(Customer.enrolled(first.customer(), programme, enrolled), posted, engine);
    }

    /** The customer's state at the end. */
    public Customer customer() {
        return evaluations.get(evaluations.size() - 1).customer();
    }

    /** All that was decided, in order. */
    public List<Decision> decisions() {
        return evaluations.stream()
                .flatMap(evaluation -> evaluation.decisions().stream())
                .toList();
    }
}
