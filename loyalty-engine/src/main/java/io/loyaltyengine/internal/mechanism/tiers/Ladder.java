package io.loyaltyengine.internal.mechanism.tiers;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Totals;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The tiers from the lowest to the highest, and which of them rules say is earned when. */
final class Ladder {
    static final Predicate<Tier> AT_ONCE = tier -> !tier.startsLater();

    private final Run run;

    Ladder(Run run) {
        this.run = run;
    }

    int rank(TierStanding standing) {
        return rank(standing.name());
    }

    /** How high a tier is; -1 for none. */
    int rank(String tier) {
        return run.programme().tiers().indexOf(tier);
    }

    int rank(Optional<Tier> earned) {
        return earned.isPresent() ? rank(earned.get().name()) : -1;
    }

    /** The tier below one, which is not the lowest. */
    String below(TierStanding standing) {
        return run.programme().tiers().get(rank(standing) - 1);
    }

    /** The highest of some that are said to be earned on a day, and would last until another. */
    Optional<Tier> highest(Said said, LocalDate day, LocalDate until, Predicate<Tier> which) {
        Tier highest = null;
        for (int i = 0; i < said.size(); i++) {
            // Of several rules for one tier the first by name speaks.
            if (said.get(i) instanceof Tier proposal
                    && which.test(proposal)
                    && checkedRank(proposal) > -1
                    && proposal.isHeldOn(until, day)) {
                if (highest == null) {
                    highest = proposal;
                } else if (rank(proposal.name()) > rank(highest.name())) {
                    highest.yieldTo(proposal);
                    highest = proposal;
                } else {
                    proposal.yieldTo(highest);
                }
            }
        }
        return Optional.ofNullable(highest);
    }

    /** The same tier again, as it is earned on a day. */
    Optional<Tier> same(Said said, LocalDate day, TierStanding held) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Tier proposal
                    && proposal.name().equals(held.name())
                    && proposal.isHeldOn(day, day)) {
                return Optional.of(proposal);
            }
        }
        return Optional.empty();
    }

    private int checkedRank(Tier proposal) {
        int rank = rank(proposal.name());
        if (rank < 0) {
            List<String> tiers = run.programme().tiers();
            throw new EvaluationException(
                    proposal.rule().name(),
                    "The programme has no tier `" + proposal.name() + "`; it has " + String.join(", ", tiers) + ".",
                    null);
        }
        return rank;
    }

    /** The tier that a customer would have earned by the evening of a day, also if it began later. */
    Optional<Tier> earned(Customer customer, LocalDate day) {
        return highest(run.standing(customer, day), day, day, tier -> true);
    }

    /** Whether a customer would have earned so high a tier by the evening of a day. */
    boolean isEarned(Customer customer, LocalDate day, int rank) {
        return rank(earned(customer, day)) >= rank;
    }

    /**
     * The days of a stretch on which something happened, and its first and last day; none where the last is before the first,
     * as for a receipt that comes in late.
     */
    SortedSet<LocalDate> days(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            return Collections.emptySortedSet();
        }
        SortedSet<LocalDate> days =
                new TreeSet<>(run.customer().history().days().keySet());
        days.add(first);
        days.add(last);
        return days.subSet(first, last.plusDays(1));
    }

    /** Whether the history explains so high a tier on the day on which it was earned; what is older, or a step, may have been. */
    boolean isStillEarned(TierStanding held) {
        return isOlderThanHistory(held)
                || held.earnedOn().isEmpty()
                || isEarned(run.customer(), held.earnedOn().get(), rank(held));
    }

    /** Whether it was earned before all days that are known. */
    boolean isOlderThanHistory(TierStanding held) {
        SortedMap<LocalDate, Totals> days = run.customer().history().days();
        return days.isEmpty()
                || held.earnedOn()
                        .or(held::since)
                        .filter(day -> !day.isBefore(days.firstKey()))
                        .isEmpty();
    }

    /** By whose terms a tier ends; empty if it simply ends, or never. A rule that is no more is followed by its like. */
    Optional<Tier> terms(TierStanding held) {
        if (held.rule().isEmpty()) {
            return Optional.empty();
        }
        Tier like = null;
        for (Tier tier : run.terms().of(Tier.class)) {
            if (tier.rule().name().equals(held.rule().get())) {
                return Optional.of(tier);
            }
            like = like == null && tier.name().equals(held.name()) ? tier : like;
        }
        return Optional.ofNullable(like);
    }
}
