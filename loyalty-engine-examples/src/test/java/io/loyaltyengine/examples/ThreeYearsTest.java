package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.examples.ThreeYears.Step;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsRestored;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.rewards.RewardGranted;
import io.loyaltyengine.model.standing.ContactSuggested;
import io.loyaltyengine.model.standing.GraceGranted;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierRetained;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the customer is told explains every change, and nothing else does. */
class ThreeYearsTest {
    @Test
    void itPrintsWhatTheGoldenFileSays() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ThreeYears.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        Golden.assertSame(
                "three-years.golden.txt", bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }

    @Test
    void everyChangeIsExplainedByWhatIsTold() throws IOException {
        ThreeYears years = ThreeYears.lived();
        List<String> accounts = years.engine().programme().accountNames();
        Optional<Customer> latest = Optional.empty();
        for (Step step : years.steps()) {
            Customer after = step.evaluation().customer();
            latest.ifPresent(before -> assertThat(step.before()).isEqualTo(before));
            for (String account : accounts) {
                long told = step.told().stream()
                        .mapToLong(decision -> decision.balanceChange(account))
                        .sum();
                assertThat(after.account(account).balance()
                                - step.before().account(account).balance())
                        .as("%s on %s", account, step.day())
                        .isEqualTo(told);
            }
            assertThat(after.tier()).as("tier on %s", step.day()).isEqualTo(told(step));
            latest = Optional.of(after);
        }
    }

    @Test
    void muchHappensInThem() throws IOException {
        assertThat(ThreeYears.lived().steps().stream().flatMap(step -> step.told().stream()))
                .extracting(Object::getClass)
                .contains(
                        TierChanged.class,
                        TierRetained.class,
                        GraceGranted.class,
                        PointsReversed.class,
                        PointsRestored.class,
                        PointsRedeemed.class,
                        PointsExpired.class,
                        RewardGranted.class,
                        ContactSuggested.class);
    }

    /** The tier that the customer must believe to have, each change going out from the one before. */
    private static TierStanding told(Step step) {
        TierStanding tier = step.before().tier();
        for (Decision decision : step.told()) {
            if (decision instanceof TierChanged changed) {
                assertThat(changed.from()).isEqualTo(tier);
                tier = changed.to();
            } else if (decision instanceof TierRetained retained) {
                assertThat(retained.from()).isEqualTo(tier);
                tier = retained.to();
            } else if (decision instanceof GraceGranted kept) {
                assertThat(kept.from()).isEqualTo(tier);
                tier = kept.to();
            }
        }
        return tier;
    }
}
