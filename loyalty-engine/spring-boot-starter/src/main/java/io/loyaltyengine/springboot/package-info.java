/**
 * The loyalty engine in Spring Boot. A host finds a {@link io.loyaltyengine.LoyaltyEngine} among its beans, made as
 * {@link io.loyaltyengine.springboot.LoyaltyEngineProperties} say, and its rules replaced while it runs; health, metrics,
 * problem details and JSON come with it where the host has what they need.
 */
@NullMarked
package io.loyaltyengine.springboot;

import org.jspecify.annotations.NullMarked;
