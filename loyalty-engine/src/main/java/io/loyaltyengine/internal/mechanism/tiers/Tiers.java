package io.loyaltyengine.internal.mechanism.tiers;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.TierName;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.TierFloor;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.standing.GraceGranted;
import io.loyaltyengine.model.standing.TierAdjusted;
import io.loyaltyengine.model.standing.TierCancelled;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierPromised;
import io.loyaltyengine.model.standing.TierRetained;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tiers. A customer rises as soon as a rule says so, or with the next month. A tier is reviewed when its time is up, as of its
 * last day, or as soon as it is no longer earned, whatever its rule says: retained, kept for a while, or left for what was
 * earned then. Before that, only a refund takes it away, and only if without what comes back the tier would have been neither
 * earned nor retained. Below a floor that somebody set by hand nobody falls.
 */
public final class Tiers implements Mechanism.Timed, Mechanism.Acting, Mechanism.Settling {
    private static final Saying ADJUSTED = Saying.of(
            TierAdjusted.class, "Tier set by hand", "Your tier is now {tier}.", "Deine Stufe ist jetzt {tier}.");

    private static final Saying CANCELLED = Saying.of(
            TierCancelled.class,
            "A tier that was to start follows the goods",
            "Without the returned goods you will not become {tier}.",
            "Ohne die zurückgegebene Ware wirst du nicht {tier}.");

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "that a tier is earned, for good; of several the highest counts",
                example = "decide.tier(\"GOLD\");",
                stages = STANDING,
                leadsTo = {TierChanged.class, TierRetained.class, TierPromised.class},
                goal = true)
        default Tier tier(@Fixed @TierName @NameOf("tier") String tier) {
            return say(new Tier(tier));
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(
                TierChanged.class,
                TierRetained.class,
                TierPromised.class,
                TierCancelled.class,
                GraceGranted.class,
                TierAdjusted.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING);
    }

    @Override
    public void due(Run run) {
        TierStanding held = run.customer().tier();
        if (held.rule().isPresent() || held.next().isPresent() || held.isOver(run.day())) {
            Life life = new Life(run, new Ladder(run));
            for (Life.Move move = due(run, life, held); move != null; move = due(run, life, held)) {
                if (!isToldBefore(run, held, move)) {
                    decide(run, held, move);
                }
                held = move.to();
            }
        }
    }

    /**
     * Takes the latest decision further if it has retained the tier by the same rule: what is retained time and again until
     * somebody looks is told once, however many days that was.
     */
    private static boolean isToldBefore(Run run, TierStanding held, Life.Move move) {
        List<Decision> decisions = run.decisions();
        TierStanding to = move.to();
        Tier by = move.by();
        if (by != null
                && !decisions.isEmpty()
                && decisions.get(decisions.size() - 1) instanceof TierRetained before
                && before.to().equals(held)
                && by.rule().name().equals(before.reason().rule())
                && held.name().equals(to.name())
                && held.next().equals(to.next())
                && to.graceUntil().isEmpty()) {
            run.decideInstead(new TierRetained(before.id(), before.reason(), before.from(), to));
            return true;
        }
        return false;
    }

    /** What is held only as long as it is earned has been judged by what was here today already. */
    private static Life.@Nullable Move due(Run run, Life life, TierStanding held) {
        return run.wasHereToday() && life.isWhileEarned(held)
                ? life.started(held, run.day())
                : life.due(held, run.day());
    }

    private static void decide(Run run, TierStanding from, Life.Move move) {
        TierStanding to = move.to();
        Tier by = move.by();
        Reason reason = by == null ? run.reason(move.saying()) : run.reason(by.rule());
        if (!from.name().equals(to.name())) {
            run.decide(new TierChanged(run.id(TierChanged.class, to.name()), reason, from, to));
        } else if (to.graceUntil().isPresent() && from.graceUntil().isEmpty()) {
            run.decide(new GraceGranted(run.id(GraceGranted.class, to.name()), reason, from, to));
        } else if (by != null && by.startsLater() && !from.next().equals(to.next())) {
            run.decide(new TierPromised(run.id(TierPromised.class, by.name()), reason, from, to));
        } else {
            run.decide(new TierRetained(run.id(TierRetained.class, to.name()), reason, from, to));
        }
    }

    @Override
    public void act(Run run) {
        if (run.transaction() instanceof Adjustment adjustment
                && adjustment.tier().isPresent()) {
            TierStanding held = run.customer().tier();
            run.decide(new TierAdjusted(
                    run.id(TierAdjusted.class, adjustment.id()),
                    run.reason(ADJUSTED),
                    held,
                    onFloor(run, held, adjustment.tier().get(), adjustment),
                    adjustment.note()));
        }
    }

    /** What is held with another floor, or with none. */
    private static TierStanding onFloor(Run run, TierStanding held, String tier, Adjustment adjustment) {
        Life life = new Life(run, new Ladder(run));
        TierStanding earned = life.earned(held, run.day());
        Optional<TierFloor> floor = tier.equals(TierStanding.NO_TIER)
                ? Optional.empty()
                : Optional.of(TierFloor.of(tier, adjustment.until()));
        return life.settled(held.with(earned.next(), floor), earned, run.day());
    }

    @Override
    public void settle(Run run, Said said) {
        Ladder ladder = new Ladder(run);
        Life life = new Life(run, ladder);
        Returned returned = run.returned();
        if (returned != null) {
            undo(run, returned, ladder, life);
        }
        TierStanding held = run.customer().tier();
        for (Life.Move move = life.evening(held, said, run.day());
                move != null;
                move = life.evening(held, said, run.day())) {
            decide(run, held, move);
            held = move.to();
        }
    }

    private static void undo(Run run, Returned returned, Ladder ladder, Life life) {
        Undoing undoing = new Undoing(run, ladder, life);
        TierStanding held = run.customer().tier();
        if (held.next()
                .filter(next -> next.since().isAfter(run.day()) && undoing.isUndone(next.standing()))
                .isPresent()) {
            TierStanding kept = held.with(Optional.empty(), held.floor());
            run.decide(new TierCancelled(
                    run.id(TierCancelled.class, held.next().get().tier()), run.reason(CANCELLED), held, kept));
            held = kept;
        }
        if (undoing.isUndone(held)) {
            TierStanding earned = life.earned(undoing.without(held, returned), run.day());
            TierStanding without = life.settled(held, earned, run.day());
            if (ladder.rank(earned) < ladder.rank(held)) {
                decide(run, held, Life.lost(held, without));
            }
        }
    }
}
