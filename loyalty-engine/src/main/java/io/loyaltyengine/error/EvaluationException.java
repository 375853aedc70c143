package io.loyaltyengine.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An evaluation failed as a whole: no decision was made, the customer's state is as before. */
public final class EvaluationException extends LoyaltyException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String rule;
    private final Fault fault;

    /**
     * Blames a rule, or all of them.
     *
     * @param rule the name of the rule that failed, or null when no single one is to blame
     */
    public EvaluationException(@Nullable String rule, String message, @Nullable Throwable cause) {
        this(rule, rule == null ? message : "Rule \"" + rule + "\": " + message, cause, Fault.RULES);
    }

    private EvaluationException(@Nullable String rule, String message, @Nullable Throwable cause, Fault fault) {
        super(message, cause);
        this.rule = rule;
        this.fault = fault;
    }

    /** Blames what the host has handed in. */
    public static EvaluationException ofHost(String message) {
        return new EvaluationException(null, message, null, Fault.HOST);
    }

    /** That of the rules; or the host's, when its coupons cannot be taken as they are. */
    @Override
    public Fault fault() {
        return fault;
    }

    /** The name of the rule that failed, if one is to blame. */
    public Optional<String> rule() {
        return Optional.ofNullable(rule);
    }
}
