package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Template;
import io.loyaltyengine.model.Quantity;
import io.loyaltyengine.model.ReasonCodes;
import io.loyaltyengine.model.Refusal;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * Something that speaks against what is asked for, before it is put into words.
 *
 * @param speaker the rule, or what the engine does by itself
 * @param subject what it speaks against
 * @param required what would have been needed: a decimal, a number, a moment, a text ...
 * @param actual what was there instead
 */
record Objection(String code, String speaker, Template sentence, String subject, Object required, Object actual) {
    /** In the order of their codes; codes of a shop's own come last, by name. */
    static final Comparator<Objection> ORDER = Comparator.comparingInt(Objection::place)
            .thenComparing(Objection::code)
            .thenComparing(Objection::speaker);

    Refusal worded(Wording wording) {
        return new Refusal(
                code,
                speaker,
                wording.filled(sentence, placeholder -> switch (placeholder) {
                    case "subject" -> subject;
                    case "required" -> required;
                    case "actual" -> actual;
                    default -> "";
                }),
                plain(required),
                plain(actual));
    }

    /** For programs: a plain number, an ISO time, a text as it is. */
    static String plain(Object value) {
        if (value instanceof Quantity quantity) {
            return String.valueOf(quantity.number());
        }
        String text = value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
        return Words.cut(text, Limits.MAX_TEXT_LENGTH);
    }

    private static int place(Objection objection) {
        int place = ReasonCodes.ALL.indexOf(objection.code());
        return place < 0 ? ReasonCodes.ALL.size() : place;
    }
}
