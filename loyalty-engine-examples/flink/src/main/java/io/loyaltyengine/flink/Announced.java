package io.loyaltyengine.flink;

import io.loyaltyengine.RuleSource;
import java.time.Instant;
import java.util.Map;

/**
 * Rules that are broadcast.
 *
 * @param from the first moment, in milliseconds of the epoch, whose transactions they decide
 * @param files their texts by file name: text can be sent to every machine and kept in a checkpoint, an engine cannot
 */
public record Announced(long from, Map<String, String> files) {
    /** Announces rules; early enough, if a replay is to decide the same. */
    public static Announced of(Instant from, RuleSource rules) {
        return new Announced(from.toEpochMilli(), rules.files());
    }
}
