/** When points live: they become active and they expire. */
@NullMarked
package io.loyaltyengine.internal.mechanism.lifetimes;

import org.jspecify.annotations.NullMarked;
