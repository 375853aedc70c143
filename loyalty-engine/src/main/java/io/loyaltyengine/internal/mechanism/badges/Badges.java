package io.loyaltyengine.internal.mechanism.badges;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.standing.BadgeAwarded;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Badges come once and stay. */
public final class Badges implements Mechanism.Settling {
    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "a badge, once and for good",
                example = "decide.award(\"superfan\");",
                stages = STANDING,
                leadsTo = BadgeAwarded.class,
                goal = true)
        default Award award(@NameOf("badge") String badge) {
            return say(new Award(badge));
        }
    }

    /** A badge is earned. */
    public static final class Award extends Proposal {
        private final String badge;

        Award(String badge) {
            this.badge = badge;
        }

        @Override
        protected String words() {
            return "award " + badge;
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(BadgeAwarded.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING);
    }

    @Override
    public void settle(Run run, Said said) {
        List<Award> awards = said.of(Award.class);
        if (awards.size() > 1) {
            awards = awards.stream()
                    .sorted(Comparator.comparing(award -> award.badge))
                    .toList();
        }
        for (Award award : awards) {
            if (run.customer().tally(BadgeAwarded.BADGE, award.badge).isEmpty()) {
                run.decide(new BadgeAwarded(
                        run.id("badge", award.badge), run.reason(award.rule()), award.badge, run.day()));
            }
        }
    }
}
