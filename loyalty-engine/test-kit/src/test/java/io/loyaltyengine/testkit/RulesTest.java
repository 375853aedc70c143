package io.loyaltyengine.testkit;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class RulesTest {
    @TestFactory
    Stream<DynamicNode> scenarios() {
        return LoyaltyScenarios.in(Path.of("src/test/resources/rules"));
    }
}
