package io.loyaltyengine.springboot;

import io.loyaltyengine.error.RuleLoadException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the rules in the library's own words when an application cannot start with them. */
final class RuleFailureAnalyzer extends AbstractFailureAnalyzer<RuleLoadException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, RuleLoadException mistaken) {
        return new FailureAnalysis(
                mistaken.getMessage(),
                "Mend the rules, or let `" + RuleLocation.PROPERTY + "` lead to others.",
                failure);
    }
}
