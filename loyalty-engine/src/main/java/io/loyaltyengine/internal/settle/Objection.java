package io.loyaltyengine.internal.settle;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.ReasonCodes;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Something that speaks against a claim, a wish or a refund, before it is put into words.
 *
 * @param required what would have been needed: a decimal, a number, a moment, a text ...
 * @param actual what was there instead
 */
record Objection(String code, Reason reason, Object required, Object actual) {
    /** In the order of their codes; codes of a shop's own come last, by name. */
    private static final Comparator<Objection> ORDER = Comparator.comparingInt(Objection::place)
            .thenComparing(Objection::code)
            .thenComparing(objection -> objection.reason().rule());

    /** The decision that they lead to; none may be added any more. */
    static Refused refused(Run run, String what, String subject, List<Objection> objections) {
        List<Objection> ordered = ordered(objections);
        return new Refused(run.id("refused", subject), ordered.get(0).reason(), what, subject, refusals(ordered));
    }

    /** Objections in their order. */
    private static List<Objection> ordered(List<Objection> objections) {
        return objections.size() < 2
                ? objections
                : objections.stream().sorted(ORDER).toList();
    }

    /** Objections as they are handed out; none may be added any more. */
    private static List<Refusal> refusals(List<Objection> objections) {
        return new Later<>(() -> objections.stream().map(Objection::refusal).toList());
    }

    private Refusal refusal() {
        return new Refusal(code, reason.rule(), reason.text(), plain(required), plain(actual));
    }

    /** For programs: a plain number, an ISO time, a text as it is. */
    private static String plain(Object value) {
        String text = value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
        return Words.cut(text, Limits.MAX_TEXT_LENGTH);
    }

    private static int place(Objection objection) {
        int place = ReasonCodes.ALL.indexOf(objection.code());
        return place < 0 ? ReasonCodes.ALL.size() : place;
    }
}
