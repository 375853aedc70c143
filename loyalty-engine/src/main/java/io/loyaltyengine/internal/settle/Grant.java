package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.model.Cut;
import io.loyaltyengine.vocabulary.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Points that a rule has earned, while caps still take from them. */
final class Grant {
    final Rule rule;
    /** The rule that says when they live and what becomes of them: for what a multiplier adds, the one multiplied. */
    final Earn terms;

    final Optional<String> campaign;
    final BigDecimal computed;
    final Selection lines;
    /** In what proportion the points fall on the lines. */
    final IntFunction<BigDecimal> weights;

    List<Cut> cuts = List.of();
    private long points;

    Grant(
            Rule rule,
            Earn terms,
            Optional<String> campaign,
            BigDecimal computed,
            long points,
            Selection lines,
            IntFunction<BigDecimal> weights) {
        this.rule = rule;
        this.terms = terms;
        this.campaign = campaign;
        this.computed = computed;
        this.points = points;
        this.lines = lines;
        this.weights = weights;
    }

    long points() {
        return points;
    }

    void cut(Rule by, long off) {
        if (off > 0) {
            points -= off;
            cuts = cuts.isEmpty() ? new ArrayList<>() : cuts;
            cuts.add(new Cut(by.name(), off));
        }
    }
}
