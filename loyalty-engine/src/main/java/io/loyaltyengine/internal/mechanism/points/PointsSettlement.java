package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.internal.till.Allocation;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.points.PointsEarned;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How many points there are.
 *
 * <p>They come in a fixed order: each rule's points for money, followed by what multipliers add to them, rules by name; then
 * fixed points, by the name of their rule. Caps cut in that order. What is no purchase brings fixed points only.
 */
final class PointsSettlement {
    /** Of what part of the turnover points are. */
    private static final int SHARE_DECIMALS = 4;

    private final Run run;
    private final Said said;
    private final List<Cap> caps;
    private final int scale;

    /** By what names something is had now that is had only so often. */
    private Set<String> had = Set.of();

    PointsSettlement(Run run, Said said) {
        this.run = run;
        this.said = said;
        this.caps = said.of(Cap.class);
        this.scale = run.programme().currency().getDefaultFractionDigits();
    }

    /** What is paid; nothing for what is no purchase. */
    private Selection paid() {
        PurchaseFact bought = run.bought();
        return bought == null ? nothing() : bought.everything();
    }

    void settle() {
        boolean haveRivals = false;
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Earn earn) {
                settleWhetherDue(earn);
                haveRivals |= earn.isDue() && earn.hasRivals();
            }
        }
        for (int i = 0; i < caps.size(); i++) {
            caps.get(i).open(run);
        }
        if (haveRivals) {
            Rivals rivals = new Rivals();
            grant(rivals::offer);
            rivals.granted().forEach(this::decide);
        } else {
            grant(this::decide);
        }
    }

    private void grant(Consumer<Grant> grants) {
        List<Multiply> multipliers = said.of(Multiply.class);
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Earn earn && earn.isDue() && earn.isForMoney()) {
                new Multipliers(of(earn.account, multipliers), grants).apply(earn, base(earn));
            }
        }
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Earn earn && earn.isDue() && !earn.isForMoney()) {
                grants.accept(fixed(earn));
            }
        }
    }

    /** Those that multiply what goes into an account. */
    private static List<Multiply> of(String account, List<Multiply> multipliers) {
        for (int i = 0; i < multipliers.size(); i++) {
            if (!multipliers.get(i).account.equals(account)) {
                return multipliers.stream()
                        .filter(multiplier -> multiplier.account.equals(account))
                        .toList();
            }
        }
        return multipliers;
    }

    private Grant fixed(Earn earn) {
        Selection units = earn.rest.units;
        long points = Math.multiplyExact(earn.points, units == null ? earn.rest.times : units.units());
        BigDecimal computed = Amounts.of(points, 0);
        return units == null
                ? new Grant(earn.rule(), earn, earn.rest.campaign, earn.rest.funding, computed, points, nothing(), null)
                : new Grant(
                        earn.rule(),
                        earn,
                        earn.rest.campaign,
                        earn.rest.funding,
                        computed,
                        points,
                        units,
                        quantities(units));
    }

    private static List<BigDecimal> quantities(Selection lines) {
        return IntStream.range(0, lines.shares().size())
                .mapToObj(i -> BigDecimal.valueOf(lines.quantity(i)))
                .toList();
    }

    /** What has not been granted before, if only so often, and is not over when it arrives, is due. */
    private void settleWhetherDue(Earn earn) {
        Lifetime lifetime = run.lifetime(earn, earn.rest.pendingDays, earn.rest.untilConfirmed);
        if (lifetime.isOver(run.at()) || (!earn.isForMoney() && (earn.points < 0 || earn.rest.times < 0))) {
            return;
        }
        if (earn.rest.frequency.isEmpty()) {
            earn.becomeDue(lifetime, Optional.empty());
            return;
        }
        Optional<Once> once = earn.rest.frequency.get().due(run);
        had = had.isEmpty() ? new TreeSet<>() : had;
        if (once.isPresent() && had.add(once.get().name())) {
            earn.becomeDue(lifetime, once);
        }
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
        for (String kind : earn.rest.withoutTenders) {
            tenders = tenders.add(basket.tender(kind));
        }
        List<BigDecimal> off = Allocation.split(tenders.min(all).setScale(scale), amounts);
        long[] units = new long[amounts.size()];
        for (int i = 0; i < units.length; i++) {
            BigDecimal amount = amounts.get(i).subtract(off.get(i));
            units[i] =
                    Amounts.units(earn.rest.withoutTax ? basket.lines().get(i).withoutTax(amount) : amount, scale);
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
        if (earn.rest.beforeCoupons) {
            BigDecimal price = basket.lines().get(place).amount();
            amount = earn.rest.beforePoints ? price : price.subtract(inPoints);
        } else if (earn.rest.beforePoints) {
            amount = amount.add(inPoints);
        }
        return amount;
    }

    /** By the names of their rules, caps take off what each of them does not allow; then all count what is left. */
    private void decide(Grant grant) {
        for (int i = 0; i < caps.size(); i++) {
            caps.get(i).cut(grant);
        }
        for (int i = 0; i < caps.size(); i++) {
            caps.get(i).count(grant);
        }
        long points = grant.points();
        if (points == 0 && grant.cuts.isEmpty()) {
            return;
        }
        BigDecimal value = run.programme().worth(points, grant.account());
        run.decide(new PointsEarned(
                run.id(PointsEarned.class, grant.rule.name()),
                run.reason(grant.rule),
                grant.account(),
                points,
                grant.lines.paid(),
                normal(grant.computed),
                grant.cuts,
                new Later<>(grant, Grant::shares),
                value,
                turnoverShare(value),
                run.day(),
                grant.earn.lifetime(),
                grant.campaign,
                // What a cap has cut to nothing can still be had another time.
                points > 0 ? grant.earn.once() : Optional.empty(),
                grant.earn.refundTerms(),
                grant.funding.of(points, value)));
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
        return paid.signum() == 0 ? Amounts.of(0, SHARE_DECIMALS) : Amounts.share(value, paid, SHARE_DECIMALS);
    }
}
