/** Goods that are bought and goods that come back: what every refund is measured against. */
@NullMarked
package io.loyaltyengine.internal.mechanism.receipts;

import org.jspecify.annotations.NullMarked;
