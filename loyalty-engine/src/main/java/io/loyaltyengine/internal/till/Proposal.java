package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Rule;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one rule has said. The words that follow a verb complete it while the rule is still speaking; who settles it can note
 * in it, once, what has become of it.
 */
public abstract class Proposal {
    private @Nullable Rule rule;

    /** The rule that has said it. */
    public final Rule rule() {
        return Objects.requireNonNull(rule);
    }

    final void saidBy(Rule speaker) {
        rule = speaker;
    }

    /** The rule that it has yielded to, if it has. */
    Optional<Rule> yieldedTo() {
        return Optional.empty();
    }

    /** The one fact it is about, where there can be several of a kind. */
    protected Optional<Object> about() {
        return Optional.empty();
    }

    /** What it gives, by name; empty if that has none. */
    protected String given() {
        return "";
    }

    /** In words, for the trace. */
    protected abstract String words();
}
