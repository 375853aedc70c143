package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Who bears a part of what a coupon takes off; the shop bears the rest.
 *
 * @param sponsor by the shop's own name
 * @param percent from 1 to 100; those of all sponsors of a coupon make 100 at most
 * @param atMost the most that it bears of one purchase
 */
public record CouponFunder(String sponsor, int percent, Optional<BigDecimal> atMost) {
    public CouponFunder {
        Check.name("sponsor", sponsor);
        Check.count("percent", percent, 1, 100);
        atMost = Check.present("atMost", atMost).map(amount -> Check.someMoney("atMost", amount));
    }
}
