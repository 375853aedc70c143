/** Distinct things, by the name of their collection. */
@NullMarked
package io.loyaltyengine.internal.mechanism.collections;

import org.jspecify.annotations.NullMarked;
