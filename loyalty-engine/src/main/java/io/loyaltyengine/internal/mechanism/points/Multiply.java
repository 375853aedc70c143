package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The points for money are to become more. */
public final class Multiply extends Proposal {
    /** What is added for each point: 1 doubles, 0.25 adds a quarter. */
    final BigDecimal share;

    final String account;
    boolean compounding;
    boolean bestOnly;
    Optional<String> campaign = Optional.empty();
    private @Nullable Selection on;

    Multiply(BigDecimal share, String account) {
        this.share = share;
        this.account = account;
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

    @Term(says = "on these lines; else on all", example = "decide.multiply(5).on($purchase.only(\"COFFEE\"));")
    public Multiply on(Selection lines) {
        on = lines;
        return this;
    }

    @Term(
            says = "of what the others have made, in the order of the rules' names",
            example = "decide.addPercent(25).compounding();",
            settles = "how it stacks")
    public Multiply compounding() {
        compounding = true;
        return this;
    }

    @Term(
            says = "the best of those that say this, line by line; of equals the first by its rule's name",
            example = "decide.multiply(2).bestOnly();",
            settles = "how it stacks")
    public Multiply bestOnly() {
        bestOnly = true;
        return this;
    }

    @Term(says = "counted toward a campaign", example = "decide.multiply(3).campaign(\"tea-weeks\");")
    public Multiply campaign(@NameOf("campaign") String name) {
        campaign = Optional.of(name);
        return this;
    }

    @Override
    protected String words() {
        return "multiply" + Earning.in(account) + " by "
                + share.add(BigDecimal.ONE).toPlainString()
                + (compounding ? ", compounding" : "")
                + (bestOnly ? ", best only" : "");
    }
}
