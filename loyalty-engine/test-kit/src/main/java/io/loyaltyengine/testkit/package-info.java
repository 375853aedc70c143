/**
 * Tests that a rule author writes: given a customer, when a transaction, then decisions.
 *
 * <p>{@link io.loyaltyengine.testkit.LoyaltyScenarios} runs them in a host's own build, with JUnit Jupiter. Whoever has no JUnit
 * reads them as {@link io.loyaltyengine.testkit.ScenarioFile}s, and asks each {@link io.loyaltyengine.testkit.Scenario} what is
 * not as expected. Everything a scenario says is in the words of the library's JSON; {@code scenario.schema.json} beside these
 * classes tells an editor all of it.
 */
@NullMarked
package io.loyaltyengine.testkit;

import org.jspecify.annotations.NullMarked;
