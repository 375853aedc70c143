/**
 * Reads rule files.
 *
 * <p>Rule files are a small subset of DRL, and what is not in the subset is refused: a
 * {@link io.loyaltyengine.internal.drl.RuleReader} reads a file into {@link io.loyaltyengine.internal.drl.Rule}s whose
 * every name is resolved against the vocabulary, so that an author's mistake is found here, with file, line, rule and a
 * hint, before any compiler sees it, and so that a rule can reach nothing but the vocabulary. All problems are collected
 * in {@link io.loyaltyengine.internal.drl.Problems}. What is read can also be asked: the values a condition reads, and
 * how far they are from what it wants.
 */
@NullMarked
package io.loyaltyengine.internal.drl;

import org.jspecify.annotations.NullMarked;
