/** What one customer's transaction brings to another. */
@NullMarked
package io.loyaltyengine.internal.mechanism.forwarding;

import org.jspecify.annotations.NullMarked;
