/** An engine in a till: started for one purchase, without a compiler, in little memory. */
@NullMarked
package io.loyaltyengine.till;

import org.jspecify.annotations.NullMarked;
