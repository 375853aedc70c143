/** The front door. */
@NullMarked
package io.loyaltyengine;

import org.jspecify.annotations.NullMarked;
