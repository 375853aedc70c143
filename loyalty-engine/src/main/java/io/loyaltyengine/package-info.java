/**
 * The front door: make a {@link io.loyaltyengine.LoyaltyEngine} of a {@link io.loyaltyengine.RuleSource}, share it, and hand it
 * a customer's state and a transaction. What goes in and comes out is in {@link io.loyaltyengine.model} and the packages of
 * its topics; what can go wrong is in {@link io.loyaltyengine.error}; {@link io.loyaltyengine.json} stores all of it. {@link
 * io.loyaltyengine.figures} looks at many customers at once.
 */
@NullMarked
package io.loyaltyengine;

import org.jspecify.annotations.NullMarked;
