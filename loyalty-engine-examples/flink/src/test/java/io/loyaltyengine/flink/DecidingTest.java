package io.loyaltyengine.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.RuleSource;
import io.loyaltyengine.examples.RetailYear;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.Posted;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The end of an operator can be interrupted.
class DecidingTest {
    private static final OperatorSubtaskState NOTHING =
            OperatorSubtaskState.builder().build();
    private static final LoyaltyJson JSON = new LoyaltyJson();
    private static final RuleSetId FIRST = ruleSet(RetailYear.rules());
    private static final RuleSetId SOONER = ruleSet(Rules.sooner());

    @Test
    void rulesDecideFromTheirMomentOn() throws Exception {
        try (Operator operator = new Operator(NOTHING, 0)) {
            operator.processBroadcastElement(Announced.of(Rules.JULY, Rules.sooner()), 0);
            operator.post(purchase("1", Rules.JULY.minusMillis(1)));
            operator.post(purchase("2", Rules.JULY));
            assertThat(operator.decidedBy("1")).containsOnly(FIRST);
            assertThat(operator.decidedBy("2")).containsOnly(SOONER);
        }
    }

    @Test
    void afterAFailureStatesRecordsAndRulesAreThere() throws Exception {
        OperatorSubtaskState checkpoint;
        try (Operator operator = new Operator(NOTHING, 0)) {
            operator.processBroadcastElement(Announced.of(Rules.JULY, Rules.sooner()), 0);
            operator.post(purchase("1", Rules.JULY));
            checkpoint = operator.snapshot(1, 1);
        }
        try (Operator restored = new Operator(checkpoint, 0)) {
            restored.post(purchase("1", Rules.JULY));
            restored.post(new Refund(
                    "back",
                    Rules.JULY.plusSeconds(1),
                    Currency.getInstance("GBP"),
                    Optional.of("1"),
                    List.of(),
                    List.of(),
                    List.of()));
            assertThat(restored.kinds("1")).containsExactly("Refused");
            assertThat(restored.kinds("back")).contains("RefundRecorded", "PointsCancelled");
            assertThat(restored.decidedBy("back")).containsOnly(SOONER);
        }
    }

    @Test
    void brokenRulesAreToldOnceAndTheOldGoOn() throws Exception {
        try (Operator operator = new Operator(NOTHING, 0);
                Operator other = new Operator(NOTHING, 1)) {
            operator.processBroadcastElement(Announced.of(Instant.EPOCH, Rules.broken()), 0);
            other.processBroadcastElement(Announced.of(Instant.EPOCH, Rules.broken()), 0);
            operator.post(purchase("1", Rules.JULY));
            assertThat(operator.decidedBy("1")).containsOnly(FIRST);
            assertThat(operator.refused()).hasSize(1).first().asString().contains("Maybe `visits`.");
            assertThat(other.refused()).isEmpty();
        }
    }

    @Test
    void rulesThatStoredCustomersCouldNoLongerFitAreToldAndTheOldGoOn() throws Exception {
        try (Operator operator = new Operator(NOTHING, 0)) {
            operator.processBroadcastElement(Announced.of(Instant.EPOCH, Rules.withoutStamps()), 0);
            operator.post(purchase("1", Rules.JULY));
            assertThat(operator.decidedBy("1")).containsOnly(FIRST);
            assertThat(operator.refused()).hasSize(1).first().asString().contains("ACCOUNT_LOST", "stamps");
        }
    }

    @Test
    void aTransactionThatCannotBeIsToldAndTheNextOnesAreDecided() throws Exception {
        try (Operator operator = new Operator(NOTHING, 0)) {
            operator.post(Purchase.of("1")
                    .at(Rules.JULY)
                    .currency("EUR")
                    .line("1", "GOODS", 1, "20.00")
                    .build());
            operator.post(purchase("2", Rules.JULY));
            assertThat(operator.refused()).hasSize(1).first().asString().startsWith("Transaction 0: ");
            assertThat(operator.kinds("2")).contains("PointsEarned");
        }
    }

    private static Purchase purchase(String id, Instant at) {
        return Purchase.of(id)
                .at(at)
                .currency("GBP")
                .line("1", "GOODS", 1, "20.00")
                .build();
    }

    private static RuleSetId ruleSet(RuleSource rules) {
        return Engines.of(rules.files()).ruleSet();
    }

    /** The operator as Flink runs it, by hand. */
    private static final class Operator extends KeyedBroadcastOperatorTestHarness<String, Slip, Announced, Decided> {
        private long posted;

        Operator(OperatorSubtaskState state, int subtask) throws Exception {
            super(
                    new CoBroadcastWithKeyedOperator<>(new Deciding(RetailYear.rules()), List.of(Deciding.RULES)),
                    Slip::customer,
                    Types.STRING,
                    2,
                    2,
                    subtask);
            initializeState(state);
            open();
        }

        void post(Transaction transaction) throws Exception {
            processElement(Slip.of(posted++, new Posted("anna", transaction)), 0);
        }

        List<String> kinds(String transaction) {
            return decisions(transaction)
                    .map(decision -> decision.getClass().getSimpleName())
                    .toList();
        }

        List<RuleSetId> decidedBy(String transaction) {
            return decisions(transaction)
                    .map(decision -> decision.reason().ruleSet())
                    .toList();
        }

        private Stream<Decision> decisions(String transaction) {
            return extractOutputValues().stream()
                    .map(decided -> JSON.readDecision(decided.decision()))
                    .filter(decision -> decision.id().transaction().equals(transaction));
        }

        List<String> refused() {
            return getSideOutput(Deciding.REFUSED) == null
                    ? List.of()
                    : getSideOutput(Deciding.REFUSED).stream()
                            .map(StreamRecord::getValue)
                            .toList();
        }
    }
}
