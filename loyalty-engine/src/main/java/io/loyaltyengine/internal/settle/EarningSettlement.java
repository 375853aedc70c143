package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.DonationAllocated;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.SpendCounted;
import io.loyaltyengine.model.VisitCounted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    private final Set<String> subjects = new TreeSet<>();

    /** Settles for a basket, or without one when the transaction is no purchase; points can then be fixed only. */
    EarningSettlement(Run run, Optional<Basket> basket) {
        this.run = run;
        this.basket = basket;
        this.zero = BigDecimal.ZERO.setScale(run.programme().currency().getDefaultFractionDigits());
    }

    void settle(Proposals proposals) {
        Caps caps = new Caps(proposals.of(Cap.class), run.customer(), run.day());
        for (Grant grant : grants(proposals)) {
            caps.apply(grant);
            decide(grant);
        }
        proposals.of(Proposal.CountSpend.class).forEach(this::countSpend);
        for (Proposal.CountVisit visit : proposals.of(Proposal.CountVisit.class)) {
            run.decide(new VisitCounted(
                    run.id("visit", visit.rule().name()), run.reasons().of(visit.rule(), Map.of()), run.day()));
        }
        proposals.of(Donate.class).forEach(this::donate);
    }

    private List<Grant> grants(Proposals proposals) {
        Multipliers multipliers = new Multipliers(proposals.of(Multiply.class));
        List<Grant> forMoney = new ArrayList<>();
        List<Grant> fixed = new ArrayList<>();
        for (Earn earn : proposals.of(Earn.class)) {
            if (isDue(earn)) {
                if (earn.isForMoney()) {
                    forMoney.addAll(multipliers.applied(earn, base(earn)));
                } else {
                    long points = Math.multiplyExact(earn.points, earn.times);
                    BigDecimal computed = BigDecimal.valueOf(points);
                    fixed.add(new Grant(earn.rule(), earn, earn.campaign, computed, points, List.of(), List.of()));
                }
            }
        }
        forMoney.addAll(fixed);
        return forMoney;
    }

    /** Whether it has not been granted before, if it is granted only once, and would not be dead on arrival. */
    private boolean isDue(Earn earn) {
        if (lifetime(earn).isOver(run.at())) {
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
        List<LineAmount> lines = new ArrayList<>();
        Optional<Set<String>> wanted = earn.on.map(
                selection -> selection.shares().stream().map(LineAmount::line).collect(Collectors.toSet()));
        List<BigDecimal> paid = new ArrayList<>();
        for (Line line : basket.get().lines()) {
            paid.add(counted(earn, line));
        }
        BigDecimal all = paid.stream().reduce(zero, BigDecimal::add);
        BigDecimal tenders = zero;
        for (String kind : earn.withoutTenders) {
            tenders = tenders.add(basket.get().tender(kind));
        }
        List<BigDecimal> off = Allocation.split(tenders.min(all), paid);
        for (int i = 0; i < paid.size(); i++) {
            Line line = basket.get().lines().get(i);
            if (wanted.map(ids -> ids.contains(line.id())).orElse(true)) {
                lines.add(
                        new LineAmount(line.id(), taxed(earn, line, paid.get(i).subtract(off.get(i)))));
            }
        }
        return lines;
    }

    private BigDecimal counted(Earn earn, Line line) {
        Basket of = basket.orElseThrow();
        BigDecimal amount = of.openOf(line);
        if (earn.beforeCoupons) {
            amount = earn.beforePoints ? line.amount() : line.amount().subtract(of.pointsOf(line));
        } else if (earn.beforePoints) {
            amount = amount.add(of.pointsOf(line));
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
        if (grant.points() == 0 && grant.cuts.isEmpty()) {
            return;
        }
        BigDecimal base = grant.lines.stream().map(LineAmount::amount).reduce(zero, BigDecimal::add);
        BigDecimal value = run.programme().worth(grant.points());
        run.decide(new PointsEarned(
                run.id("points", grant.rule.name()),
                run.reasons().of(grant.rule, Map.of("points", grant.points(), "base", base, "value", value)),
                grant.points(),
                base,
                normal(grant.computed),
                grant.cuts,
                Allocation.points(grant.points(), grant.lines, grant.weights),
                value,
                turnoverShare(value),
                run.day(),
                lifetime(grant.terms),
                grant.campaign,
                // What a cap has cut to nothing can still be had another time.
                grant.points() > 0 ? grant.terms.subject : Optional.empty(),
                grant.terms.refundTerms()));
    }

    private static BigDecimal normal(BigDecimal computed) {
        BigDecimal stripped = computed.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private BigDecimal turnoverShare(BigDecimal value) {
        BigDecimal paid = basket.map(lines -> lines.open(line -> true)).orElse(zero);
        return paid.signum() == 0 ? BigDecimal.ZERO.setScale(4) : value.divide(paid, 4, RoundingMode.HALF_UP);
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
        BigDecimal amount = zero.add(spend.on().paid());
        if (amount.signum() > 0) {
            run.decide(new SpendCounted(
                    run.id("spend", spend.rule().name()),
                    run.reasons().of(spend.rule(), Map.of("amount", amount)),
                    amount,
                    run.day(),
                    spend.on().shares()));
        }
    }

    private void donate(Donate donate) {
        BigDecimal paid = basket.map(lines -> lines.open(line -> true)).orElse(zero);
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
