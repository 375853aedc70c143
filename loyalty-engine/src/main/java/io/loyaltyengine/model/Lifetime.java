package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.Instant;
import java.util.Optional;

/**
 * When points live, fixed when they are granted and never computed again.
 *
 * @param activeFrom the moment from which they can be spent; empty when they can be spent already
 * @param expiresAt the first moment at which they are worth nothing; empty for never
 * @param awaits the id of the purchase that must be confirmed before they can be spent
 */
public record Lifetime(Optional<Instant> activeFrom, Optional<Instant> expiresAt, Optional<String> awaits) {
    /** Active at once and for ever. */
    public static final Lifetime UNLIMITED = new Lifetime(Optional.empty(), Optional.empty(), Optional.empty());

    public Lifetime {
        Check.optionalMoment("activeFrom", activeFrom);
        Check.optionalMoment("expiresAt", expiresAt);
        Check.optionalName("awaits", awaits);
    }

    /** Whether the points cannot be spent yet. */
    public boolean isPending() {
        return activeFrom.isPresent() || awaits.isPresent();
    }

    /** Whether points of this lifetime are over at a moment. */
    public boolean isOver(Instant at) {
        Check.present("at", at);
        return expiresAt.isPresent() && !at.isBefore(expiresAt.get());
    }

    /** The same once the points are active. */
    public Lifetime activated() {
        return new Lifetime(Optional.empty(), expiresAt, Optional.empty());
    }
}
