package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.testkit.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All scenarios of a programme as one test: the profile {@code mutation} tries them again for every mutant, and to find and
 * start hundreds of tests would take longer than they do. What runs every day is {@link ScenariosTest}.
 */
class ScenariosAtOnce {
    private static final Programme REFERENCE = Programme.of(Reference.FOLDER);
    private static final Programme CLUB = Programme.of(Reference.CLUB);

    private record Programme(LoyaltyEngine engine, List<Scenario> scenarios) {
        static Programme of(Path folder) {
            LoyaltyEngine engine = Reference.engine(folder);
            return new Programme(engine, Reference.scenarios(folder, engine));
        }

        void comesTrue() {
            for (Scenario scenario : scenarios) {
                assertThat(scenario.failure(engine)).as(scenario.name()).isEmpty();
            }
        }
    }

    @Test
    void theScenariosOfTheReferenceProgrammeComeTrue() {
        REFERENCE.comesTrue();
    }

    @Test
    void theScenariosOfTheClubComeTrue() {
        CLUB.comesTrue();
    }
}
