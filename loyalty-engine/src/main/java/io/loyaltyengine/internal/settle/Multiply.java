package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Multiplying;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The points for money are to become more. */
final class Multiply implements Proposal, Multiplying {
    private final Rule rule;
    /** What is added for each point: 1 doubles, 0.25 adds a quarter. */
    final BigDecimal share;

    boolean compounding;
    boolean bestOnly;
    Optional<String> campaign = Optional.empty();
    private @Nullable Selection on;

    Multiply(Rule rule, BigDecimal share) {
        this.rule = rule;
        this.share = share;
    }

    /** Those of some lines that it covers. */
    Selection covered(Selection lines) {
        return on == null ? lines : lines.and(on);
    }

    boolean covers(String line) {
        if (on == null) {
            return true;
        }
        for (LineAmount share : on.shares()) {
            if (share.line().equals(line)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Multiplying on(Selection lines) {
        on = lines;
        return this;
    }

    @Override
    public Multiplying compounding() {
        compounding = true;
        return this;
    }

    @Override
    public Multiplying bestOnly() {
        bestOnly = true;
        return this;
    }

    @Override
    public Multiplying campaign(String name) {
        campaign = Optional.of(name);
        return this;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String words() {
        return "multiply by " + share.add(BigDecimal.ONE).toPlainString()
                + (compounding ? ", compounding" : "")
                + (bestOnly ? ", best only" : "");
    }
}
