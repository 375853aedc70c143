package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Term;

/**
 * Something is to be granted that others may pay: one family of terms for all that does.
 *
 * @param <P> what is granted
 */
public interface Sponsored<P> {
    /** Says by whom besides, and goes on. */
    P borneBy(String sponsor, int percent);

    @Term(
            says = "so many percent of what the rule grants are borne by a sponsor; else by the shop",
            example = ".fundedBy(\"acme\", 60)",
            more = true,
            repeatable = true,
            internal = true)
    default P fundedBy(
            @Fixed @NameOf("sponsor") String sponsor, @Fixed @AtMost(value = 100, together = true) long percent) {
        return borneBy(sponsor, Math.toIntExact(percent));
    }
}
