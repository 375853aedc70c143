/** Standing: spend, visits, tiers and badges, and what a customer should be told. */
@NullMarked
package io.loyaltyengine.model.standing;

import org.jspecify.annotations.NullMarked;
