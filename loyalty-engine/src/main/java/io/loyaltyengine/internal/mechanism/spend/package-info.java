/** Spend that counts toward standing. */
@NullMarked
package io.loyaltyengine.internal.mechanism.spend;

import org.jspecify.annotations.NullMarked;
