/**
 * Tests that a rule author writes: given a customer, when a transaction, then decisions.
 *
 * <p>A {@link io.loyaltyengine.examples.scenario.ScenarioFile} reads them from YAML, filling in what a scenario does not
 * care about; a {@link io.loyaltyengine.examples.scenario.Scenario} runs itself against an engine and says what is not as
 * expected. Everything a scenario says is in the words of the library's JSON.
 */
@NullMarked
package io.loyaltyengine.examples.scenario;

import org.jspecify.annotations.NullMarked;
