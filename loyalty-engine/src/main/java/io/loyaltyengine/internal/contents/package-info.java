/** The name plate by the door: the only place that names all mechanisms. */
@NullMarked
package io.loyaltyengine.internal.contents;

import org.jspecify.annotations.NullMarked;
