package io.loyaltyengine.internal.mechanism.visits;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.standing.VisitCounted;
import java.util.List;
import java.util.Set;

/** Visits, as the programme counts them; a refund does not undo one. */
public final class Visits implements Mechanism.Settling {
    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(says = "a visit", example = "decide.countVisit();", stages = EARNING, leadsTo = VisitCounted.class)
        default CountVisit countVisit() {
            return say(new CountVisit());
        }
    }

    /** This is a visit. */
    public static final class CountVisit extends Proposal {
        CountVisit() {}

        @Override
        protected String words() {
            return "count visit";
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(VisitCounted.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING);
    }

    @Override
    public void settle(Run run, Said said) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof CountVisit visit) {
                run.decide(new VisitCounted(
                        run.id(VisitCounted.class, visit.rule().name()), run.reason(visit.rule()), run.day()));
            }
        }
    }
}
