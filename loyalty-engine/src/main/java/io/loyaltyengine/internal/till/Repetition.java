package io.loyaltyengine.internal.till;

import io.loyaltyengine.model.Refused;

/** A transaction that has been booked before: it is refused as a whole, and changes nothing. */
public final class Repetition {
    private static final Saying ALREADY_PROCESSED = Saying.of(
            Refused.class,
            "Nothing is booked twice",
            "{subject} has been booked already.",
            "{subject} ist schon gebucht.");

    private Repetition() {}

    /** Decides that the transaction is one, and no more. */
    public static void refuse(Run run) {
        String transaction = run.transaction().id();
        Returned returned = run.returned();
        Objections objections = returned == null
                ? new Objections(run, "transaction", transaction)
                : new Objections(run, "refund", returned.original().transaction());
        objections.add("ALREADY_PROCESSED", ALREADY_PROCESSED, transaction, "", "");
        objections.refuse();
        run.end();
    }
}
