package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Purchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The decisions about one purchase, in their order, and the names they get. */
final class Ledger {
    private final LocalDate day;
    private final String customer;
    private final String transaction;
    private final List<Decision> decisions = new ArrayList<>(16);

    Ledger(Customer customer, Purchase purchase) {
        this.day = LocalDate.ofInstant(purchase.at(), Words.ZONE);
        this.customer = customer.id();
        this.transaction = purchase.id();
    }

    /** The day of the purchase where the shop is. */
    LocalDate day() {
        return day;
    }

    void add(Decision decision) {
        decisions.add(decision);
    }

    List<Decision> decisions() {
        return decisions;
    }

    DecisionId id(Class<? extends Decision> kind, String subject) {
        return id(kind, subject, 1);
    }

    /** The id for a subject that comes from outside: numbered if it comes again. */
    DecisionId uniqueId(Class<? extends Decision> kind, String subject) {
        int number = 1;
        while (isTaken(id(kind, subject, number))) {
            number++;
        }
        return id(kind, subject, number);
    }

    private DecisionId id(Class<? extends Decision> kind, String subject, int number) {
        return new DecisionId(customer, transaction, kind.getSimpleName(), subject, number);
    }

    private boolean isTaken(DecisionId id) {
        for (Decision decision : decisions) {
            if (decision.id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
