package io.loyaltyengine.internal.mechanism.activities;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Objections;
import io.loyaltyengine.internal.till.Refuse;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.ActivityRecorded;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.SoldLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What customers do other than buy. An activity takes place if rules know its kind and none refuses it; otherwise whatever
 * else they say of it comes to nothing.
 */
public final class Activities implements Mechanism.Acting, Mechanism.Settling {
    private static final Saying RECORDED = Saying.of(
            ActivityRecorded.class, "Activity recorded", "{activity} was recorded.", "{activity} wurde erfasst.");

    private static final Saying UNKNOWN_KIND = Saying.of(
            Refused.class,
            "Only what rules know takes place",
            "Nothing is known here of {subject}; nothing was booked.",
            "Von {subject} ist hier nichts bekannt; es wurde nichts gebucht.");

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(ActivityRecorded.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING);
    }

    @Override
    public void act(Run run) {
        if (run.transaction() instanceof Activity activity && !run.knows(activity.kind())) {
            Objections objections = new Objections(run, "activity", activity.kind());
            objections.add("UNKNOWN_KIND", UNKNOWN_KIND, "", "");
            objections.refuse();
            run.end();
        }
    }

    @Override
    public void settle(Run run, Said said) {
        if (run.transaction() instanceof Activity activity) {
            Objections objections = new Objections(run, "activity", activity.kind());
            said.of(Refuse.class).forEach(objections::add);
            if (objections.isEmpty()) {
                record(run, activity);
            } else {
                objections.refuse();
                run.end();
            }
        }
    }

    private static void record(Run run, Activity activity) {
        BigDecimal nothing = BigDecimal.valueOf(0, activity.currency().getDefaultFractionDigits());
        run.decide(new ActivityRecorded(
                run.id(ActivityRecorded.class, activity.kind()),
                run.reason(RECORDED),
                activity.id(),
                run.day(),
                activity.kind(),
                activity.subject(),
                List.of(new SoldLine("1", activity.kind(), 1, activity.amount().orElse(nothing))),
                run.knownUntil()));
    }
}
