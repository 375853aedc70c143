package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.CouponCatalogue;

/** One way to decide the core programme; made once, then used by any number of threads. */
@FunctionalInterface
interface Contender {
    Answer decide(Customer customer, Purchase purchase, CouponCatalogue coupons);
}
