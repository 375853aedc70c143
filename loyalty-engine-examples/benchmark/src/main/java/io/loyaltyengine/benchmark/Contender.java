package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.CouponCatalogue;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;

/** One way to decide the core programme; made once, then used by any number of threads. */
@FunctionalInterface
interface Contender {
    Decided decide(Customer customer, Purchase purchase, CouponCatalogue coupons);
}
