/** What the customer gets to present later, and what pays for it. */
@NullMarked
package io.loyaltyengine.internal.mechanism.issuing;

import org.jspecify.annotations.NullMarked;
