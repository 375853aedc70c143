/** A shop that really runs: Spring Boot, PostgreSQL, and a member's page. */
@NullMarked
package io.loyaltyengine.shop;

import org.jspecify.annotations.NullMarked;
