/**
 * Customers, transactions, coupons, decisions and evaluations as JSON.
 *
 * <p>{@link io.loyaltyengine.json.LoyaltyJson} is all there is: make one, share it, read and write. Every document is
 * one line, carries {@code "schema":1} and names each field as the record of the model does; what is written is read
 * back equal, and equal values are written as equal bytes. Reading is strict: nothing is guessed, converted, ignored or
 * filled in, and what is not valid ends in an {@link io.loyaltyengine.error.InvalidInputException} that names the place.
 */
@NullMarked
package io.loyaltyengine.json;

import org.jspecify.annotations.NullMarked;
