package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import java.util.ArrayList;
import java.util.List;

/** All that speaks against one thing that is asked for. */
public final class Objections {
    private final Run run;
    private final String what;
    private final String subject;
    private List<Objection> objections = List.of();

    /**
     * Begins without any.
     *
     * @param what is asked for, and
     * @param subject which, as {@link Refused} names them
     */
    public Objections(Run run, String what, String subject) {
        this.run = run;
        this.what = what;
        this.subject = subject;
    }

    public boolean isEmpty() {
        return objections.isEmpty();
    }

    /** Whether one with this code is among them. */
    public boolean has(String code) {
        return objections.stream().anyMatch(objection -> objection.code().equals(code));
    }

    /** Adds what a rule has said. */
    public void add(Refuse refuse) {
        add(refuse.objection(subject));
    }

    /** Adds what the engine itself says. */
    public void add(String code, Saying saying, Object required, Object actual) {
        add(code, saying, subject, required, actual);
    }

    /** Adds what the engine itself says of a part of what is asked for, such as a line. */
    public void add(String code, Saying saying, String part, Object required, Object actual) {
        add(new Objection(code, saying.title(), saying.sentence(), part, required, actual));
    }

    private void add(Objection objection) {
        objections = objections.isEmpty() ? new ArrayList<>(1) : objections;
        objections.add(objection);
    }

    /** All of them, in the order of their codes. */
    public List<Refusal> refusals() {
        objections.sort(Objection.ORDER);
        return run.reasons().worded(objections);
    }

    /** Decides that it is not granted; there must be an objection, and none can be added any more. */
    public void refuse() {
        objections.sort(Objection.ORDER);
        run.decide(new Refused(
                run.id(Refused.class, subject),
                run.reasons().by(objections.get(0).speaker(), objections.get(0).sentence()),
                what,
                subject,
                new Later<>(objections, run.reasons()::worded)));
    }
}
