package io.loyaltyengine.internal.mechanism.forwarding;

import static io.loyaltyengine.internal.vocabulary.Stage.FOLLOWUP;

import io.loyaltyengine.internal.till.Frequency;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Recurring;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.ActivityKind;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.ActivityForwarded;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Once;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one customer's transaction brings to another: an activity, which the host evaluates there. A kind is forwarded once
 * for a transaction; and what was forwarded is not forwarded on, so that no chain of referrals pays.
 */
public final class Forwarding implements Mechanism.Settling {
    /** What rules can say about it. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "an activity of this kind for another customer, from this one and about this one",
                example = "decide.forward(\"friend-bought\").toReferrer();",
                stages = FOLLOWUP,
                leadsTo = ActivityForwarded.class,
                needs = "toReferrer")
        default Forward forward(@Fixed @ActivityKind String kind) {
            return say(new Forward(kind));
        }
    }

    /** Another customer is to have an activity. */
    public static final class Forward extends Proposal implements Recurring<Forward> {
        private final String kind;
        private Optional<Frequency> frequency = Optional.empty();

        Forward(String kind) {
            this.kind = kind;
        }

        @Term(
                says = "to the customer who recommended the shop; nothing if nobody did",
                example = "decide.forward(\"friend-bought\").toReferrer();")
        public Forward toReferrer() {
            return this;
        }

        @Override
        public Forward had(Frequency often) {
            frequency = Optional.of(often);
            return this;
        }

        @Override
        protected String words() {
            return "forward " + kind + " to the referrer";
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(ActivityForwarded.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(FOLLOWUP);
    }

    @Override
    public void settle(Run run, Said said) {
        List<Forward> forwards = said.of(Forward.class);
        if (forwards.isEmpty() || isForwarded(run)) {
            return;
        }
        Optional<String> referrer = run.customer().referrer();
        if (referrer.isEmpty()) {
            return;
        }
        Set<String> kinds = new HashSet<>();
        for (Forward forward : forwards) {
            Optional<Once> once = forward.frequency.flatMap(often -> often.due(run));
            if ((forward.frequency.isEmpty() || once.isPresent()) && kinds.add(forward.kind)) {
                forward(run, forward, referrer.get(), once);
            }
        }
    }

    private static boolean isForwarded(Run run) {
        return run.transaction() instanceof Activity activity && activity.from().isPresent();
    }

    private static void forward(Run run, Forward forward, String referrer, Optional<Once> once) {
        DecisionId id = run.id(ActivityForwarded.class, forward.kind);
        run.decide(new ActivityForwarded(
                id, run.reason(forward.rule()), referrer, activity(run, id, forward.kind), run.day(), once));
    }

    private static Activity activity(Run run, DecisionId id, String kind) {
        String customer = run.customer().id();
        return new Activity(
                id.name(),
                run.at(),
                run.transaction().currency(),
                kind,
                Optional.of(customer),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                Optional.of(customer));
    }
}
