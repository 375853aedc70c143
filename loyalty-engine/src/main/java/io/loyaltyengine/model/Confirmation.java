package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.Instant;
import java.util.Currency;

/**
 * A purchase is final: the points that waited for this become active.
 *
 * @param purchase the id of the purchase
 */
public record Confirmation(String id, Instant at, Currency currency, String purchase) implements Transaction {
    public Confirmation {
        Check.name("id", id);
        Check.moment("at", at);
        Check.currency("currency", currency);
        Check.name("purchase", purchase);
    }

    /**
     * A purchase is final.
     *
     * @param currency ISO 4217, such as {@code EUR}
     */
    public static Confirmation of(String id, Instant at, String currency, String purchase) {
        return new Confirmation(id, at, Check.currency("currency", currency), purchase);
    }

    /** A purchase is final. */
    public static Confirmation of(String id, Instant at, Programme programme, String purchase) {
        return new Confirmation(id, at, Check.present("programme", programme).currency(), purchase);
    }
}
