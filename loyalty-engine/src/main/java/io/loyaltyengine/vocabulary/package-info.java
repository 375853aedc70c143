/**
 * The words a rule is written in: what its conditions can ask and what its consequence can say.
 *
 * <p>A condition speaks about facts: {@link io.loyaltyengine.vocabulary.Customer},
 * {@link io.loyaltyengine.vocabulary.Purchase}, {@link io.loyaltyengine.vocabulary.Claim} and
 * {@link io.loyaltyengine.vocabulary.Outcome}. A consequence says one thing through
 * {@link io.loyaltyengine.vocabulary.Decide}. Nothing else can be reached from a rule. Facts are immutable views that the
 * engine makes for one evaluation; no word of a fact ever answers null, and counts are {@code long}: over an {@code int}
 * Drools stumbles where the default locale is Turkish.
 */
@NullMarked
package io.loyaltyengine.vocabulary;

import org.jspecify.annotations.NullMarked;
