package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What codes are presented with.
 *
 * @param lines none where nothing is bought yet
 * @param codes those that the customer presents
 */
public record Presented(Instant at, Currency currency, Optional<String> channel, List<Line> lines, List<String> codes) {
    /** With a purchase. */
    public static Presented with(Purchase purchase) {
        return new Presented(
                purchase.at(), purchase.currency(), purchase.channel(), purchase.lines(), purchase.coupons());
    }
}
