package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.model.Lifetime;

/**
 * Points that are to be granted.
 *
 * @param earn how they are computed, and what becomes of them
 * @param lifetime when they live, fixed now
 */
record Due(Earn earn, Lifetime lifetime) {}
