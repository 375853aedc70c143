package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Once;
import java.util.Optional;

/**
 * Points that are to be granted.
 *
 * @param earn how they are computed, and what becomes of them
 * @param lifetime when they live, fixed now
 * @param once by what name they are granted, if they are granted only so often
 */
record Due(Earn earn, Lifetime lifetime, Optional<Once> once) {}
