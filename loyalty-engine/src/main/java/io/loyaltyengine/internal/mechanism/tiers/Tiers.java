package io.loyaltyengine.internal.mechanism.tiers;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.TierName;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierRetained;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    public static final class Tier extends Proposal {
        private final String tier;
        private long validMonths;
        private boolean throughNextYear;

        Tier(String tier) {
            this.tier = tier;
        }

        @Term(
                says = "until so many months from now",
                example = "decide.tier(\"GOLD\").validMonths(12);",
                settles = "until when",
                fills = "until")
        public Tier validMonths(@Fixed @AtMost(1_200) int months) {
            validMonths = months;
            return this;
        }

        @Term(
                says = "until the end of next year",
                example = "decide.tier(\"GOLD\").validThroughNextYear();",
                settles = "until when",
                fills = "until")
        public Tier validThroughNextYear() {
            throughNextYear = true;
            return this;
        }

        /** The tier, as earned on a day. */
        private TierStanding standing(LocalDate day, Optional<LocalDate> since) {
            Optional<LocalDate> until = Optional.empty();
            if (validMonths > 0) {
                until = Optional.of(day.plusMonths(validMonths));
            } else if (throughNextYear) {
                until = Optional.of(LocalDate.of(day.getYear() + 1, 12, 31));
            }
            return new TierStanding(
                    tier,
                    since,
                    until.map(last -> last.isAfter(Limits.LAST_DAY) ? Limits.LAST_DAY : last),
                    Optional.of(day));
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

    /** The tier that follows the last day of the held one. */
    private static TierStanding reviewed(Run run, TierStanding held, LocalDate last) {
        Optional<Tier> earned = earned(run, run.customer(), last);
        int rank = rank(run, held);
        int reached = earned.map(tier -> rank(run, tier)).orElse(-1);
        Optional<LocalDate> since = reached == rank ? held.since() : Optional.of(last.plusDays(1));
        TierStanding to = earned.map(tier -> tier.standing(last, since)).orElse(TierStanding.NONE);
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

    private static void raise(Run run, TierStanding held, TierStanding to, Tier earned) {
        run.decide(new TierChanged(run.id("tier", to.name()), run.reason(earned.rule()), held, to));
    }

    private static void end(Run run, TierStanding held, TierStanding to) {
        run.decide(new TierChanged(run.id("tier", to.name()), run.reason(ENDED), held, to));
    }

    @Override
    public void settle(Run run, Said said) {
        TierStanding held = run.customer().tier();
        Optional<Tier> earned = highest(run, said);
        int rank = rank(run, held);
        if (earned.isPresent() && rank(run, earned.get().tier) > rank) {
            raise(run, held, earned.get().standing(run.day(), Optional.of(run.day())), earned.get());
        } else if (run.returned() != null && rank >= 0 && isUndone(run, held)) {
            end(run, held, heldWithout(run, held));
        }
    }

    private static Optional<Tier> highest(Run run, Said said) {
        Tier highest = null;
        for (int i = 0; i < said.size(); i++) {
            // Of several rules for one tier the first by name speaks.
            if (said.get(i) instanceof Tier proposal
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
        return highest(run, run.asked(STANDING, new CustomerFact(customer, day, run.programme())));
    }

    /**
     * Whether the held tier was earned or retained with what comes back, and by nothing else: on no day since would it have
     * been earned without.
     */
    private static boolean isUndone(Run run, TierStanding held) {
        int rank = rank(run, held);
        Customer before = run.arrived().state();
        LocalDate start = held.earnedOn().or(held::since).orElse(run.day());
        SortedSet<LocalDate> days = days(run, start).tailSet(start);
        return days.stream().anyMatch(day -> earns(run, before, day, rank))
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
     * What would be held without what comes back: the standing that it had raised the customer from, or what was earned
     * otherwise since and is not over, whichever is higher. What comes back must not prolong a tier.
     */
    private static TierStanding heldWithout(Run run, TierStanding held) {
        Stream<TierStanding> raisedFrom = Objects.requireNonNull(run.returned()).recorded(TierChanged.class).stream()
                .filter(change -> change.to().name().equals(held.name())
                        && change.to().since().equals(held.since()))
                .map(TierChanged::from)
                .filter(from -> !from.isOver(run.day()));
        Stream<TierStanding> earned = Stream.of(relived(run)).filter(standing -> !standing.isOver(run.day()));
        return Stream.concat(raisedFrom, earned)
                .filter(standing -> rank(run, standing) < rank(run, held))
                .reduce(TierStanding.NONE, (one, other) -> rank(run, other) > rank(run, one) ? other : one);
    }

    /** The tier as it would have come about day by day, had what comes back never been bought. */
    private static TierStanding relived(Run run) {
        TierStanding held = TierStanding.NONE;
        for (LocalDate day : days(run, run.day())) {
            while (held.isOver(day)) {
                LocalDate last = held.validUntil().orElseThrow();
                Optional<LocalDate> since = held.since();
                String name = held.name();
                held = earned(run, run.customer(), last)
                        .map(tier ->
                                tier.standing(last, tier.tier.equals(name) ? since : Optional.of(last.plusDays(1))))
                        .orElse(TierStanding.NONE);
            }
            TierStanding before = held;
            held = earned(run, run.customer(), day)
                    .filter(tier -> rank(run, tier) > rank(run, before))
                    .map(tier -> tier.standing(day, Optional.of(day)))
                    .orElse(before);
        }
        return held;
    }
}
