package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.workbench.data.Posted;
import io.loyaltyengine.workbench.data.Year;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One of the two programmes.
 *
 * @param name what its author calls it: its folder
 */
public record Side(String name, LoyaltyEngine engine) {
    Programme programme() {
        return engine.programme();
    }

    Set<String> ruleNames() {
        return new TreeSet<>(engine.ruleNames());
    }

    /** Decides all that one customer posted. */
    Effect effect(List<Posted> all, Set<String> ruleNames) {
        if (all.isEmpty()) {
            return Effect.NONE;
        }
        Posted first = all.get(0);
        LocalDate enrolled =
                LocalDate.ofInstant(first.transaction().at(), programme().zone());
        Customer newcomer = Customer.enrolled(first.customer(), programme(), enrolled);
        Year year = Year.of(newcomer, all, (customer, transaction) -> {
            try {
                return engine.evaluate(customer, transaction);
            } catch (InvalidInputException why) {
                throw new Unfit(name, posted(all, transaction.id()), why);
            }
        });
        return Counting.of(year, programme(), ruleNames);
    }

    /** A refund is decided with what was recorded, so that it is not the one that was posted. */
    private static Posted posted(List<Posted> all, String id) {
        return all.stream()
                .filter(posted -> posted.transaction().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
