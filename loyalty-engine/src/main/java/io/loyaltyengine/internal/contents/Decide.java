package io.loyaltyengine.internal.contents;

import io.loyaltyengine.internal.drl.RuleRunner;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.mechanism.activities.Activities;
import io.loyaltyengine.internal.mechanism.badges.Badges;
import io.loyaltyengine.internal.mechanism.collections.Collecting;
import io.loyaltyengine.internal.mechanism.counts.Counts;
import io.loyaltyengine.internal.mechanism.coupons.Coupons;
import io.loyaltyengine.internal.mechanism.donations.Donations;
import io.loyaltyengine.internal.mechanism.forwarding.Forwarding;
import io.loyaltyengine.internal.mechanism.issuing.Issuing;
import io.loyaltyengine.internal.mechanism.lifetimes.Lifetimes;
import io.loyaltyengine.internal.mechanism.notices.Notices;
import io.loyaltyengine.internal.mechanism.points.Earning;
import io.loyaltyengine.internal.mechanism.receipts.Receipts;
import io.loyaltyengine.internal.mechanism.redemptions.Redemptions;
import io.loyaltyengine.internal.mechanism.spend.Spend;
import io.loyaltyengine.internal.mechanism.tiers.Tiers;
import io.loyaltyengine.internal.mechanism.visits.Visits;
import io.loyaltyengine.internal.till.Evaluator;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Refusing;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.RuleSetId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of contents: all that a rule can say, as {@code decide.<verb>(…)}, and the mechanisms that it comes from. A rule
 * proposes; the mechanisms settle what becomes of it.
 */
public interface Decide
        extends Refusing,
                Coupons.Verbs,
                Redemptions.Verbs,
                Earning.Verbs,
                Spend.Verbs,
                Visits.Verbs,
                Counts.Verbs,
                Collecting.Verbs,
                Donations.Verbs,
                Tiers.Verbs,
                Badges.Verbs,
                Issuing.Verbs,
                Lifetimes.Verbs,
                Notices.Verbs,
                Forwarding.Verbs {
    /** In the order in which they settle. */
    List<Mechanism> MECHANISMS = List.of(
            new Receipts(),
            new Activities(),
            new Coupons(),
            new Redemptions(),
            new Earning(),
            new Spend(),
            new Visits(),
            new Counts(),
            new Collecting(),
            new Donations(),
            new Tiers(),
            new Badges(),
            new Issuing(),
            new Lifetimes(),
            new Notices(),
            new Forwarding());

    /** What rules can ask and say. */
    Vocabulary VOCABULARY = new Vocabulary(Decide.class);

    /** All kinds of decisions there are. */
    static List<Class<? extends Decision>> decisions() {
        return Stream.concat(
                        Stream.<Class<? extends Decision>>of(Refused.class),
                        MECHANISMS.stream().flatMap(mechanism -> mechanism.decisions().stream()))
                .toList();
    }

    /** What evaluates by these rules, which {@code runner} fires. */
    static Evaluator evaluator(Programme programme, RuleSet rules, RuleSetId id, RuleRunner runner) {
        return new Evaluator(programme, rules, id, runner, MECHANISMS, Heard::new);
    }

    /** What rules speak to in one evaluation. */
    final class Heard extends Said implements Decide {}
}
