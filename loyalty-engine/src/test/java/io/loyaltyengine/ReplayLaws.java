package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** Decisions are a ledger: what a customer has is what they add up to, and each says what it is. */
@Domain(Shopping.class)
class ReplayLaws {
    private final LoyaltyEngine engine = Programmes.reference();

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theNextStateIsTheStateBeforeWithTheDecisionsFoldedIn(@ForAll Shopping.Story story) {
        Shopper shopper = story.played(engine);
        for (Shopper.Turn turn : shopper.turns()) {
            assertThat(turn.before().after(turn.decisions())).isEqualTo(turn.after());
        }
        if (!shopper.turns().isEmpty()) {
            Customer first = shopper.turns().get(0).before();
            assertThat(first.after(allDecisions(shopper))).isEqualTo(shopper.customer());
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void aBalanceChangesByTheSumOfThePointDecisions(@ForAll Shopping.Story story) {
        for (Shopper.Turn turn : story.played(engine).turns()) {
            long change = turn.decisions().stream()
                    .mapToLong(decision -> decision.balanceChange(Account.POINTS))
                    .sum();
            assertThat(turn.after().points().balance())
                    .isEqualTo(turn.before().points().balance() + change);
            assertThat(turn.after().points().lots().stream()
                            .mapToLong(Account.Lot::points)
                            .sum())
                    .isEqualTo(turn.after().points().balance());
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void noTwoDecisionsOfACustomerHaveTheSameId(@ForAll Shopping.Story story) {
        assertThat(allDecisions(story.played(engine))).extracting(Decision::id).doesNotHaveDuplicates();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void everyDecisionSaysWhyInBothLanguages(@ForAll Shopping.Story story) {
        for (Decision decision : allDecisions(story.played(engine))) {
            assertThat(decision.reason().ruleSet()).isEqualTo(engine.ruleSet());
            assertThat(decision.reason().rule()).isNotBlank();
            for (Sentence text : sentences(decision)) {
                assertThat(List.of(text.en(), text.de())).allSatisfy(sentence -> assertThat(sentence)
                        .isNotBlank()
                        .doesNotContain("{")
                        .doesNotContain("}"));
            }
        }
    }

    private static List<Decision> allDecisions(Shopper shopper) {
        return shopper.turns().stream()
                .flatMap(turn -> turn.decisions().stream())
                .toList();
    }

    private static List<Sentence> sentences(Decision decision) {
        List<Sentence> sentences = new ArrayList<>(List.of(decision.text()));
        if (decision instanceof Refused refused) {
            refused.refusals().stream().map(Refusal::text).forEach(sentences::add);
        }
        return sentences;
    }
}
