package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.till.Allocation;
import io.loyaltyengine.internal.till.Funding;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.points.Cut;
import io.loyaltyengine.model.points.LinePoints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points that a rule has earned, while caps still take from them. */
final class Grant {
    final Rule rule;
    /** What says when they live and what becomes of them: for what a multiplier adds, what is multiplied. */
    final Earn earn;

    final Optional<String> campaign;
    final Funding funding;
    final BigDecimal computed;
    final Selection lines;
    /** In what proportion the points fall on the lines; null for that of what is paid. */
    private @Nullable List<BigDecimal> weights;

    List<Cut> cuts = List.of();
    private long points;

    Grant(
            Rule rule,
            Earn earn,
            Optional<String> campaign,
            Funding funding,
            BigDecimal computed,
            long points,
            Selection lines,
            @Nullable List<BigDecimal> weights) {
        this.rule = rule;
        this.earn = earn;
        this.campaign = campaign;
        this.funding = funding;
        this.computed = computed;
        this.points = points;
        this.lines = lines;
        this.weights = weights;
    }

    /** The account that it goes into. */
    String account() {
        return earn.account;
    }

    long points() {
        return points;
    }

    void give(long some) {
        points = some;
    }

    /** In what proportion the points fall on the lines. */
    List<BigDecimal> weights() {
        return weights == null ? lines.shares().stream().map(LineAmount::amount).toList() : weights;
    }

    void fallAs(List<BigDecimal> others) {
        weights = others;
    }

    /** The points by line; to be asked when no more are cut. */
    List<LinePoints> shares() {
        List<LineAmount> paid = lines.shares();
        return Allocation.points(
                points, paid, i -> weights == null ? paid.get(i).amount() : weights.get(i));
    }

    void cut(Rule by, long off) {
        if (off > 0) {
            points -= off;
            cuts = cuts.isEmpty() ? new ArrayList<>() : cuts;
            cuts.add(new Cut(by.name(), off));
        }
    }
}
