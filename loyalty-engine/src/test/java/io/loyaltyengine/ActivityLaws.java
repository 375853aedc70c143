package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.standing.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** An activity that is told again changes nothing, whatever happened since; a subject gives once what it gives once. */
class ActivityLaws {
    private static final LoyaltyEngine ENGINE = Programmes.withAccounts("""
            package earning
            rule "Once" @en("o") @de("o")
            when Activity( kind in ("survey", "review") ) then decide.earn(25).oncePerSubject("told").validDays(9); end
            rule "Counted once" @en("c") @de("c")
            when Activity( kind == "review" )
            then decide.count("review").oncePerSubject("review").undoneOnRefund(); end
            rule "Always" @en("a") @de("a")
            when Activity( kind == "review" ) then decide.earn(1, "stamps").pendingDays(3); end
            rule "Album" @en("a") @de("a")
            when $activity : Activity( kind == "survey" ) then decide.collect("album", $activity.subject()); end
            rule "Visit" @en("v") @de("v") when Activity( kind == "survey" ) then decide.countVisit(); end
            """, """
            package standing
            rule "Card" @en("c") @de("c")
            when Customer( available("stamps") >= 2 ) then decide.issue("CARD").forEvery(2, "stamps"); end
            rule "Badge" @en("b") @de("b")
            when Activity( kind == "survey" ) then decide.award("told").validDays(5).fromLastDay(); end
            """);

    @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void toldAgainItChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        Shopper shopper = new Shopper(ENGINE, CouponCatalogue.EMPTY);
        List<Activity> told = new ArrayList<>();
        Set<String> had = new TreeSet<>();
        Set<String> counted = new TreeSet<>();
        for (int i = 0; i < 30; i++) {
            shopper.later(Duration.ofHours(random.nextInt(36)));
            Activity activity = activity(shopper, "t" + i, random);
            Evaluation evaluation = shopper.decide(activity).evaluation();
            told.add(activity);
            String subject = activity.subject().orElse("");
            assertThat(evaluation.decisions(PointsEarned.class))
                    .filteredOn(earned -> earned.account().equals("points"))
                    .hasSize(had.add(subject) ? 1 : 0);
            assertThat(evaluation.decisions(Counted.class))
                    .hasSize(activity.kind().equals("review") && counted.add(subject) ? 1 : 0);
            if (random.nextInt(4) == 0) {
                shopper.giveBackAll(told.get(random.nextInt(told.size())).id());
            }
            assertRefused(shopper.customer(), told.get(random.nextInt(told.size())));
            assertRefused(shopper.customer(), activity(shopper, "t" + random.nextInt(i + 1), random));
        }
    }

    private static void assertRefused(Customer customer, Activity again) {
        Evaluation evaluation = ENGINE.evaluate(customer, again);
        assertThat(evaluation.customer()).isEqualTo(customer);
        assertThat(evaluation.decisions()).singleElement().isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusals().get(0).code())
                .isEqualTo("ALREADY_PROCESSED"));
    }

    private static Activity activity(Shopper shopper, String id, Random random) {
        Activity.Builder activity =
                Activity.of(id).at(shopper.now()).currency("EUR").kind(random.nextBoolean() ? "survey" : "review");
        int subject = random.nextInt(5);
        return subject == 0
                ? activity.build()
                : activity.subject("about-" + subject).build();
    }
}
