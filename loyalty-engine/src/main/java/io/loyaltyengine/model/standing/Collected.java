package io.loyaltyengine.model.standing;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.base.Hash;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;
import java.util.SortedSet;

/**
 * A transaction brought things of a collection, each once, whether or not they were there before.
 *
 * @param collection by a name of the shop's own, such as {@code categories}
 * @param items what it brought, such as {@code COFFEE}
 * @param day in the programme's zone
 * @param undoneOnRefund whether they are gone, as far as this transaction brought them, when all of it comes back
 */
public record Collected(
        DecisionId id,
        Reason reason,
        @Placeholder String collection,
        @Placeholder SortedSet<String> items,
        LocalDate day,
        boolean undoneOnRefund)
        implements Decision {
    public Collected {
        Check.decision(id, reason);
        Check.name("collection", collection);
        items = Check.names("items", Check.filled("items", items, Limits.MAX_LINES), Limits.MAX_LINES);
        Check.day("day", day);
    }

    /** The kind of tally of what a collection holds: how many transactions brought each thing, by its name and day. */
    public static String kind(String collection) {
        return Hash.name("collection/" + Check.name("collection", collection));
    }

    /** Whether a tally of this kind holds what a collection does. */
    public static boolean isKind(String kind) {
        return Check.present("kind", kind).startsWith("collection/");
    }

    /** How a thing is called by a text: the text, or its hash where it is longer than a name can be. */
    public static String item(String text) {
        return Hash.name(Check.present("text", text));
    }

    @Override
    public void applyTo(Fold fold) {
        items.forEach(item -> fold.tallyDay(kind(collection), item, 1, day));
    }
}
