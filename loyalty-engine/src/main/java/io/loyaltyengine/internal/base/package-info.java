/**
 * What all others stand on: {@link io.loyaltyengine.internal.base.Check} is the door that every value of the model passes,
 * {@link io.loyaltyengine.internal.base.Words} finds the word an author may have meant and shortens what is shown,
 * {@link io.loyaltyengine.internal.base.Hash} is SHA-256, and {@link io.loyaltyengine.internal.base.Undisturbed} does what
 * an interrupt would break. There is one of each.
 */
@NullMarked
package io.loyaltyengine.internal.base;

import org.jspecify.annotations.NullMarked;
