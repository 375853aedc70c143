package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.Decide;

/** What compiled rules speak to: the verbs, and a word before them that says which rule is speaking. */
public interface Recorder extends Decide {
    /** Room for the facts that a rule chooses, with the recorder before them; the same for all rules, one by one. */
    Object[] room(int size);

    /** The rule at this place of its stage's rules, ordered by name, fires. */
    void firing(int rule);
}
