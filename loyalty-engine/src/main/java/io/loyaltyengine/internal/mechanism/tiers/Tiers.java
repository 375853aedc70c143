package io.loyaltyengine.internal.mechanism.tiers;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.till.Lasting;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.TierName;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierRetained;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tiers. A customer rises as soon as a rule says so. A tier is reviewed when its time is up, as of its last day: earned by
 * then it is retained, otherwise the customer falls to what was earned then. Before that, only a refund takes it away, and
 * only if without what comes back the tier would have been neither earned nor retained.
 */
public final class Tiers implements Mechanism.Timed, Mechanism.Settling {
    private static final Saying ENDED = Saying.of(
            TierChanged.class,
            "A tier ends when it is no longer earned",
            "You leave {from} and are now {tier}.",
            "Du verlässt {from} und bist jetzt {tier}.");

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "that a tier is earned, for good; of several the highest counts",
                example = "decide.tier(\"GOLD\");",
                stages = STANDING,
                leadsTo = {TierChanged.class, TierRetained.class},
                goal = true)
        default Tier tier(@Fixed @TierName @NameOf("tier") String tier) {
            return say(new Tier(tier));
        }
    }

    /** The customer qualifies for a tier. */
    public static final class Tier extends Lasting<Tier> {
        private final String tier;

        Tier(String tier) {
            this.tier = tier;
        }

        @Override
        protected Tier self() {
            return this;
        }

        /** The tier, as earned on a day. */
        private TierStanding standing(LocalDate day, Optional<LocalDate> since) {
            return new TierStanding(
                    tier, since, hasEnd() ? Optional.of(lastDay(day)) : Optional.empty(), Optional.of(day));
        }

        @Override
        protected String words() {
            return "tier " + tier;
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(TierChanged.class, TierRetained.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING);
    }

    /** A tier whose time is up is judged as of its last day, whenever somebody looks; and so is what it led to. */
    @Override
    public void due(Run run) {
        TierStanding held = run.customer().tier();
        while (held.isOver(run.day())) {
            held = reviewed(run, held, held.validUntil().orElseThrow());
        }
    }

    private static TierStanding reviewed(Run run, TierStanding held, LocalDate last) {
        Optional<Tier> earned = earnedBeyond(run, last);
        TierStanding to = following(run, held, last, earned);
        int rank = rank(run, held);
        int reached = rank(run, to);
        if (reached == rank) {
            run.decide(new TierRetained(
                    run.id("tier", to.name()), run.reason(earned.orElseThrow().rule()), held, to));
        } else if (reached > rank) {
            raise(run, held, to, earned.orElseThrow());
        } else {
            end(run, held, to);
        }
        return to;
    }

    /** The tier that follows the last day of the held one, by what was earned on that day. */
    private static TierStanding following(Run run, TierStanding held, LocalDate last, Optional<Tier> earned) {
        boolean isRetained =
                earned.filter(tier -> rank(run, tier) == rank(run, held)).isPresent();
        Optional<LocalDate> since = isRetained ? held.since() : Optional.of(last.plusDays(1));
        return earned.map(tier -> tier.standing(last, since)).orElse(TierStanding.NONE);
    }

    private static void raise(Run run, TierStanding held, TierStanding to, Tier earned) {
        run.decide(new TierChanged(run.id("tier", to.name()), run.reason(earned.rule()), held, to));
    }

    private static void end(Run run, TierStanding held, TierStanding to) {
        run.decide(new TierChanged(run.id("tier", to.name()), run.reason(ENDED), held, to));
    }

    @Override
    public void settle(Run run, Said said) {
        TierStanding held = run.customer().tier();
        Optional<Tier> earned = highest(run, said, run.day(), run.day());
        int rank = rank(run, held);
        if (earned.isPresent() && rank(run, earned.get().tier) > rank) {
            raise(run, held, earned.get().standing(run.day(), Optional.of(run.day())), earned.get());
        } else if (run.returned() != null && rank >= 0 && isUndone(run, held)) {
            TierStanding without = heldWithout(run, held);
            if (rank(run, without) < rank) {
                end(run, held, without);
            }
        }
    }

    /** The highest that is said to be earned on a day and would last until another. */
    private static Optional<Tier> highest(Run run, Said said, LocalDate day, LocalDate until) {
        Tier highest = null;
        for (int i = 0; i < said.size(); i++) {
            // Of several rules for one tier the first by name speaks.
            if (said.get(i) instanceof Tier proposal
                    && !proposal.lastDay(day).isBefore(until)
                    && rank(run, proposal) > (highest == null ? -1 : rank(run, highest))) {
                highest = proposal;
            }
        }
        return Optional.ofNullable(highest);
    }

    private static int rank(Run run, Tier proposal) {
        int rank = rank(run, proposal.tier);
        if (rank < 0) {
            List<String> tiers = run.programme().tiers();
            throw new EvaluationException(
                    proposal.rule().name(),
                    "The programme has no tier `" + proposal.tier + "`; it has " + String.join(", ", tiers) + ".",
                    null);
        }
        return rank;
    }

    private static int rank(Run run, TierStanding standing) {
        return rank(run, standing.name());
    }

    private static int rank(Run run, String tier) {
        return run.programme().tiers().indexOf(tier);
    }

    /** The tier that a customer would have earned by the evening of a day, whatever was bought then. */
    private static Optional<Tier> earned(Run run, Customer customer, LocalDate day) {
        return highest(run, asked(run, customer, day), day, day);
    }

    /** The tier that was earned by the evening of the last day of another, and is still held on the next. */
    private static Optional<Tier> earnedBeyond(Run run, LocalDate last) {
        return highest(run, asked(run, run.customer(), last), last, last.plusDays(1));
    }

    private static Said asked(Run run, Customer customer, LocalDate day) {
        return run.asked(STANDING, new CustomerFact(customer, day, run.programme()), run.eveningOf(day));
    }

    /**
     * Whether the held tier was earned or retained with what comes back, and by nothing else: on no day since would it have
     * been earned without. What the history does not explain, such as a tier that a host brought along, is not undone.
     */
    private static boolean isUndone(Run run, TierStanding held) {
        int rank = rank(run, held);
        if (isOlderThanHistory(run, held)) {
            return false;
        }
        LocalDate start = held.earnedOn().or(held::since).orElseThrow();
        SortedSet<LocalDate> days = days(run, start).tailSet(start);
        return days.stream().anyMatch(day -> earns(run, run.arrived().state(), day, rank))
                && days.stream().noneMatch(day -> earns(run, run.customer(), day, rank));
    }

    private static boolean earns(Run run, Customer customer, LocalDate day, int rank) {
        return earned(run, customer, day)
                .filter(tier -> rank(run, tier) >= rank
                        && !tier.standing(day, Optional.of(day)).isOver(run.day()))
                .isPresent();
    }

    /** The days on which something happened, a first one, and today. */
    private static SortedSet<LocalDate> days(Run run, LocalDate first) {
        SortedSet<LocalDate> days =
                new TreeSet<>(run.customer().history().days().keySet());
        days.add(first);
        days.add(run.day());
        return days.headSet(run.day().plusDays(1));
    }

    /**
     * What would be held without what comes back: what would have become of the standing that the goods had raised the
     * customer from, unless what that was earned with has come back since; otherwise, what the history makes.
     */
    private static TierStanding heldWithout(Run run, TierStanding held) {
        LocalDate since = held.since().orElse(run.day());
        return Objects.requireNonNull(run.returned()).recorded(TierChanged.class).stream()
                .filter(change -> change.to().name().equals(held.name())
                        && change.to().since().equals(held.since()))
                .map(TierChanged::from)
                .filter(from -> rank(run, from) < 0 || isStillEarned(run, from))
                .map(from -> lived(run, from, days(run, since).tailSet(since)))
                .findFirst()
                .orElseGet(() -> lived(run, TierStanding.NONE, days(run, run.day())));
    }

    private static boolean isStillEarned(Run run, TierStanding standing) {
        return isOlderThanHistory(run, standing)
                || standing.earnedOn()
                        .or(standing::since)
                        .flatMap(day -> earned(run, run.customer(), day))
                        .filter(tier -> rank(run, tier) >= rank(run, standing))
                        .isPresent();
    }

    private static boolean isOlderThanHistory(Run run, TierStanding standing) {
        SortedMap<LocalDate, Totals> days = run.customer().history().days();
        return days.isEmpty()
                || standing.earnedOn()
                        .or(standing::since)
                        .filter(day -> !day.isBefore(days.firstKey()))
                        .isEmpty();
    }

    /** What becomes of a standing, day by day. */
    private static TierStanding lived(Run run, TierStanding first, SortedSet<LocalDate> days) {
        TierStanding held = first;
        for (LocalDate day : days) {
            while (held.isOver(day)) {
                LocalDate last = held.validUntil().orElseThrow();
                held = following(run, held, last, earnedBeyond(run, last));
            }
            Optional<Tier> earned = earned(run, run.customer(), day);
            int rank = rank(run, held);
            held = earned.filter(tier -> rank(run, tier) > rank)
                    .map(tier -> tier.standing(day, Optional.of(day)))
                    .orElse(held);
        }
        return held;
    }
}
