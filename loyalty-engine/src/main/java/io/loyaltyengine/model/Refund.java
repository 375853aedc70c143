package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Goods that came back, money that was given back for goods that stay, or a reward, a donation or an activity that is
 * taken back.
 *
 * <p>What a refund takes back is computed from what was recorded, never from today's rules. So it carries the decisions
 * of its purchase, and of every earlier refund of the same purchase, as the host stored them. Within the
 * {@linkplain Returns return window} the state knows itself what came back before, so that forgotten refunds do no harm.
 *
 * <p>Records are trusted as far as they fit: they must be this customer's, of one transaction and of refunds of it, with
 * sums that add up and lines that were sold; all else is refused as a mismatch. Whether somebody wrote records that fit, but
 * were never decided, only a signature of the host's own could tell.
 *
 * @param lines what came back; empty without allowances means all that is still with the customer
 * @param allowances money given back for goods that stay with the customer; of what falls on the line it takes the same
 *     share as of what had been paid for the whole line
 * @param recorded the decisions of the purchase, the wish or the activity and of its earlier refunds, in any order; empty when it is not
 *     known, and then nothing is taken back
 */
public record Refund(
        String id,
        Instant at,
        Currency currency,
        List<RefundLine> lines,
        List<LineAmount> allowances,
        List<Decision> recorded)
        implements Transaction {
    public Refund {
        Check.name("id", id);
        Check.moment("at", at);
        Check.currency("currency", currency);
        lines = Check.distinct("lines", lines, Limits.MAX_LINES, RefundLine::line);
        allowances = ofMoney(Check.distinct("allowances", allowances, Limits.MAX_LINES, LineAmount::line), currency);
        recorded = Check.distinct("recorded", recorded, Limits.MAX_DECISIONS, Decision::id);
        long originals = recorded.stream().filter(Recorded.class::isInstance).count();
        if (originals != 1 && !recorded.isEmpty()) {
            throw new InvalidInputException(
                    "recorded",
                    InvalidInputException.Code.MISMATCH,
                    "holds the records of " + originals
                            + " transactions; it must hold the decisions of exactly one purchase, wish or activity.");
        }
    }

    private static List<LineAmount> ofMoney(List<LineAmount> allowances, Currency currency) {
        List<LineAmount> checked = new ArrayList<>(allowances.size());
        for (LineAmount allowance : allowances) {
            String path = "allowances[" + checked.size() + "].amount";
            BigDecimal amount = Check.positive(path, allowance.amount());
            checked.add(new LineAmount(allowance.line(), Check.amount(path, amount, currency)));
        }
        return Check.list("allowances", checked, Limits.MAX_LINES);
    }

    /** A refund of all that is still with the customer. */
    public static Refund whole(String id, Instant at, String currency, List<Decision> recorded) {
        return new Refund(id, at, Check.currency("currency", currency), List.of(), List.of(), recorded);
    }

    /** A refund of some lines. */
    public static Refund ofLines(
            String id, Instant at, String currency, List<RefundLine> lines, List<Decision> recorded) {
        if (Check.present("lines", lines).isEmpty()) {
            throw new InvalidInputException(
                    "lines", InvalidInputException.Code.MISSING, "is empty; for everything use `Refund.whole`.");
        }
        return new Refund(id, at, Check.currency("currency", currency), lines, List.of(), recorded);
    }

    /** Money given back for goods that stay. */
    public static Refund ofAllowances(
            String id, Instant at, String currency, List<LineAmount> allowances, List<Decision> recorded) {
        if (Check.present("allowances", allowances).isEmpty()) {
            throw new InvalidInputException(
                    "allowances", InvalidInputException.Code.MISSING, "is empty; for everything use `Refund.whole`.");
        }
        return new Refund(id, at, Check.currency("currency", currency), List.of(), allowances, recorded);
    }

    /** The purchase, the wish or the activity that is taken back, as it was recorded; empty when it is not known. */
    public Optional<Recorded> original() {
        return recorded.stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .findFirst();
    }
}
