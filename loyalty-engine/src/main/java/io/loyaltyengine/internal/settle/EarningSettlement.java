package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.model.DonationAllocated;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.SpendCounted;
import io.loyaltyengine.model.VisitCounted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Points, qualifying spend, visits and donations.
 *
 * <p>Points come in a fixed order: each rule's points for money, followed by what multipliers add to them, rules by name;
 * then fixed points, by the name of their rule. Caps cut in that order.
 */
final class EarningSettlement {
    private final Run run;
    private final int scale;

    private Set<String> subjects = Set.of();

    /** Settles for a purchase; if there is none, points can be fixed only. */
    EarningSettlement(Run run) {
        this.run = run;
        this.scale = run.programme().currency().getDefaultFractionDigits();
    }

    /** What is paid; nothing for what is no purchase. */
    private Selection paid() {
        PurchaseFact bought = run.bought();
        return bought == null ? nothing() : bought.everything();
    }

    void settle(Proposals proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        grant(proposals);
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i) instanceof Proposal.CountSpend spend) {
                countSpend(spend);
            }
        }
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i) instanceof Proposal.CountVisit visit) {
                run.decide(new VisitCounted(
                        run.id("visit", visit.rule().name()), run.reasons().of(visit.rule(), word -> ""), run.day()));
            }
        }
        for (Donate donate : proposals.of(Donate.class)) {
            donate(donate);
        }
    }

    private void grant(Proposals proposals) {
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i) instanceof Earn earn) {
                Lifetime lifetime = lifetime(earn);
                earn.lifetime = mayBeGranted(earn, lifetime) ? lifetime : null;
            }
        }
        Caps caps = new Caps(proposals.of(Cap.class), run);
        Multipliers multipliers = new Multipliers(proposals.of(Multiply.class), grant -> decide(grant, caps));
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i) instanceof Earn earn && earn.isDue() && earn.isForMoney()) {
                multipliers.apply(earn, base(earn));
            }
        }
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i) instanceof Earn earn && earn.isDue() && !earn.isForMoney()) {
                decide(fixed(earn), caps);
            }
        }
    }

    private Grant fixed(Earn earn) {
        long points = Math.multiplyExact(earn.points, earn.times);
        BigDecimal computed = BigDecimal.valueOf(points);
        return new Grant(earn.rule(), earn, earn.campaign, computed, points, nothing(), null);
    }

    /** Whether it has not been granted before, if it is granted only once, and would not be dead on arrival. */
    private boolean mayBeGranted(Earn earn, Lifetime lifetime) {
        if (lifetime.isOver(run.at())) {
            return false;
        }
        if (earn.subject.isEmpty()) {
            return true;
        }
        String subject = earn.subject.get();
        Optional<LocalDate> last = Optional.ofNullable(run.customer().grants().get(subject));
        boolean before = last.filter(
                        day -> !earn.oncePerYear || day.getYear() >= run.day().getYear())
                .isPresent();
        subjects = subjects.isEmpty() ? new TreeSet<>() : subjects;
        return !before && subjects.add(subject);
    }

    /** The lines that count, with what of each counts. */
    private Selection base(Earn earn) {
        Basket basket = run.basket();
        Selection wanted = earn.on == null ? paid() : earn.on;
        if (basket == null || earn.countsWhatIsPaid()) {
            return wanted;
        }
        List<BigDecimal> amounts = new ArrayList<>();
        for (int i = 0; i < basket.lines().size(); i++) {
            amounts.add(counted(earn, basket, i));
        }
        BigDecimal all = Amounts.sum(amounts, amount -> amount, scale);
        BigDecimal tenders = BigDecimal.ZERO;
        for (String kind : earn.withoutTenders) {
            tenders = tenders.add(basket.tender(kind));
        }
        List<BigDecimal> off = Allocation.split(tenders.min(all).setScale(scale), amounts);
        long[] units = new long[amounts.size()];
        for (int i = 0; i < units.length; i++) {
            BigDecimal amount = amounts.get(i).subtract(off.get(i));
            units[i] = Amounts.units(taxed(earn, basket.lines().get(i), amount), scale);
        }
        return wanted.with(units);
    }

    private Selection nothing() {
        return new Selection(List.of(), new long[0], null, scale);
    }

    /** What counts of the line at a place, before tenders and tax. */
    private static BigDecimal counted(Earn earn, Basket basket, int place) {
        BigDecimal inPoints = basket.paidInPoints(place);
        BigDecimal amount = basket.open(place);
        if (earn.beforeCoupons) {
            BigDecimal price = basket.lines().get(place).amount();
            amount = earn.beforePoints ? price : price.subtract(inPoints);
        } else if (earn.beforePoints) {
            amount = amount.add(inPoints);
        }
        return amount;
    }

    /** An amount of a line, without the tax in it if that does not count. */
    private BigDecimal taxed(Earn earn, Line line, BigDecimal amount) {
        if (!earn.withoutTax || line.tax().isEmpty() || line.amount().signum() == 0) {
            return amount;
        }
        // The tax shrinks with the price: half the price, half the tax.
        BigDecimal tax = line.tax().get().multiply(amount).divide(line.amount(), scale, RoundingMode.HALF_UP);
        return amount.subtract(tax);
    }

    private void decide(Grant grant, Caps caps) {
        caps.apply(grant);
        long points = grant.points();
        if (points == 0 && grant.cuts.isEmpty()) {
            return;
        }
        BigDecimal value = run.programme().worth(points);
        run.decide(new PointsEarned(
                run.id("points", grant.rule.name()),
                run.reasons().of(grant.rule, word -> switch (word) {
                    case "points" -> grant.points();
                    case "base" -> grant.lines.paid();
                    case "value" -> value;
                    default -> "";
                }),
                points,
                grant.lines.paid(),
                normal(grant.computed),
                grant.cuts,
                new Later<>(grant),
                value,
                turnoverShare(value),
                run.day(),
                Objects.requireNonNull(grant.terms.lifetime),
                grant.campaign,
                // What a cap has cut to nothing can still be had another time.
                points > 0 ? grant.terms.subject : Optional.empty(),
                grant.terms.refundTerms()));
    }

    private static BigDecimal normal(BigDecimal computed) {
        // Most end in no zero, and need no copy; 18 digits fit a long.
        if (computed.precision() <= 18 && Amounts.units(computed, computed.scale()) % 10 != 0) {
            return computed;
        }
        BigDecimal stripped = computed.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private BigDecimal turnoverShare(BigDecimal value) {
        BigDecimal paid = paid().paid();
        return paid.signum() == 0 ? BigDecimal.valueOf(0, 4) : value.divide(paid, 4, RoundingMode.HALF_UP);
    }

    private Lifetime lifetime(Earn earn) {
        Optional<Instant> activeFrom =
                earn.pendingDays > 0 ? Optional.of(run.calendar().later(run.at(), earn.pendingDays)) : Optional.empty();
        Optional<Instant> expiresAt = Optional.empty();
        if (earn.expiryMonths > 0) {
            expiresAt = run.calendar().endOf(run.day().plusMonths(earn.expiryMonths));
        } else if (earn.expiresAtYearEnd) {
            expiresAt = run.calendar().endOfYear(run.day());
        } else if (earn.expiresOn.isPresent()) {
            expiresAt = run.calendar().endOf(earn.expiresOn.get());
        }
        return new Lifetime(
                activeFrom,
                expiresAt,
                earn.untilConfirmed ? Optional.of(run.transaction().id()) : Optional.empty());
    }

    private void countSpend(Proposal.CountSpend spend) {
        BigDecimal amount = spend.on().paid();
        if (amount.signum() > 0) {
            run.decide(new SpendCounted(
                    run.id("spend", spend.rule().name()),
                    run.reasons().of(spend.rule(), Reasons.only("amount", amount)),
                    amount,
                    run.day(),
                    new Later<>(spend)));
        }
    }

    private void donate(Donate donate) {
        BigDecimal amount =
                paid().paid().multiply(BigDecimal.valueOf(donate.percent, 2)).setScale(scale, RoundingMode.HALF_UP);
        if (amount.signum() == 0 || donate.causes.isEmpty()) {
            return;
        }
        List<BigDecimal> parts = Allocation.split(amount, Collections.nCopies(donate.causes.size(), BigDecimal.ONE));
        List<DonationAllocated.Share> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            shares.add(new DonationAllocated.Share(donate.causes.get(i), parts.get(i)));
        }
        run.decide(new DonationAllocated(
                run.id("donation", donate.rule().name()),
                run.reasons().of(donate.rule(), Reasons.only("amount", amount)),
                amount,
                shares));
    }
}
