package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Purchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The decisions about one purchase, in their order, and the names they get. */
final class Ledger {
    private final LocalDate day;
    private final String place;
    private final List<Decision> decisions = new ArrayList<>(16);

    Ledger(Customer customer, Purchase purchase) {
        this.day = LocalDate.ofInstant(purchase.at(), Words.ZONE);
        this.place = escaped(customer.id()) + "/" + escaped(purchase.id()) + "/";
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

    String id(String kind, String subject) {
        return place + kind + "/" + subject;
    }

    /** The id for a subject that comes from outside: free of separators, and numbered if it comes again. */
    String uniqueId(String kind, String subject) {
        String id = id(kind, escaped(subject));
        String unique = id;
        for (int i = 2; isTaken(unique); i++) {
            unique = id + "/" + i;
        }
        return unique;
    }

    private boolean isTaken(String id) {
        for (Decision decision : decisions) {
            if (decision.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }
}
