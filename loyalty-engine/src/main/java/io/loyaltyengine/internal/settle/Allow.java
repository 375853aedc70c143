package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Allowance;

/** Points are to be spent, within limits. */
final class Allow implements Proposal, Allowance {
    private final Rule rule;
    long step = 1;
    long least = 1;
    long percent = 100;
    boolean latestFirst;

    Allow(Rule rule) {
        this.rule = rule;
    }

    /** The most of these points that are whole steps. */
    long wholeSteps(long points) {
        return points - points % Math.max(1, step);
    }

    @Override
    public Allowance inSteps(long points) {
        step = points;
        return this;
    }

    @Override
    public Allowance atLeast(long points) {
        least = points;
        return this;
    }

    @Override
    public Allowance upToPercent(long share) {
        percent = share;
        return this;
    }

    @Override
    public Allowance latestExpiringFirst() {
        latestFirst = true;
        return this;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String words() {
        return "allow from " + least + " in steps of " + step + " up to " + percent + " percent";
    }
}
