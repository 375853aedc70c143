package io.loyaltyengine.internal.vocabulary;

import java.time.Instant;

/**
 * When something is over. In a sentence it is the last day, where it ends with a day.
 *
 * @param moment the first after it
 */
public record End(Instant moment) {
    @Override
    public String toString() {
        return moment.toString();
    }
}
