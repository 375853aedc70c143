/** Vouchers that points turn into. */
@NullMarked
package io.loyaltyengine.internal.mechanism.vouchers;

import org.jspecify.annotations.NullMarked;
