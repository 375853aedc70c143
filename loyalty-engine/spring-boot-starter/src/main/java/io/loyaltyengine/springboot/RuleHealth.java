package io.loyaltyengine.springboot;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.model.RuleSetId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rules decide, and whether others wait at the door; in no version's words. */
record RuleHealth(String status, Map<String, Object> details) {
    /**
     * Other rules were refused. The old ones go on deciding, so nobody is to be sent elsewhere or started again: Spring Boot
     * answers 200 and leaves the whole application {@code UP} unless it is told to rank this status.
     */
    private static final String DEGRADED = "DEGRADED";

    static RuleHealth of(LoyaltyEngine engine, List<RuleProblem> refused) {
        RuleSetId ruleSet = engine.ruleSet();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", ruleSet.name());
        details.put("version", ruleSet.version());
        details.put("hash", ruleSet.hash());
        details.put("rules", engine.ruleNames().size());
        details.put("warnings", told(engine.warnings()));
        if (refused.isEmpty()) {
            return new RuleHealth("UP", details);
        }
        details.put("refused", told(refused));
        return new RuleHealth(DEGRADED, details);
    }

    private static List<String> told(List<RuleProblem> problems) {
        return problems.stream().map(RuleProblem::toString).toList();
    }
}
