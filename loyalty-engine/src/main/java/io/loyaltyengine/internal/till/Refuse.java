package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.vocabulary.Refusable;
import io.loyaltyengine.internal.vocabulary.Term;
import java.util.Optional;

/** Something speaks against what is asked for. */
public final class Refuse extends Proposal {
    private final Refusable subject;
    private final String code;
    private Object required = "";
    private Object actual = "";

    Refuse(Refusable subject, String code) {
        this.subject = subject;
        this.code = code;
    }

    @Term(
            says = "what would have been needed: a number, an amount, a text or a time",
            example = "decide.refuse($claim, \"GLOBAL_LIMIT\").required(1);",
            fills = "required")
    public Refuse required(Object value) {
        required = value;
        return this;
    }

    @Term(
            says = "what was there instead",
            example = "decide.refuse($claim, \"GLOBAL_LIMIT\").actual($claim.usesLeft());",
            fills = "actual")
    public Refuse actual(Object value) {
        actual = value;
        return this;
    }

    /** What it speaks against. */
    public Refusable subject() {
        return subject;
    }

    Objection objection(String name) {
        return new Objection(code, rule().name(), rule().sentence(), name, required, actual);
    }

    @Override
    protected Optional<Object> about() {
        return subject.which().isEmpty() ? Optional.empty() : Optional.of(subject);
    }

    @Override
    protected String words() {
        return "refuse " + code;
    }
}
