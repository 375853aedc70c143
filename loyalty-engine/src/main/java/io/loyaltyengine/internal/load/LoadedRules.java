package io.loyaltyengine.internal.load;

import io.loyaltyengine.internal.settle.Evaluator;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.RuleSetId;

/** A programme and what evaluates it: all that changes when rules are replaced, so that it changes at once. */
public record LoadedRules(Programme programme, RuleSetId ruleSet, Evaluator evaluator) {}
