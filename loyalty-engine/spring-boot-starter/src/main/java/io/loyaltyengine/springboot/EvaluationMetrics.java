package io.loyaltyengine.springboot;

import io.loyaltyengine.EvaluationObserver;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.error.LoyaltyException.Fault;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Times evaluations, and counts what they gave and refused.
 *
 * <p>Counters are told apart by kinds of decisions, by codes that rules are written with, and by whose fault a failure is:
 * never by anything that a caller sends.
 */
final class EvaluationMetrics implements EvaluationObserver {
    private final Timer timer;
    private final Counters decisions;
    private final Counters refusals;
    private final Counters failures;

    EvaluationMetrics(MeterRegistry registry) {
        timer = Timer.builder("loyalty.evaluate")
                .description("Evaluations of transactions, those that failed among them")
                .register(registry);
        decisions = new Counters(registry, "loyalty.decisions", "kind", "Decisions by kind");
        refusals = new Counters(registry, "loyalty.refusals", "code", "Reasons why something was refused");
        failures = new Counters(registry, "loyalty.failures", "fault", "Evaluations that failed, by who can mend it");
    }

    @Override
    public Evaluation observe(Supplier<Evaluation> evaluating) {
        Evaluation evaluation;
        try {
            evaluation = timer.record(evaluating);
        } catch (RuntimeException failed) {
            failures.count((failed instanceof LoyaltyException known ? known.fault() : Fault.HOST).name());
            throw failed;
        }
        evaluation.decisions().forEach(this::count);
        return evaluation;
    }

    private void count(Decision decision) {
        decisions.count(decision.kind());
        if (decision instanceof Refused refused) {
            refused.refusals().stream().map(Refusal::code).forEach(refusals::count);
        }
    }

    /** Counters of one name; to look one up in the registry takes longer than many a decision. */
    private record Counters(
            MeterRegistry registry, String name, String tag, String description, Map<String, Counter> byValue) {
        Counters(MeterRegistry registry, String name, String tag, String description) {
            this(registry, name, tag, description, new ConcurrentHashMap<>());
        }

        void count(String value) {
            byValue.computeIfAbsent(value, this::counter).increment();
        }

        private Counter counter(String value) {
            return Counter.builder(name)
                    .description(description)
                    .tag(tag, value)
                    .register(registry);
        }
    }
}
