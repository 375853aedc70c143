package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Acceptance;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import java.util.Optional;

/** A coupon is to take effect. */
final class Accept implements Proposal, Acceptance {
    private final Rule rule;
    final ClaimFact claim;
    boolean freedOnRefund;

    Accept(Rule rule, ClaimFact claim) {
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
    public Optional<ClaimFact> claim() {
        return Optional.of(claim);
    }

    @Override
    public String words() {
        return "accept " + claim.code();
    }
}
