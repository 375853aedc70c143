package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * Somebody corrects the balance by hand, or says below which tier the customer does not fall.
 *
 * @param points to add, or to take if less than zero; zero only beside a tier
 * @param note why; goes into the decision word for word
 * @param mayGoNegative whether what is taken and not there is owed; otherwise more than there is cannot be taken
 * @param tier below which the customer does not fall from now on; {@code NONE} takes that back
 * @param until the last day on which this holds; empty for good
 */
public record Adjustment(
        String id,
        Instant at,
        Currency currency,
        @UnlessSaid(Account.POINTS) String account,
        long points,
        String note,
        @UnlessSaid("false") boolean mayGoNegative,
        Optional<String> tier,
        Optional<LocalDate> until)
        implements Transaction {
    public Adjustment {
        Check.name("id", id);
        Check.moment("at", at);
        Check.currency("currency", currency);
        Check.name("account", account);
        Check.optionalName("tier", tier);
        Check.optionalDay("until", until);
        if ((points == 0 && tier.isEmpty()) || points < -Limits.MAX_POINTS || points > Limits.MAX_POINTS) {
            throw new InvalidInputException(
                    "points",
                    InvalidInputException.Code.OUT_OF_RANGE,
                    "is `" + points + "`; it must not be 0 without a tier, nor beyond " + Limits.MAX_POINTS
                            + " either way.");
        }
        if (until.isPresent() && tier.isEmpty()) {
            throw new InvalidInputException(
                    "until",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + until.get() + "`; it says how long the customer does not fall below a tier, `tier`.");
        }
        if (Check.text("note", note, Limits.MAX_TEXT_LENGTH).isBlank()) {
            throw new InvalidInputException("note", InvalidInputException.Code.MISSING, "is blank; say why.");
        }
    }

    /** A correction of an account. */
    public Adjustment(
            String id, Instant at, Currency currency, String account, long points, String note, boolean mayGoNegative) {
        this(id, at, currency, account, points, note, mayGoNegative, Optional.empty(), Optional.empty());
    }

    /**
     * A correction.
     *
     * @param currency ISO 4217, such as {@code EUR}
     */
    public static Adjustment of(String id, Instant at, String currency, long points, String note) {
        return new Adjustment(id, at, Check.currency("currency", currency), Account.POINTS, points, note, false);
    }

    /** A correction, in the programme's currency. */
    public static Adjustment of(String id, Instant at, Programme programme, long points, String note) {
        return of(id, at, Check.present("programme", programme).currency().getCurrencyCode(), points, note);
    }

    /**
     * From now on the customer does not fall below a tier.
     *
     * @param currency ISO 4217, such as {@code EUR}
     * @param tier of the programme; {@code NONE} takes it back
     */
    public static Adjustment ofTier(String id, Instant at, String currency, String tier, String note) {
        return new Adjustment(
                id,
                at,
                Check.currency("currency", currency),
                Account.POINTS,
                0,
                note,
                false,
                Optional.of(Check.name("tier", tier)),
                Optional.empty());
    }

    /** From now on the customer does not fall below a tier of the programme; {@code NONE} takes it back. */
    public static Adjustment ofTier(String id, Instant at, Programme programme, String tier, String note) {
        return ofTier(id, at, Check.present("programme", programme).currency().getCurrencyCode(), tier, note);
    }

    /** The same, and the customer may fall below the tier after this day. */
    public Adjustment until(LocalDate last) {
        return new Adjustment(
                id, at, currency, account, points, note, mayGoNegative, tier, Optional.of(Check.day("last", last)));
    }

    /** The same correction, and what is taken and not there is owed. */
    public Adjustment mayingGoNegative() {
        return new Adjustment(id, at, currency, account, points, note, true, tier, until);
    }

    /** The same correction of another account. */
    public Adjustment of(String other) {
        return new Adjustment(id, at, currency, other, points, note, mayGoNegative, tier, until);
    }
}
