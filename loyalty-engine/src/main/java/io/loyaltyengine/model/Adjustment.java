package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.Instant;
import java.util.Currency;

/**
 * Somebody corrects the balance by hand.
 *
 * @param points to add, or to take if less than zero; not zero
 * @param note why; goes into the decision word for word
 * @param mayGoNegative whether what is taken and not there is owed; otherwise more than there is cannot be taken
 */
public record Adjustment(
        String id,
        Instant at,
        Currency currency,
        @UnlessSaid(Account.POINTS) String account,
        long points,
        String note,
        @UnlessSaid("false") boolean mayGoNegative)
        implements Transaction {
    public Adjustment {
        Check.name("id", id);
        Check.moment("at", at);
        Check.currency("currency", currency);
        Check.name("account", account);
        if (points == 0 || points < -Limits.MAX_POINTS || points > Limits.MAX_POINTS) {
            throw new InvalidInputException(
                    "points",
                    InvalidInputException.Code.OUT_OF_RANGE,
                    "is `" + points + "`; it must not be 0, nor beyond " + Limits.MAX_POINTS + " either way.");
        }
        if (Check.text("note", note, Limits.MAX_TEXT_LENGTH).isBlank()) {
            throw new InvalidInputException("note", InvalidInputException.Code.MISSING, "is blank; say why.");
        }
    }

    /**
     * A correction.
     *
     * @param currency ISO 4217, such as {@code EUR}
     */
    public static Adjustment of(String id, Instant at, String currency, long points, String note) {
        return new Adjustment(id, at, Check.currency("currency", currency), Account.POINTS, points, note, false);
    }

    /** The same correction, and what is taken and not there is owed. */
    public Adjustment mayingGoNegative() {
        return new Adjustment(id, at, currency, account, points, note, true);
    }

    /** The same correction of another account. */
    public Adjustment of(String other) {
        return new Adjustment(id, at, currency, other, points, note, mayGoNegative);
    }
}
