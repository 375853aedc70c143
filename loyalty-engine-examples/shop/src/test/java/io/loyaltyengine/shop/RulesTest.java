package io.loyaltyengine.shop;

import io.loyaltyengine.testkit.LoyaltyScenarios;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The shop's rules by their scenarios. */
class RulesTest {
    @TestFactory
    Stream<DynamicNode> scenarios() {
        return LoyaltyScenarios.in(Path.of("rules"));
    }
}
