/** Why, and why not: what each rule of a programme made of one transaction. */
@NullMarked
package io.loyaltyengine.explain;

import org.jspecify.annotations.NullMarked;
