package io.loyaltyengine.internal.mechanism.counts;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;
import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.standing.Counted;
import java.util.List;
import java.util.Set;

/** What happened, by name and day; goods that come back do not undo it. */
public final class Counts implements Mechanism.Settling {
    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "that something happened, by a name of the shop's own",
                example = "decide.count(\"coffee\");",
                stages = {EARNING, STANDING},
                leadsTo = Counted.class)
        default Count count(@NameOf("count") String name) {
            return say(new Count(name));
        }
    }

    /** Something happened. */
    public static final class Count extends Proposal {
        private final String name;
        private long times = 1;

        Count(String name) {
            this.name = name;
        }

        @Term(says = "so many times", example = "decide.count(\"coffee\").times($purchase.unitsIn(\"COFFEE\"));")
        public Count times(@AtMost(1_000_000) long count) {
            times = count;
            return this;
        }

        @Override
        protected String words() {
            return "count " + name + (times == 1 ? "" : " x " + times);
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(Counted.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING, STANDING);
    }

    @Override
    public void settle(Run run, Said said) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Count count && count.times > 0) {
                run.decide(new Counted(
                        run.id("count", count.name), run.reason(count.rule()), count.name, count.times, run.day()));
            }
        }
    }
}
