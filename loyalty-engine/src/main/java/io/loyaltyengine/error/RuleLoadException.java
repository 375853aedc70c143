package io.loyaltyengine.error;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set could not be loaded; whatever was loaded before goes on working. */
public final class RuleLoadException extends LoyaltyException {
    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    public RuleLoadException(List<RuleProblem> problems) {
        super(
                (problems.size() == 1
                                ? "The rules have 1 problem:\n"
                                : "The rules have " + problems.size() + " problems:\n")
                        + problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")),
                null);
        this.problems = List.copyOf(problems);
    }

    @Override
    public Fault fault() {
        return Fault.RULES;
    }

    /** Everything that is wrong, by file and line. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
