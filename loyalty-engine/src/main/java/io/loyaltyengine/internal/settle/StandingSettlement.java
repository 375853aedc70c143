package io.loyaltyengine.internal.settle;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.settle.Reasons.Own;
import io.loyaltyengine.model.BadgeAwarded;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.NoticeGiven;
import io.loyaltyengine.model.Points;
import io.loyaltyengine.model.PointsExpired;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.TierChanged;
import io.loyaltyengine.model.TierRetained;
import io.loyaltyengine.model.TierStanding;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tiers, badges and what else the standing of a customer brings.
 *
 * <p>A customer rises as soon as a rule says so. A tier is reviewed when its time is up: earned anew it is retained,
 * otherwise the customer falls to what is earned now. Before that, only a refund takes it away, and only if it takes away
 * what the tier was earned with.
 */
final class StandingSettlement {
    private final Run run;

    StandingSettlement(Run run) {
        this.run = run;
    }

    /**
     * Decides tier and badges.
     *
     * @param undone whether a refund has just taken away what the held tier was earned with
     */
    void settle(Proposals proposals, boolean undone) {
        tier(highest(proposals), undone);
        List<Proposal.Award> awards = proposals.of(Proposal.Award.class);
        if (awards.size() > 1) {
            awards.sort(Comparator.comparing(Proposal.Award::badge));
        }
        for (Proposal.Award award : awards) {
            award(award);
        }
        for (Proposal.Voucher voucher : proposals.of(Proposal.Voucher.class)) {
            new RedemptionSettlement(run).voucher(voucher);
        }
        for (Proposal.ExpireAll expire : proposals.of(Proposal.ExpireAll.class)) {
            expireAll(expire);
        }
        notices(proposals);
    }

    void notices(Proposals proposals) {
        for (Proposal.Notice notice : proposals.of(Proposal.Notice.class)) {
            notice(notice);
        }
    }

    /** The name of the highest tier that is proposed. */
    String earned(Proposals proposals) {
        return highest(proposals).map(proposal -> proposal.tier).orElse(TierStanding.NO_TIER);
    }

    private Optional<Tier> highest(Proposals proposals) {
        Tier highest = null;
        for (int i = 0; i < proposals.size(); i++) {
            // Of several rules for one tier the first by name speaks.
            if (proposals.get(i) instanceof Tier proposal && rank(proposal) > (highest == null ? -1 : rank(highest))) {
                highest = proposal;
            }
        }
        return Optional.ofNullable(highest);
    }

    private List<String> tiers() {
        return run.programme().tiers();
    }

    private int rank(Tier proposal) {
        int rank = tiers().indexOf(proposal.tier);
        if (rank < 0) {
            throw new EvaluationException(
                    proposal.rule().name(),
                    "The programme has no tier `" + proposal.tier + "`; it has " + String.join(", ", tiers()) + ".",
                    null);
        }
        return rank;
    }

    private void tier(Optional<Tier> proposed, boolean undone) {
        TierStanding held = run.customer().tier();
        int rank = tiers().indexOf(held.name());
        int earned = proposed.isPresent() ? rank(proposed.get()) : -1;
        boolean timeIsUp = held.validUntil().filter(run.day()::isAfter).isPresent();
        if (earned > rank || (earned == rank && rank >= 0 && timeIsUp)) {
            Tier proposal = proposed.orElseThrow();
            TierStanding to = standing(proposal, earned == rank ? held.since() : Optional.of(run.day()));
            Reason reason = run.reasons().of(proposal.rule(), values(held, to));
            DecisionId id = run.id("tier", to.name());
            Decision decision =
                    earned > rank ? new TierChanged(id, reason, held, to) : new TierRetained(id, reason, held, to);
            run.decide(decision);
        } else if (earned < rank && (timeIsUp || undone)) {
            TierStanding to = proposed.map(proposal ->
                            heldBefore(proposal.tier).orElseGet(() -> standing(proposal, Optional.of(run.day()))))
                    .orElse(TierStanding.NONE);
            Reason reason = run.reasons().of(Own.TIER_ENDED, values(held, to));
            run.decide(new TierChanged(run.id("tier", to.name()), reason, held, to));
        }
    }

    /** The standing that a refunded purchase had raised the customer from: what comes back must not prolong a tier. */
    private Optional<TierStanding> heldBefore(String tier) {
        return run.tierChangesRecorded().stream()
                .map(TierChanged::from)
                .filter(from -> from.name().equals(tier))
                .filter(from -> from.validUntil().filter(run.day()::isAfter).isEmpty())
                .min(Comparator.comparing(from -> from.since().orElse(LocalDate.MAX)));
    }

    private static Map<String, Object> values(TierStanding from, TierStanding to) {
        return Map.of(
                "from",
                from.name(),
                "tier",
                to.name(),
                "until",
                to.validUntil().<Object>map(day -> day).orElse(""));
    }

    private TierStanding standing(Tier proposal, Optional<LocalDate> since) {
        Optional<LocalDate> until = Optional.empty();
        if (proposal.validMonths > 0) {
            until = Optional.of(run.day().plusMonths(proposal.validMonths));
        } else if (proposal.throughNextYear) {
            until = Optional.of(LocalDate.of(run.day().getYear() + 1, 12, 31));
        }
        return new TierStanding(proposal.tier, since, until);
    }

    private void award(Proposal.Award award) {
        if (!run.customer().badges().containsKey(award.badge())) {
            run.decide(new BadgeAwarded(
                    run.id("badge", award.badge()),
                    run.reasons().of(award.rule(), Reasons.only("badge", award.badge())),
                    award.badge(),
                    run.day()));
        }
    }

    private void expireAll(Proposal.ExpireAll expire) {
        for (Points.Lot lot : run.customer().points().lots()) {
            run.decide(new PointsExpired(
                    run.id("expired", expire.rule().name()),
                    run.reasons().of(expire.rule(), Reasons.only("points", lot.points())),
                    lot.points(),
                    lot.lifetime()));
        }
    }

    private void notice(Proposal.Notice notice) {
        run.decide(new NoticeGiven(
                run.id("notice", notice.notice()),
                run.reasons().of(notice.rule(), Reasons.only("notice", notice.notice())),
                notice.notice(),
                run.day()));
    }
}
