package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer to one transaction.
 *
 * @param transaction the id of the transaction
 * @param customer the state after it, which is the state before with the decisions folded in
 * @param decisions in one fixed order: by stage, by kind, by name
 * @param progress how far the customer is from what the standing rules would give next
 * @param trace which rules fired and with what values, in the order of stages and names; then what the engine says of how it
 *     chose, such as among more coupons than all sets can be tried of
 */
public record Evaluation(
        String transaction,
        RuleSetId ruleSet,
        Customer customer,
        List<Decision> decisions,
        List<Progress> progress,
        List<Fired> trace) {
    public Evaluation {
        Check.name("transaction", transaction);
        Check.present("ruleSet", ruleSet);
        Check.present("customer", customer);
        decisions = Check.distinct("decisions", decisions, Limits.MAX_DECISIONS, Decision::id);
        progress = Check.list("progress", progress, Limits.MAX_ENTRIES);
        trace = Check.list("trace", trace, Limits.MAX_ENTRIES);
    }

    /** By how much the counters of coupons change over all customers; what the host adds to them when it stores the rest. */
    public List<CouponUse> couponUses() {
        return CouponUse.of(decisions);
    }

    /**
     * By how much the stock of rewards falls, by their codes; by less than nothing where one has come back. The host takes it
     * off what it has when it stores the rest, and checks then that nobody else has taken the last one in the meantime.
     */
    public SortedMap<String, Long> rewardsTaken() {
        SortedMap<String, Long> taken = new TreeMap<>();
        decisions.forEach(decision ->
                decision.rewardsTaken().forEach((reward, number) -> taken.merge(reward, number, Math::addExact)));
        return taken;
    }

    /** The decisions of one kind, in their order. */
    public <D extends Decision> List<D> decisions(Class<D> kind) {
        return decisions.stream()
                .filter(Check.present("kind", kind)::isInstance)
                .map(kind::cast)
                .toList();
    }
}
