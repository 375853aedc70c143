package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Tiering;

/** The customer qualifies for a tier. */
final class Tier implements Proposal, Tiering {
    private final Rule rule;
    final String tier;
    int validMonths;
    boolean throughNextYear;

    Tier(Rule rule, String tier) {
        this.rule = rule;
        this.tier = tier;
    }

    @Override
    public Tiering validMonths(int months) {
        validMonths = months;
        return this;
    }

    @Override
    public Tiering validThroughNextYear() {
        throughNextYear = true;
        return this;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String words() {
        return "tier " + tier;
    }
}
