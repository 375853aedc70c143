/** Tiers: how a customer rises, stays and falls. */
@NullMarked
package io.loyaltyengine.internal.mechanism.tiers;

import org.jspecify.annotations.NullMarked;
