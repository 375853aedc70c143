package io.loyaltyengine.internal.mechanism.counts;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;
import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.till.Frequency;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Recurring;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.standing.CountReversed;
import io.loyaltyengine.model.standing.Counted;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happened, by name and day; goods that come back do not undo it, unless a rule says so. */
public final class Counts implements Mechanism.Settling, Mechanism.Reversing {
    private static final Saying REVERSED = Saying.of(
            CountReversed.class,
            "Counts follow what comes back",
            "{name}: {times|time counts|times count} no longer.",
            "{name}: {times|Mal zählt|Mal zählen} nicht mehr.");

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
    public static final class Count extends Proposal implements Recurring<Count> {
        private final String name;
        private long times = 1;
        private boolean undoneOnRefund;
        private Optional<Frequency> frequency = Optional.empty();

        Count(String name) {
            this.name = name;
        }

        @Term(says = "so many times", example = "decide.count(\"coffee\").times($purchase.unitsIn(\"COFFEE\"));")
        public Count times(@AtMost(1_000_000) long count) {
            times = count;
            return this;
        }

        @Term(
                says = "and counts no longer when everything comes back",
                example = "decide.count(\"renewal\").undoneOnRefund();")
        public Count undoneOnRefund() {
            undoneOnRefund = true;
            return this;
        }

        @Override
        public Count had(Frequency often) {
            frequency = Optional.of(often);
            return this;
        }

        @Override
        protected String words() {
            return "count " + name + (times == 1 ? "" : " x " + times);
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(Counted.class, CountReversed.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING, STANDING);
    }

    @Override
    public void settle(Run run, Said said) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Count count && count.times > 0) {
                settle(run, count);
            }
        }
    }

    private static void settle(Run run, Count count) {
        Optional<Once> once = count.frequency.isEmpty()
                ? Optional.empty()
                : count.frequency.get().due(run);
        if (count.frequency.isEmpty() || once.isPresent()) {
            run.decide(new Counted(
                    run.id(Counted.class, count.name),
                    run.reason(count.rule()),
                    count.name,
                    count.times,
                    run.day(),
                    once,
                    count.undoneOnRefund));
        }
    }

    @Override
    public void reverse(Run run, Returned returned) {
        if (returned.isComplete()) {
            for (Counted counted : returned.brought(Counted.class)) {
                if (counted.undoneOnRefund()) {
                    reverse(run, counted);
                }
            }
        }
    }

    private static void reverse(Run run, Counted counted) {
        run.decide(new CountReversed(
                run.id(CountReversed.class, counted.name()),
                run.reason(REVERSED),
                counted.id(),
                counted.name(),
                counted.times(),
                counted.day()));
    }
}
