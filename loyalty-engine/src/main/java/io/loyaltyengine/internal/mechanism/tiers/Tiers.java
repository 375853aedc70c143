package io.loyaltyengine.internal.mechanism.tiers;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.error.EvaluationException;
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
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierRetained;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tiers. A customer rises as soon as a rule says so. A tier is reviewed when its time is up: earned anew it is retained,
 * otherwise the customer falls to what is earned now. Before that, only a refund takes it away, and only if it takes away
 * what the tier was earned with.
 */
public final class Tiers implements Mechanism.Settling {
    private static final Saying ENDED = Saying.of(
            TierChanged.class,
            "A tier ends when it is no longer earned",
            "You leave {from} and are now {tier}.",
            "Du verlässt {from} und bist jetzt {tier}.");

    /** The last day that a state can hold; for longer no tier can be held. */
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

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

    @Override
    public void settle(Run run, Said said) {
        Optional<Tier> proposed = highest(run, said);
        TierStanding held = run.customer().tier();
        int rank = tiers(run).indexOf(held.name());
        int earned = proposed.isPresent() ? rank(run, proposed.get()) : -1;
        boolean timeIsUp = held.validUntil().filter(run.day()::isAfter).isPresent();
        if (earned > rank || (earned == rank && rank >= 0 && timeIsUp)) {
            Tier proposal = proposed.orElseThrow();
            TierStanding to = standing(run, proposal, earned == rank ? held.since() : Optional.of(run.day()));
            DecisionId id = run.id("tier", to.name());
            Reason reason = run.reason(proposal.rule());
            run.decide(earned > rank ? new TierChanged(id, reason, held, to) : new TierRetained(id, reason, held, to));
        } else if (earned < rank && (timeIsUp || isUndone(run))) {
            TierStanding to = proposed.map(proposal -> heldBefore(run, proposal.tier)
                            .orElseGet(() -> standing(run, proposal, Optional.of(run.day()))))
                    .orElse(TierStanding.NONE);
            run.decide(new TierChanged(run.id("tier", to.name()), run.reason(ENDED), held, to));
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

    private static List<String> tiers(Run run) {
        return run.programme().tiers();
    }

    private static int rank(Run run, Tier proposal) {
        int rank = tiers(run).indexOf(proposal.tier);
        if (rank < 0) {
            throw new EvaluationException(
                    proposal.rule().name(),
                    "The programme has no tier `" + proposal.tier + "`; it has " + String.join(", ", tiers(run)) + ".",
                    null);
        }
        return rank;
    }

    private static TierStanding standing(Run run, Tier proposal, Optional<LocalDate> since) {
        Optional<LocalDate> until = Optional.empty();
        if (proposal.validMonths > 0) {
            until = Optional.of(run.day().plusMonths(proposal.validMonths));
        } else if (proposal.throughNextYear) {
            until = Optional.of(LocalDate.of(run.day().getYear() + 1, 12, 31));
        }
        return new TierStanding(proposal.tier, since, until.map(day -> day.isAfter(LAST_DAY) ? LAST_DAY : day));
    }

    /** Whether a refund takes away what the held tier is earned with: today, or on the day it was earned. */
    private static boolean isUndone(Run run) {
        if (run.returned() == null) {
            return false;
        }
        TierStanding held = run.customer().tier();
        int rank = tiers(run).indexOf(held.name());
        Customer before = run.arrived().state();
        return Stream.of(run.day(), held.since().orElse(run.day()))
                .anyMatch(day -> earned(run, before, day) >= rank && earned(run, run.customer(), day) < rank);
    }

    private static int earned(Run run, Customer customer, LocalDate day) {
        Said said = run.asked(STANDING, new CustomerFact(customer, day, run.programme()));
        return highest(run, said).map(proposal -> rank(run, proposal)).orElse(-1);
    }

    /** The standing that a refunded purchase had raised the customer from: what comes back must not prolong a tier. */
    private static Optional<TierStanding> heldBefore(Run run, String tier) {
        return run.returned() == null
                ? Optional.empty()
                : run.returned().recorded(TierChanged.class).stream()
                        .map(TierChanged::from)
                        .filter(from -> from.name().equals(tier))
                        .filter(from ->
                                from.validUntil().filter(run.day()::isAfter).isEmpty())
                        .min(Comparator.comparing(from -> from.since().orElse(LocalDate.MAX)));
    }
}
