/**
 * The words a rule is written in: what its conditions can ask and what its consequence can say.
 *
 * <p>A condition speaks about facts: {@link io.loyaltyengine.internal.vocabulary.CustomerFact},
 * {@link io.loyaltyengine.internal.vocabulary.PurchaseFact}, {@link io.loyaltyengine.internal.vocabulary.ClaimFact} and
 * {@link io.loyaltyengine.internal.vocabulary.OutcomeFact}. A consequence says one thing through
 * {@link io.loyaltyengine.internal.vocabulary.Decide}. Nothing else can be reached from a rule. Facts are immutable views that the
 * engine makes for one evaluation; no word of a fact ever answers null, and counts are {@code long}: over an {@code int}
 * Drools stumbles where the default locale is Turkish.
 */
@NullMarked
package io.loyaltyengine.internal.vocabulary;

import org.jspecify.annotations.NullMarked;
