package io.loyaltyengine.figures;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import java.util.function.Consumer;

/** Takes things one by one, so that they need not be in memory together; whatever is wrong with one names its place. */
final class Each {
    private Each() {}

    static <T> void of(String field, Iterable<? extends T> things, Consumer<T> taker) {
        int place = 0;
        for (T thing : Check.present(field, things)) {
            try {
                taker.accept(Check.present("", thing));
            } catch (InvalidInputException refused) {
                throw refused.within(field + "[" + place + "]");
            }
            place++;
        }
    }
}
