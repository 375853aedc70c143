package io.loyaltyengine.internal.mechanism.notices;

import static io.loyaltyengine.internal.vocabulary.Stage.FOLLOWUP;
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
import io.loyaltyengine.model.standing.NoticeGiven;
import java.util.List;
import java.util.Set;

/** What a customer should be told; the host does the telling. */
public final class Notices implements Mechanism.Settling {
    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "that the customer should be told",
                example = "decide.notice(\"points-expire\");",
                stages = {STANDING, FOLLOWUP},
                leadsTo = NoticeGiven.class)
        default Notice notice(@NameOf("notice") String notice) {
            return say(new Notice(notice));
        }
    }

    /** Something is to be told. */
    public static final class Notice extends Proposal {
        private final String notice;

        Notice(String notice) {
            this.notice = notice;
        }

        @Override
        protected String words() {
            return "notice " + notice;
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(NoticeGiven.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING, FOLLOWUP);
    }

    @Override
    public void settle(Run run, Said said) {
        for (Notice notice : said.of(Notice.class)) {
            run.decide(new NoticeGiven(
                    run.id("notice", notice.notice), run.reason(notice.rule()), notice.notice, run.day()));
        }
    }
}
