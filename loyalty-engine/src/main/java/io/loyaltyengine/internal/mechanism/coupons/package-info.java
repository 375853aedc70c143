/** Codes that are presented: which of them take effect, and what that takes off. */
@NullMarked
package io.loyaltyengine.internal.mechanism.coupons;

import org.jspecify.annotations.NullMarked;
