/** Points: what they were granted for, and what became of them. */
@NullMarked
package io.loyaltyengine.model.points;

import org.jspecify.annotations.NullMarked;
