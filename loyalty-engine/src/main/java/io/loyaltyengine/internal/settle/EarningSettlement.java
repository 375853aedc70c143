package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.Amounts;
import io.loyaltyengine.model.DonationAllocated;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.SpendCounted;
import io.loyaltyengine.model.VisitCounted;
import io.loyaltyengine.vocabulary.Selection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Points, qualifying spend, visits and donations.
 *
 * <p>Points come in a fixed order: each rule's points for money, followed by what multipliers add to them, rules by name;
 * then fixed points, by the name of their rule. Caps cut in that order.
 */
final class EarningSettlement {
    private final Run run;
    private final Optional<Basket> basket;
    private final BigDecimal zero;
    /** What is paid for everything; zero without a basket. */
    private final BigDecimal paid;

    private final Set<String> subjects = new TreeSet<>();

    /** Settles for a basket, or without one when the transaction is no purchase; points can then be fixed only. */
    EarningSettlement(Run run, Optional<Basket> basket) {
        this.run = run;
        this.basket = basket;
        this.zero = BigDecimal.valueOf(0, run.programme().currency().getDefaultFractionDigits());
        this.paid = basket.isPresent() ? basket.get().open() : zero;
    }

    void settle(Proposals proposals) {
        if (proposals.all().isEmpty()) {
            return;
        }
        Caps caps = new Caps(proposals.of(Cap.class), run);
        for (Grant grant : grants(proposals)) {
            caps.apply(grant);
            decide(grant);
        }
        for (Proposal.CountSpend spend : proposals.of(Proposal.CountSpend.class)) {
            countSpend(spend);
        }
        for (Proposal.CountVisit visit : proposals.of(Proposal.CountVisit.class)) {
            run.decide(new VisitCounted(
                    run.id("visit", visit.rule().name()), run.reasons().of(visit.rule(), word -> ""), run.day()));
        }
        for (Donate donate : proposals.of(Donate.class)) {
            donate(donate);
        }
    }

    private List<Grant> grants(Proposals proposals) {
        Multipliers multipliers = new Multipliers(proposals.of(Multiply.class));
        List<Grant> forMoney = new ArrayList<>();
        List<Grant> fixed = List.of();
        for (Earn earn : proposals.of(Earn.class)) {
            Lifetime lifetime = lifetime(earn);
            if (isDue(earn, lifetime)) {
                earn.lifetime = lifetime;
                if (earn.isForMoney()) {
                    multipliers.apply(earn, base(earn), forMoney);
                } else {
                    long points = Math.multiplyExact(earn.points, earn.times);
                    BigDecimal computed = BigDecimal.valueOf(points);
                    fixed = fixed.isEmpty() ? new ArrayList<>() : fixed;
                    fixed.add(new Grant(earn.rule(), earn, earn.campaign, computed, points, List.of(), List.of()));
                }
            }
        }
        forMoney.addAll(fixed);
        return forMoney;
    }

    /** Whether it has not been granted before, if it is granted only once, and would not be dead on arrival. */
    private boolean isDue(Earn earn, Lifetime lifetime) {
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
        return !before && subjects.add(subject);
    }

    /** The lines that count, with what of each counts. */
    private List<LineAmount> base(Earn earn) {
        if (basket.isEmpty()) {
            return List.of();
        }
        if (earn.countsWhatIsPaid()) {
            return earn.on.map(Selection::shares).orElseGet(basket.get()::paid);
        }
        List<LineAmount> lines = new ArrayList<>();
        Optional<Set<String>> wanted = earn.on.map(
                selection -> selection.shares().stream().map(LineAmount::line).collect(Collectors.toSet()));
        List<BigDecimal> amounts = new ArrayList<>();
        for (int i = 0; i < basket.get().lines().size(); i++) {
            amounts.add(counted(earn, i));
        }
        BigDecimal all = Amounts.sum(amounts, amount -> amount, zero.scale());
        BigDecimal tenders = zero;
        for (String kind : earn.withoutTenders) {
            tenders = tenders.add(basket.get().tender(kind));
        }
        List<BigDecimal> off = Allocation.split(tenders.min(all), amounts);
        for (int i = 0; i < amounts.size(); i++) {
            Line line = basket.get().lines().get(i);
            if (wanted.map(ids -> ids.contains(line.id())).orElse(true)) {
                lines.add(new LineAmount(
                        line.id(), taxed(earn, line, amounts.get(i).subtract(off.get(i)))));
            }
        }
        return lines;
    }

    /** What counts of the line at a place, before tenders and tax. */
    private BigDecimal counted(Earn earn, int place) {
        Basket of = basket.orElseThrow();
        BigDecimal inPoints = of.paidInPoints(place);
        BigDecimal amount = of.open(place);
        if (earn.beforeCoupons) {
            BigDecimal price = of.lines().get(place).amount();
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
        BigDecimal tax = line.tax().get().multiply(amount).divide(line.amount(), zero.scale(), RoundingMode.HALF_UP);
        return amount.subtract(tax);
    }

    private void decide(Grant grant) {
        long points = grant.points();
        if (points == 0 && grant.cuts.isEmpty()) {
            return;
        }
        BigDecimal base = Amounts.sum(grant.lines, LineAmount::amount, zero.scale());
        BigDecimal value = run.programme().worth(points);
        run.decide(new PointsEarned(
                run.id("points", grant.rule.name()),
                run.reasons().of(grant.rule, word -> switch (word) {
                    case "points" -> points;
                    case "base" -> base;
                    case "value" -> value;
                    default -> "";
                }),
                points,
                base,
                normal(grant.computed),
                grant.cuts,
                Allocation.points(points, grant.lines, grant.weights),
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
        BigDecimal stripped = computed.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private BigDecimal turnoverShare(BigDecimal value) {
        return paid.signum() == 0 ? BigDecimal.valueOf(0, 4) : value.divide(paid, 4, RoundingMode.HALF_UP);
    }

    private Lifetime lifetime(Earn earn) {
        ZoneId zone = run.programme().zone();
        Optional<Instant> activeFrom = earn.pendingDays > 0
                ? Optional.of(run.at().atZone(zone).plusDays(earn.pendingDays).toInstant())
                : Optional.empty();
        Optional<LocalDate> lastDay = earn.expiresOn;
        if (earn.expiryMonths > 0) {
            lastDay = Optional.of(run.day().plusMonths(earn.expiryMonths));
        } else if (earn.expiresAtYearEnd) {
            lastDay = Optional.of(LocalDate.of(run.day().getYear(), 12, 31));
        }
        return new Lifetime(
                activeFrom,
                lastDay.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                earn.untilConfirmed ? Optional.of(run.transaction().id()) : Optional.empty());
    }

    private void countSpend(Proposal.CountSpend spend) {
        BigDecimal amount = Amounts.sum(spend.on().shares(), LineAmount::amount, zero.scale());
        if (amount.signum() > 0) {
            run.decide(new SpendCounted(
                    run.id("spend", spend.rule().name()),
                    run.reasons().of(spend.rule(), Reasons.only("amount", amount)),
                    amount,
                    run.day(),
                    spend.on().shares()));
        }
    }

    private void donate(Donate donate) {
        BigDecimal amount =
                paid.multiply(BigDecimal.valueOf(donate.percent, 2)).setScale(zero.scale(), RoundingMode.HALF_UP);
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
                run.reasons().of(donate.rule(), Map.of("amount", amount)),
                amount,
                shares));
    }
}
