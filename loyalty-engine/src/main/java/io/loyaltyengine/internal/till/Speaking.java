package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Recorder;

/** What verbs speak through, in the name of the rule that fires. */
public interface Speaking extends Recorder {
    /** Takes down a proposal, which the words that follow the verb go on to complete. */
    <P extends Proposal> P say(P proposal);
}
