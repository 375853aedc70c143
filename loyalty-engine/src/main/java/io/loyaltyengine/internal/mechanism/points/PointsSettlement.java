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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many points there are.
 *
 * <p>They come in a fixed order: each rule's points for money, followed by what multipliers add to them, rules by name; then
 * fixed points, by the name of their rule. Caps cut in that order. What is no purchase brings fixed points only.
 */
final class PointsSettlement {
    private final Run run;
    private final int scale;

    /** By what names something is had now that is had only so often. */
    private Set<String> had = Set.of();

    PointsSettlement(Run run) {
        this.run = run;
        this.scale = run.programme().currency().getDefaultFractionDigits();
    }

    /** What is paid; nothing for what is no purchase. */
    private Selection paid() {
        PurchaseFact bought = run.bought();
        return bought == null ? nothing() : bought.everything();
    }

    void settle(Said said) {
        @Nullable Due[] due = due(said);
        Caps caps = new Caps(said.of(Cap.class), run);
        if (haveRivals(due)) {
            Rivals rivals = new Rivals();
            grant(due, said, rivals::offer);
            rivals.granted().forEach(grant -> decide(grant, caps));
        } else {
            grant(due, said, grant -> decide(grant, caps));
        }
    }

    private static boolean haveRivals(@Nullable Due[] due) {
        for (Due points : due) {
            if (points != null && points.earn().hasRivals()) {
                return true;
            }
        }
        return false;
    }

    private void grant(@Nullable Due[] due, Said said, Consumer<Grant> grants) {
        List<Multiply> multipliers = said.of(Multiply.class);
        for (Due points : due) {
            if (points != null && points.earn().isForMoney()) {
                new Multipliers(of(points.earn().account, multipliers), grants).apply(points, base(points.earn()));
            }
        }
        for (Due points : due) {
            if (points != null && !points.earn().isForMoney()) {
                grants.accept(fixed(points));
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

    /** What is to be granted, at the places of what was said; null elsewhere. */
    private @Nullable Due[] due(Said said) {
        @Nullable Due[] due = new Due[said.size()];
        for (int i = 0; i < due.length; i++) {
            if (said.get(i) instanceof Earn earn) {
                Lifetime lifetime = run.lifetime(earn, earn.pendingDays, earn.untilConfirmed);
                due[i] = due(earn, lifetime);
            }
        }
        return due;
    }

    private Grant fixed(Due due) {
        Earn earn = due.earn();
        Selection units = earn.units;
        long points = Math.multiplyExact(earn.points, units == null ? earn.times : units.units());
        BigDecimal computed = BigDecimal.valueOf(points);
        return units == null
                ? new Grant(earn.rule(), due, earn.campaign, earn.funding, computed, points, nothing(), null)
                : new Grant(earn.rule(), due, earn.campaign, earn.funding, computed, points, units, quantities(units));
    }

    private static List<BigDecimal> quantities(Selection lines) {
        return IntStream.range(0, lines.shares().size())
                .mapToObj(i -> BigDecimal.valueOf(lines.quantity(i)))
                .toList();
    }

    /** Something to grant that has not been granted before, if only so often, nor is dead on arrival; else null. */
    private @Nullable Due due(Earn earn, Lifetime lifetime) {
        if (lifetime.isOver(run.at()) || (!earn.isForMoney() && (earn.points < 0 || earn.times < 0))) {
            return null;
        }
        if (earn.frequency.isEmpty()) {
            return new Due(earn, lifetime, Optional.empty());
        }
        Optional<Once> once = earn.frequency.get().due(run);
        had = had.isEmpty() ? new TreeSet<>() : had;
        return once.isPresent() && had.add(once.get().name()) ? new Due(earn, lifetime, once) : null;
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
            units[i] = Amounts.units(earn.withoutTax ? basket.lines().get(i).withoutTax(amount) : amount, scale);
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

    private void decide(Grant grant, Caps caps) {
        caps.apply(grant);
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
                grant.terms.lifetime(),
                grant.campaign,
                // What a cap has cut to nothing can still be had another time.
                points > 0 ? grant.terms.once() : Optional.empty(),
                grant.terms.earn().refundTerms(),
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
        return paid.signum() == 0 ? BigDecimal.valueOf(0, 4) : value.divide(paid, 4, RoundingMode.HALF_UP);
    }
}
