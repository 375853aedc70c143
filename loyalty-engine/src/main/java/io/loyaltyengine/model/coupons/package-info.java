/** Coupons: what they are, and what was decided about those presented. */
@NullMarked
package io.loyaltyengine.model.coupons;

import org.jspecify.annotations.NullMarked;
