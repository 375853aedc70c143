/**
 * The name plate by the door: {@link io.loyaltyengine.internal.contents.Decide} is the only type that names all mechanisms.
 */
@NullMarked
package io.loyaltyengine.internal.contents;

import org.jspecify.annotations.NullMarked;
