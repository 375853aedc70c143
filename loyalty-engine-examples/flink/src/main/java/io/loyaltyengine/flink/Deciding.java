package io.loyaltyengine.flink;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.RuleChange;
import io.loyaltyengine.workbench.data.Posted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Decides the transactions of customers, of each in the order in which they come, by the rules of their time.
 *
 * <p>Flink keeps, for each customer, the state and what was recorded for each purchase; and for all, the rules that were
 * announced. With a checkpoint these go together, so that after a failure everything is decided again as it was before.
 */
final class Deciding extends KeyedBroadcastProcessFunction<String, Slip, Announced, Decided> {
    /** Rules by the first moment of their time. */
    static final MapStateDescriptor<Long, Map<String, String>> RULES =
            new MapStateDescriptor<>("rules", Types.LONG, Types.MAP(Types.STRING, Types.STRING));

    /** Why rules or a transaction were refused. */
    static final OutputTag<String> REFUSED = new OutputTag<>("refused", Types.STRING);

    private static final long serialVersionUID = 1L;
    private static final LoyaltyJson JSON = new LoyaltyJson();

    private final TreeMap<String, String> firstRules;
    private transient ValueState<Customer> customer;
    private transient MapState<String, List<Decision>> recorded;

    /** Begins with these rules. */
    @SuppressWarnings("NullAway.Init") // Flink opens a function before it is used.
    Deciding(RuleSource rules) {
        this.firstRules = new TreeMap<>(rules.files());
    }

    @Override
    public void open(OpenContext context) {
        customer = getRuntimeContext().getState(new ValueStateDescriptor<>("customer", new CustomerSerializer()));
        recorded = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "recorded", StringSerializer.INSTANCE, new ListSerializer<>(new DecisionSerializer())));
    }

    @Override
    public void processElement(Slip slip, ReadOnlyContext context, Collector<Decided> out) throws Exception {
        try {
            decide(slip, context)
                    .forEach(
                            decision -> out.collect(new Decided(slip.number(), slip.customer(), JSON.write(decision))));
        } catch (InvalidInputException refused) {
            // Nothing has changed. The job goes on: to fail would only bring the same transaction again.
            context.output(REFUSED, "Transaction " + slip.number() + ": " + refused.getMessage());
        }
    }

    private List<Decision> decide(Slip slip, ReadOnlyContext context) throws Exception {
        Posted posted = slip.posted();
        String about = posted.transaction().about();
        LoyaltyEngine engine = engineAt(posted.transaction().at(), context.getBroadcastState(RULES));
        List<Decision> before = Optional.ofNullable(recorded.get(about)).orElse(List.of());
        Evaluation evaluation = engine.evaluate(
                Optional.ofNullable(customer.value()).orElseGet(posted::newcomer), posted.transactionWith(before));
        customer.update(evaluation.customer());
        if (posted.comesBack()) {
            recorded.put(
                    about,
                    Stream.concat(before.stream(), evaluation.decisions().stream())
                            .toList());
        }
        return evaluation.decisions();
    }

    @Override
    public void processBroadcastElement(Announced rules, Context context, Collector<Decided> out) throws Exception {
        Optional<String> objection = objection(rules, context);
        if (objection.isEmpty()) {
            context.getBroadcastState(RULES).put(rules.from(), rules.files());
        } else if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            context.output(REFUSED, objection.get()); // All subtasks find the same; one tells.
        }
    }

    private Optional<String> objection(Announced rules, Context context) throws Exception {
        try {
            LoyaltyEngine before = engineAt(Instant.ofEpochMilli(rules.from()), context.getBroadcastState(RULES));
            String losses = before.check(RuleSource.of(rules.files())).changes().stream()
                    .filter(change -> change.kind().losesCustomers())
                    .map(RuleChange::toString)
                    .collect(Collectors.joining("\n"));
            Engines.of(rules.files());
            return Optional.of(losses).filter(text -> !text.isEmpty());
        } catch (RuleLoadException broken) {
            return Optional.of(
                    broken.problems().stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        }
    }

    private LoyaltyEngine engineAt(Instant moment, ReadOnlyBroadcastState<Long, Map<String, String>> rules)
            throws Exception {
        Map<String, String> files = firstRules;
        long from = Long.MIN_VALUE;
        for (Map.Entry<Long, Map<String, String>> announced : rules.immutableEntries()) {
            if (announced.getKey() >= from && announced.getKey() <= moment.toEpochMilli()) {
                from = announced.getKey();
                files = announced.getValue();
            }
        }
        return Engines.of(files);
    }
}
