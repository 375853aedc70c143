/** Badges. */
@NullMarked
package io.loyaltyengine.internal.mechanism.badges;

import org.jspecify.annotations.NullMarked;
