/**
 * What conditions ask, and how words are declared.
 *
 * <p>Facts are immutable views that the engine makes for one evaluation: {@code CustomerFact} is what rules call
 * {@code Customer}. What is marked as a {@link io.loyaltyengine.internal.vocabulary.Word} can be asked; what a mechanism marks
 * as a {@link io.loyaltyengine.internal.vocabulary.Verb} can be said, and its
 * {@link io.loyaltyengine.internal.vocabulary.Term}s can follow. The marks hold the row of the manual, and those of arguments
 * their range. Nothing else can be reached from a rule. No word ever answers null, and counts are {@code long}: over an
 * {@code int} Drools stumbles where the default locale is Turkish.
 */
@NullMarked
package io.loyaltyengine.internal.vocabulary;

import org.jspecify.annotations.NullMarked;
