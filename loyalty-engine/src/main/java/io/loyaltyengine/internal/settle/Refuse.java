package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Rejection;
import java.util.Optional;

/** Something speaks against a claim or a wish, the subject. */
final class Refuse implements Proposal, Rejection {
    private final Rule rule;
    private final Object subject;
    private final String code;
    private Object required = "";
    private Object actual = "";

    Refuse(Rule rule, Object subject, String code) {
        this.rule = rule;
        this.subject = subject;
        this.code = code;
    }

    @Override
    public Rejection required(Object value) {
        required = value;
        return this;
    }

    @Override
    public Rejection actual(Object value) {
        actual = value;
        return this;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    String code() {
        return code;
    }

    Object required() {
        return required;
    }

    Object actual() {
        return actual;
    }

    /** What it speaks against. */
    Object subject() {
        return subject;
    }

    @Override
    public Optional<ClaimFact> claim() {
        return subject instanceof ClaimFact claim ? Optional.of(claim) : Optional.empty();
    }

    @Override
    public String words() {
        return "refuse " + code;
    }
}
