package io.loyaltyengine.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An evaluation failed as a whole: no decision was made, the customer's state is as before. */
public final class EvaluationException extends LoyaltyException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String rule;

    /**
     * Blames a rule, or nobody.
     *
     * @param rule the name of the rule that failed, or null when no rule is to blame
     */
    public EvaluationException(@Nullable String rule, String message, @Nullable Throwable cause) {
        super(rule == null ? message : "Rule \"" + rule + "\": " + message, cause);
        this.rule = rule;
    }

    /** The name of the rule that failed, if one is to blame. */
    public Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    @Override
    public Fault fault() {
        return Fault.RULES;
    }
}
