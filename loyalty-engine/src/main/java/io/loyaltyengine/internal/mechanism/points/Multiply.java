package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.till.Funding;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Sponsored;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The points for money are to become more. */
public final class Multiply extends Proposal implements Sponsored<Multiply> {
    /** What is added for each point: 1 doubles, 0.25 adds a quarter, and less than 0 takes away. */
    final BigDecimal share;

    final String account;
    boolean compounding;
    Optional<String> group = Optional.empty();
    private @Nullable RoundingMode rounding;
    Optional<String> campaign = Optional.empty();
    Funding funding = Funding.NONE;
    private @Nullable Selection on;

    Multiply(BigDecimal share, String account) {
        this.share = share;
        this.account = account;
    }

    /** Those of some lines that it covers. */
    Selection covered(Selection lines) {
        return on == null ? lines : lines.and(on);
    }

    /** Whether it leaves less than there was; then it grants nothing itself. */
    boolean reduces() {
        return share.signum() < 0;
    }

    /** How what it makes of the points of a rule becomes whole. */
    RoundingMode rounding(Earn earn) {
        return rounding == null ? earn.rounding : rounding;
    }

    /** Whether it counts on a line: of several of a group only the one with the greatest share, of equals the first. */
    boolean counts(String line, List<Multiply> all) {
        if (!covers(line)) {
            return false;
        }
        if (group.isEmpty()) {
            return true;
        }
        Multiply best = null;
        for (Multiply other : all) {
            if (other.group.equals(group)
                    && other.covers(line)
                    && (best == null || other.share.compareTo(best.share) > 0)) {
                best = other;
            }
        }
        return best == this;
    }

    private boolean covers(String line) {
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
            example = "decide.addPercent(25).compounding();")
    public Multiply compounding() {
        compounding = true;
        return this;
    }

    @Term(
            says = "of a group only the best, line by line; of equals the first by its rule's name",
            example = "decide.multiply(2).bestOf(\"weekend\");")
    public Multiply bestOf(@Fixed @NameOf("group") String name) {
        group = Optional.of(name);
        return this;
    }

    @Term(
            says = "what it adds is rounded up; else as the points that it multiplies",
            example = "decide.multiply(1.5B).roundUp();",
            settles = "the rounding",
            more = true)
    public Multiply roundUp() {
        rounding = RoundingMode.CEILING;
        return this;
    }

    @Term(
            says = "the same to the nearest, halves up",
            example = "decide.multiply(1.5B).roundHalfUp();",
            settles = "the rounding",
            more = true)
    public Multiply roundHalfUp() {
        rounding = RoundingMode.HALF_UP;
        return this;
    }

    @Term(says = "counted toward a campaign", example = "decide.multiply(3).campaign(\"tea-weeks\");", more = true)
    public Multiply campaign(@NameOf("campaign") String name) {
        campaign = Optional.of(name);
        return this;
    }

    @Override
    public Multiply borneBy(String sponsor, int percent) {
        funding = funding.and(sponsor, percent);
        return this;
    }

    @Override
    protected String words() {
        return "multiply" + Earning.in(account) + " by "
                + share.add(BigDecimal.ONE).toPlainString()
                + (compounding ? ", compounding" : "")
                + group.map(name -> ", best of " + name).orElse("");
    }
}
