package io.loyaltyengine.springboot;

import io.loyaltyengine.error.RuleLoadException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says what is wrong with the rules in the library's own words when an application cannot start with them. */
final class RuleFailureAnalyzer extends AbstractFailureAnalyzer<RuleLoadException> {
    private final Environment environment;

    RuleFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, RuleLoadException mistaken) {
        String set = environment.getProperty(RuleLocation.PROPERTY);
        String place = set == null ? "" : " in `" + set + "`";
        return new FailureAnalysis(
                mistaken.getMessage(),
                "Mend the rules" + place + ", or let `" + RuleLocation.PROPERTY + "` lead to others.",
                failure);
    }
}
