/** What points are turned into, and what the shop gives. */
@NullMarked
package io.loyaltyengine.model.rewards;

import org.jspecify.annotations.NullMarked;
