package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.vocabulary.Acceptance;
import io.loyaltyengine.vocabulary.Claim;
import java.util.Optional;

/** A coupon is to take effect. */
final class Accept implements Proposal, Acceptance {
    private final Rule rule;
    final Claim claim;
    boolean freedOnRefund;

    Accept(Rule rule, Claim claim) {
        this.rule = rule;
        this.claim = claim;
    }

    @Override
    public Acceptance freedOnRefund() {
        freedOnRefund = true;
        return this;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public Optional<Claim> claim() {
        return Optional.of(claim);
    }

    @Override
    public String words() {
        return "accept " + claim.code();
    }
}
