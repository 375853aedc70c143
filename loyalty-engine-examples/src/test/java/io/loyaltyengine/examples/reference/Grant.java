package io.loyaltyengine.examples.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Points that one rule granted once, and what has become of each of them since; kept for ever. */
final class Grant {
    /** Soonest expiring first, never expiring last; then soonest active; then by who waits, and by where they came from. */
    static final Comparator<Grant> IN_SPENDING_ORDER = Comparator.comparing(
                    (Grant g) -> g.expiresAt.orElse(Instant.MAX))
            .thenComparing(g -> g.waiting == 0 ? Instant.MIN : g.activeFrom.orElse(Instant.MIN))
            .thenComparing(g -> g.waiting > 0 && g.awaits)
            .thenComparing(g -> g.forgotten ? "" : g.source);

    /** Where they lie. */
    final Points account;
    /** The id of the transaction that brought them; empty for what cannot be taken back. */
    final String source;

    final long points;
    final LocalDate day;
    final Optional<Instant> activeFrom;
    final Optional<Instant> expiresAt;
    /** Whether they wait for the confirmation of their purchase. */
    final boolean awaits;
    /** Whether they are owed if they are spent and the goods come back. */
    final boolean owes;
    /** What falls on each line; empty for a fixed grant. */
    final Map<String, Long> byLine;

    final Optional<String> campaign;

    /** Whether the return window of the source is over. */
    boolean forgotten;

    long waiting;
    long there;
    long over;
    long repaid;

    Grant(
            Points account,
            String source,
            long points,
            LocalDate day,
            Optional<Instant> activeFrom,
            Optional<Instant> expiresAt,
            boolean awaits,
            boolean owes,
            Map<String, Long> byLine,
            Optional<String> campaign) {
        this.account = account;
        this.source = source;
        this.points = points;
        this.day = day;
        this.activeFrom = activeFrom;
        this.expiresAt = expiresAt;
        this.awaits = awaits;
        this.owes = owes;
        this.byLine = byLine;
        this.campaign = campaign;
        this.forgotten = source.isEmpty();
    }

    /** Whether points of both wait for the same, and are over at the same moment. */
    boolean livesAs(Grant other) {
        return activeFrom.equals(other.activeFrom)
                && expiresAt.equals(other.expiresAt)
                && awaits == other.awaits
                && (!awaits || source.equals(other.source));
    }

    boolean isFixed() {
        return byLine.isEmpty();
    }
}
