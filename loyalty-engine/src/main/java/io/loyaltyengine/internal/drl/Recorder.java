package io.loyaltyengine.internal.drl;

/** What compiled rules speak to, besides its verbs: they say before them which rule is speaking. */
public interface Recorder {
    /** Room for the facts that a rule chooses, with the recorder before them; the same for all rules, one by one. */
    Object[] room(int size);

    /** The rule at this place of its stage's rules, ordered by name, fires. */
    void firing(int rule);
}
