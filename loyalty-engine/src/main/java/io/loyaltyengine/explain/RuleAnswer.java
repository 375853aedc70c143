package io.loyaltyengine.explain;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.DecisionId;
import java.util.List;

/**
 * What one rule made of a transaction. Immutable.
 *
 * @param stage {@code coupons}, {@code redemption}, {@code earning}, {@code standing} or {@code followup}
 * @param file that the rule stands in
 * @param line of that file, from 1
 * @param subject what it was asked about, where there can be several of a kind: the code of a coupon as presented; else empty
 * @param conditions how each of its conditions was answered, in the order in which they stand; it fired if and only if all
 *     hold; empty if it was not asked
 * @param proposals what it proposed, in words; empty if it did not fire
 * @param decisions that name it: those it led to, those it cut, those it refused; if it fired and there are none, something
 *     else was better, or had been there before
 * @param yieldedTo the rules that decided in its place, by name: one that earns more in its group or instead of it, one with a
 *     higher tier
 */
public record RuleAnswer(
        String rule,
        String stage,
        String file,
        int line,
        String subject,
        Outcome outcome,
        List<ConditionAnswer> conditions,
        List<String> proposals,
        List<DecisionId> decisions,
        List<String> yieldedTo) {
    /** What became of the rule. */
    public enum Outcome {
        /** All its conditions hold, and it proposed something. */
        FIRED,
        /** One of its conditions, or more, does not hold. */
        SILENT,
        /** Its stage was not come to: nothing was presented, nothing bought or done, the buyer is a guest, or all was refused. */
        NOT_ASKED
    }

    public RuleAnswer {
        Check.name("rule", rule);
        Check.name("stage", stage);
        Check.name("file", file);
        Check.atLeastOne("line", line);
        Check.text("subject", subject, Limits.MAX_TEXT_LENGTH);
        Check.present("outcome", outcome);
        conditions = Check.list("conditions", conditions, Limits.MAX_ENTRIES);
        proposals = Check.list("proposals", proposals, Limits.MAX_ENTRIES);
        decisions = Check.list("decisions", decisions, Limits.MAX_ENTRIES);
        yieldedTo = Check.list("yieldedTo", yieldedTo, Limits.MAX_ENTRIES);
    }

    /** Whether it fired. */
    public boolean fired() {
        return outcome == Outcome.FIRED;
    }

    /** The conditions that kept it silent. */
    public List<ConditionAnswer> failed() {
        return conditions.stream().filter(condition -> !condition.holds()).toList();
    }
}
