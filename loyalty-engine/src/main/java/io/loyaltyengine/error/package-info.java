/**
 * What can go wrong, and the limits beyond which it does. Every exception is a
 * {@link io.loyaltyengine.error.LoyaltyException}: an {@link io.loyaltyengine.error.InvalidInputException} names a field, an
 * {@link io.loyaltyengine.error.EvaluationException} the rule that failed, a
 * {@link io.loyaltyengine.error.RuleLoadException} everything that is wrong with a rule set; each says whose
 * {@linkplain io.loyaltyengine.error.LoyaltyException#fault() fault} it is.
 */
@NullMarked
package io.loyaltyengine.error;

import org.jspecify.annotations.NullMarked;
