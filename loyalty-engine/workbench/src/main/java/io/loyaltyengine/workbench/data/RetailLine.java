package io.loyaltyengine.workbench.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the file, as it stands there.
 *
 * @param units below zero in cancellations and write-offs
 * @param price of one unit, in pounds
 * @param rawCustomer empty if unknown, else {@code 17850} or {@code 17850.0}
 */
record RetailLine(
        String invoice,
        String product,
        int units,
        LocalDateTime time,
        BigDecimal price,
        String rawCustomer,
        String country) {
    private static final Set<String> POSTAGE = Set.of("POST", "DOT", "C2");
    private static final Set<String> NO_GOODS =
            Set.of("M", "m", "D", "S", "PADS", "B", "BANK CHARGES", "AMAZONFEE", "CRUK");
    private static final int PENCE_SCALE = 2;

    boolean isCancellation() {
        return invoice.startsWith("C");
    }

    boolean isGiftCard() {
        return product.startsWith("gift_0001_");
    }

    boolean hasShortenedCustomer() {
        return rawCustomer.endsWith(".0");
    }

    String customer() {
        return hasShortenedCustomer() ? rawCustomer.substring(0, rawCustomer.length() - 2) : rawCustomer;
    }

    BigDecimal priceInPence() {
        return price.setScale(PENCE_SCALE, RoundingMode.HALF_UP);
    }

    boolean hasFractionOfPenny() {
        return price.stripTrailingZeros().scale() > PENCE_SCALE;
    }

    /** Why this line is of no use, if it is not: the first finding that applies. */
    Optional<Finding> reasonToDrop() {
        if (invoice.startsWith("A")) {
            return Optional.of(Finding.BAD_DEBT);
        }
        if (isCancellation() ? units >= 0 : units <= 0) {
            return Optional.of(Finding.WRITE_OFF);
        }
        if (rawCustomer.isEmpty()) {
            return Optional.of(Finding.ANONYMOUS);
        }
        if (POSTAGE.contains(product)) {
            return Optional.of(Finding.POSTAGE);
        }
        if (NO_GOODS.contains(product)) {
            return Optional.of(Finding.NO_GOODS);
        }
        return priceInPence().signum() <= 0 ? Optional.of(Finding.NO_PRICE) : Optional.empty();
    }
}
