/**
 * What goes in and what comes out, as plain immutable data.
 *
 * <p>A {@link io.loyaltyengine.model.Customer} is the state of one member. A {@link io.loyaltyengine.model.Transaction}
 * is what just happened. The engine answers with an {@link io.loyaltyengine.model.Evaluation}: the
 * {@link io.loyaltyengine.model.Decision}s, each with its {@link io.loyaltyengine.model.Reason}, and the customer's
 * next state, which is nothing but the decisions folded into the state before. The kinds of decisions are in the packages
 * {@link io.loyaltyengine.model.points}, {@link io.loyaltyengine.model.coupons}, {@link io.loyaltyengine.model.rewards} and
 * {@link io.loyaltyengine.model.standing}; what any purchase, refund or refusal leads to is here. Every type checks its values when it is
 * made, so whatever exists is valid; what is not valid ends in an
 * {@link io.loyaltyengine.error.InvalidInputException} that names the field.
 *
 * <p>All types are immutable and thread-safe. Texts are compared by their exact characters, without Unicode
 * normalisation and without regard to any locale.
 */
@NullMarked
package io.loyaltyengine.model;

import org.jspecify.annotations.NullMarked;
