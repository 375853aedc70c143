package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An observer sees each evaluation once, whatever comes of it, and the caller gets what the engine gave. */
class EvaluationObserverTest {
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 1));
    private static final Purchase PURCHASE = purchase("EUR");

    private final List<String> seen = new ArrayList<>();
    private final LoyaltyEngine engine = LoyaltyEngine.builder()
            .rules(RuleSource.of(Map.of(
                    LoyaltyEngine.PROGRAMME_FILE,
                    Programmes.PROGRAMME,
                    "earning.drl",
                    """
                    package earning
                    rule "Points"
                        @en("Points.")
                        @de("Punkte.")
                    when
                        Purchase( paid > 0 )
                    then
                        decide.earn(5);
                    end
                    """)))
            .observer(this::noted)
            .build();

    private Evaluation noted(Supplier<Evaluation> evaluating) {
        try {
            Evaluation evaluation = evaluating.get();
            seen.add(evaluation.transaction());
            return evaluation;
        } catch (LoyaltyException refused) {
            seen.add(refused.getClass().getSimpleName());
            throw refused;
        }
    }

    private static Purchase purchase(String currency) {
        return Purchase.of("order-1042")
                .at(Instant.parse("2026-06-15T12:00:00Z"))
                .currency(currency)
                .line("mug", "HOME", 1, "14.90")
                .build();
    }

    @Test
    void evaluationsOfMembersAndGuestsAreSeen() {
        Evaluation evaluation = engine.evaluate(ANNA, PURCHASE);
        engine.evaluateGuest(PURCHASE);

        assertThat(evaluation.decisions()).isNotEmpty();
        assertThat(seen).containsExactly("order-1042", "order-1042");
    }

    @Test
    void anEvaluationThatIsRefusedIsSeen() {
        assertThatThrownBy(() -> engine.evaluate(ANNA, purchase("CHF"))).isInstanceOf(InvalidInputException.class);

        assertThat(seen).containsExactly("InvalidInputException");
    }

    @Test
    void whatDecidesNothingIsNoEvaluation() {
        engine.offers(ANNA, PURCHASE.at());
        engine.progress(ANNA, PURCHASE.at());

        assertThat(seen).isEmpty();
    }
}
