/** Points that are earned: how many, what multiplies and what caps them, and how they are taken back. */
@NullMarked
package io.loyaltyengine.internal.mechanism.points;

import org.jspecify.annotations.NullMarked;
