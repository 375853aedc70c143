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
 * @param purchase the id of what is taken back: a purchase, a wish or an activity. Whoever asks for a refund says it, and the
 *     host adds what was recorded about it; where that is there, it need not be said
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
        Optional<String> purchase,
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
        purchase = agreed(Check.optionalName("purchase", purchase), original(recorded));
    }

    private static Optional<String> agreed(Optional<String> said, Optional<Recorded> original) {
        Optional<String> known = original.map(Recorded::transaction);
        if (said.isPresent() && known.isPresent() && !said.equals(known)) {
            throw new InvalidInputException(
                    "purchase",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + said.get() + "`; what was recorded is about `" + known.get() + "`.");
        }
        return known.isPresent() ? known : said;
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

    /**
     * A refund of all that is still with the customer; what was recorded must be {@linkplain #with added}.
     *
     * @param purchase the id of what is taken back
     */
    public static Refund of(String id, Instant at, Programme programme, String purchase) {
        return new Refund(
                id,
                at,
                Check.present("programme", programme).currency(),
                Optional.of(Check.name("purchase", purchase)),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * A refund of all that is still with the customer.
     *
     * @param currency ISO 4217, such as {@code EUR}
     */
    public static Refund whole(String id, Instant at, String currency, List<Decision> recorded) {
        return new Refund(
                id, at, Check.currency("currency", currency), Optional.empty(), List.of(), List.of(), recorded);
    }

    /** The same refund of some lines only. */
    public Refund ofLines(List<RefundLine> some) {
        if (Check.present("lines", some).isEmpty()) {
            throw new InvalidInputException(
                    "lines", InvalidInputException.Code.MISSING, "is empty; without it everything comes back.");
        }
        return new Refund(id, at, currency, purchase, some, allowances, recorded);
    }

    /** The same refund with money that is given back for goods that stay. */
    public Refund ofAllowances(List<LineAmount> some) {
        if (Check.present("allowances", some).isEmpty()) {
            throw new InvalidInputException(
                    "allowances", InvalidInputException.Code.MISSING, "is empty; without it everything comes back.");
        }
        return new Refund(id, at, currency, purchase, lines, some, recorded);
    }

    /**
     * The same refund with what the host has stored {@linkplain #about about} it.
     *
     * @param stored the decisions of the purchase, the wish or the activity and of its earlier refunds, in any order
     */
    public Refund with(List<? extends Decision> stored) {
        return new Refund(
                id, at, currency, purchase, lines, allowances, new ArrayList<>(Check.present("stored", stored)));
    }

    /** The id of what is taken back; its own where that is not known. */
    @Override
    public String about() {
        return purchase.orElse(id);
    }

    /** The purchase, the wish or the activity that is taken back, as it was recorded; empty when it is not known. */
    public Optional<Recorded> original() {
        return original(recorded);
    }

    private static Optional<Recorded> original(List<Decision> recorded) {
        return recorded.stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .findFirst();
    }
}
