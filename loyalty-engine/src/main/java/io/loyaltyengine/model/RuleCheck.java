package io.loyaltyengine.model;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Check;
import java.util.List;

/**
 * What would come of loading rules, without loading them. Immutable.
 *
 * @param problems everything that is wrong with them, and every warning, by file and line
 * @param changes how they differ from the rules that decide now; empty if they could not be loaded
 */
public record RuleCheck(List<RuleProblem> problems, List<RuleChange> changes) {
    public RuleCheck {
        problems = Check.list("problems", problems, Integer.MAX_VALUE);
        changes = Check.list("changes", changes, Integer.MAX_VALUE);
    }

    /** Whether nothing is wrong with them; there may be warnings. */
    public boolean isLoadable() {
        return errors().isEmpty();
    }

    /** What they would be refused for. */
    public List<RuleProblem> errors() {
        return problems.stream().filter(RuleProblem::isError).toList();
    }

    /** What their author should look at. */
    public List<RuleProblem> warnings() {
        return problems.stream().filter(problem -> !problem.isError()).toList();
    }
}
