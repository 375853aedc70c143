/** Points that are spent as the customer wishes: as payment, on a reward, on a donation. */
@NullMarked
package io.loyaltyengine.internal.mechanism.redemptions;

import org.jspecify.annotations.NullMarked;
