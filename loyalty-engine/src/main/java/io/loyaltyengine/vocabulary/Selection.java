package io.loyaltyengine.vocabulary;

import io.loyaltyengine.model.Amounts;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.util.List;

/**
 * Some lines of a purchase with what was paid for each.
 *
 * @param shares what was paid by line, after coupons, in the order of the line ids
 */
public record Selection(List<LineAmount> shares) {
    public Selection {
        shares = List.copyOf(shares);
    }

    /** What was paid for these lines together. */
    public BigDecimal paid() {
        return shares.isEmpty()
                ? BigDecimal.ZERO
                : Amounts.sum(shares, LineAmount::amount, shares.get(0).amount().scale());
    }
}
