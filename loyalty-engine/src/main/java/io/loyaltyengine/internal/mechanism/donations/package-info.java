/** What the shop gives to good causes. */
@NullMarked
package io.loyaltyengine.internal.mechanism.donations;

import org.jspecify.annotations.NullMarked;
