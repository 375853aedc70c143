/** Visits. */
@NullMarked
package io.loyaltyengine.internal.mechanism.visits;

import org.jspecify.annotations.NullMarked;
