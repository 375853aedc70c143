package io.loyaltyengine.model.points;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;

/**
 * The points of one grant that fall on one line.
 *
 * @param line the id of the purchase's line
 * @param amount the line's part of the base, at the currency's scale
 */
public record LinePoints(String line, BigDecimal amount, long points) {
    public LinePoints {
        Check.name("line", line);
        amount = Check.plain("amount", amount);
        Check.points("points", points);
    }
}
