package io.loyaltyengine.explain;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Evaluation;
import java.util.List;

/**
 * An evaluation, and what each rule made of it. Immutable.
 *
 * @param evaluation the same as without an explanation
 * @param rules every rule of the programme, in the order of stages and names; one that can be asked about several things of a
 *     kind, such as the coupons presented, once for each of them
 */
public record Explanation(Evaluation evaluation, List<RuleAnswer> rules) {
    public Explanation {
        Check.present("evaluation", evaluation);
        rules = Check.list("rules", rules, Limits.MAX_ENTRIES);
    }

    /** What the rules made of one thing that was asked for, such as a coupon by its code as presented. */
    public List<RuleAnswer> about(String subject) {
        Check.present("subject", subject);
        return rules.stream().filter(rule -> rule.subject().equals(subject)).toList();
    }

    /** What one rule made of it; empty if there is no such rule. */
    public List<RuleAnswer> of(String rule) {
        Check.present("rule", rule);
        return rules.stream().filter(answer -> answer.rule().equals(rule)).toList();
    }
}
