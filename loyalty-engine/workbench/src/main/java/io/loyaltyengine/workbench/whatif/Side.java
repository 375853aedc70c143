package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.workbench.data.Posted;
import io.loyaltyengine.workbench.data.Year;
import java.util.Iterator;
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
        // A refund is decided with what was recorded, so that it is not the one that was posted.
        Iterator<Posted> next = all.iterator();
        Year year = Year.of(all, programme(), (customer, transaction) -> {
            Posted posted = next.next();
            try {
                return engine.evaluate(customer, transaction);
            } catch (InvalidInputException why) {
                throw new Unfit(name, posted, why);
            }
        });
        return Counting.of(year, programme(), ruleNames);
    }
}
