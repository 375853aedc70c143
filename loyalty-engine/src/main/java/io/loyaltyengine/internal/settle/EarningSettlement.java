package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.LinePoints;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.SpendCounted;
import io.loyaltyengine.model.VisitCounted;
import io.loyaltyengine.vocabulary.Purchase;
import io.loyaltyengine.vocabulary.Selection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Points, qualifying spend and visits. */
final class EarningSettlement {
    private final Run run;
    private final Optional<Purchase> purchase;
    private final BigDecimal zero;

    /** @param purchase empty when the transaction is none; points can then be fixed only */
    EarningSettlement(Run run, Optional<Purchase> purchase) {
        this.run = run;
        this.purchase = purchase;
        this.zero = BigDecimal.ZERO.setScale(run.programme().currency().getDefaultFractionDigits());
    }

    void settle(Proposals proposals) {
        proposals.of(Proposal.Earn.class).forEach(this::earn);
        for (Proposal.CountSpend spend : proposals.of(Proposal.CountSpend.class)) {
            BigDecimal amount = zero.add(spend.on().paid());
            if (amount.signum() > 0) {
                String rule = spend.rule().name();
                run.decide(new SpendCounted(
                        run.id("spend", rule),
                        run.reasons().of(spend.rule(), Map.of("amount", amount)),
                        amount,
                        run.day(),
                        spend.on().shares()));
            }
        }
        for (Proposal.CountVisit visit : proposals.of(Proposal.CountVisit.class)) {
            run.decide(new VisitCounted(
                    run.id("visit", visit.rule().name()), run.reasons().of(visit.rule(), Map.of()), run.day()));
        }
    }

    private void earn(Proposal.Earn earn) {
        boolean forMoney = earn.per > 0;
        List<LineAmount> lines = forMoney
                ? earn.on
                        .or(() -> purchase.map(Purchase::everything))
                        .map(Selection::shares)
                        .orElse(List.of())
                : List.of();
        BigDecimal base = lines.stream().map(LineAmount::amount).reduce(zero, BigDecimal::add);
        // Exact where the division ends; else far finer than any rounding below could see.
        BigDecimal computed = forMoney
                ? base.multiply(BigDecimal.valueOf(earn.points))
                        .divide(BigDecimal.valueOf(earn.per), base.scale() + 10, RoundingMode.DOWN)
                        .stripTrailingZeros()
                : BigDecimal.valueOf(earn.points);
        long points = computed.setScale(0, RoundingMode.FLOOR).longValueExact();
        if (points == 0) {
            return;
        }
        BigDecimal value = run.programme()
                .pointValue()
                .multiply(BigDecimal.valueOf(points))
                .setScale(zero.scale(), RoundingMode.HALF_UP);
        run.decide(new PointsEarned(
                run.id("points", earn.rule().name()),
                run.reasons().of(earn.rule(), Map.of("points", points, "base", base, "value", value)),
                points,
                base,
                computed.scale() < 0 ? computed.setScale(0) : computed,
                shares(points, lines),
                value,
                turnoverShare(value),
                run.day(),
                Optional.empty(),
                Optional.empty()));
    }

    private BigDecimal turnoverShare(BigDecimal value) {
        BigDecimal paid = purchase.map(Purchase::paid).orElse(BigDecimal.ZERO);
        return paid.signum() == 0 ? BigDecimal.ZERO.setScale(4) : value.divide(paid, 4, RoundingMode.HALF_UP);
    }

    private static List<LinePoints> shares(long points, List<LineAmount> lines) {
        List<BigDecimal> parts = Allocation.split(
                BigDecimal.valueOf(points),
                lines.stream().map(LineAmount::amount).toList());
        List<LinePoints> shares = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            LineAmount line = lines.get(i);
            shares.add(new LinePoints(line.line(), line.amount(), parts.get(i).longValueExact()));
        }
        return shares;
    }
}
