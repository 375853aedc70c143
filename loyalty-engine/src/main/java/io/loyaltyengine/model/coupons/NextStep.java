package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is missing to the next step of a coupon.
 *
 * @param missingAmount in money, at the currency's scale, if the step begins with an amount
 * @param missingUnits otherwise units of goods
 * @param benefit what the coupon gives from there on
 */
public record NextStep(Optional<BigDecimal> missingAmount, Optional<Long> missingUnits, Benefit benefit) {
    public NextStep {
        missingAmount =
                Check.present("missingAmount", missingAmount).map(amount -> Check.plain("missingAmount", amount));
        Check.present("missingUnits", missingUnits).ifPresent(units -> Check.atLeastOne("missingUnits", units));
        Check.present("benefit", benefit);
    }
}
