/** What one can run: one situation, one example. */
@NullMarked
package io.loyaltyengine.examples;

import org.jspecify.annotations.NullMarked;
