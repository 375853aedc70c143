package io.loyaltyengine.internal.drl;

import io.loyaltyengine.vocabulary.Decide;

/** What compiled rules speak to: the verbs, and a word before them that says which rule is speaking. */
public interface Recorder extends Decide {
    /** The rule at this place of its stage's rules, ordered by name, fires. */
    void firing(int rule);
}
