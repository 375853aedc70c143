/**
 * Both programmes of {@code rules/} once more, in plain Java, written from the manual, and a test that compares. A third one
 * is the club with stamps, and with tiers and badges that begin and end by all terms; its rules are among the resources.
 *
 * <p>A {@link io.loyaltyengine.examples.reference.Book} is what a bookkeeper would have: every grant and every transaction
 * for ever, each counted by itself, and loops over all of it. It shares nothing with the library but the types that a host
 * sees. {@link io.loyaltyengine.examples.reference.Histories} makes up what a customer does; an
 * {@link io.loyaltyengine.examples.reference.Answer} is what is compared.
 */
@NullMarked
package io.loyaltyengine.examples.reference;

import org.jspecify.annotations.NullMarked;
