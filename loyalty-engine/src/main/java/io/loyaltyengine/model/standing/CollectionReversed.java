package io.loyaltyengine.model.standing;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;
import java.util.SortedSet;

/**
 * What a transaction brought of a collection is gone, because the whole transaction came back; what another one brought too
 * stays.
 *
 * @param collected the decision that is taken back
 * @param collection by a name of the shop's own, such as {@code categories}
 * @param items what it had brought
 * @param day on which it had, in the programme's zone
 */
public record CollectionReversed(
        DecisionId id,
        Reason reason,
        DecisionId collected,
        @Placeholder String collection,
        @Placeholder SortedSet<String> items,
        LocalDate day)
        implements Decision {
    public CollectionReversed {
        Check.decision(id, reason);
        Check.present("collected", collected);
        Check.name("collection", collection);
        items = Check.names("items", Check.filled("items", items, Limits.MAX_LINES), Limits.MAX_LINES);
        Check.day("day", day);
    }

    @Override
    public void applyTo(Fold fold) {
        items.forEach(item -> fold.tallyDay(Collected.kind(collection), item, -1, day));
    }
}
