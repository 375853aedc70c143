package io.loyaltyengine.springboot;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A host as small as can be. */
@SpringBootApplication
@RestController
class Application {
    private final LoyaltyEngine engine;

    Application(LoyaltyEngine engine) {
        this.engine = engine;
    }

    static ConfigurableApplicationContext start(String... settings) {
        String[] usual = {
            "--server.port=0",
            "--management.endpoints.web.exposure.include=health,metrics",
            "--management.endpoint.health.show-details=always"
        };
        return SpringApplication.run(
                Application.class,
                Stream.concat(Stream.of(usual), Stream.of(settings)).toArray(String[]::new));
    }

    /** A transaction in a body of the host's own. */
    record Visit(Transaction transaction, Customer customer) {}

    /** One that is told apart by a name that may come last, so that the rest is kept until then. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    @JsonSubTypes(@JsonSubTypes.Type(value = Survey.class, name = "survey"))
    interface Event {}

    record Survey(Transaction transaction) implements Event {}

    /** Decisions in an answer of the host's own. */
    record Receipt(String shop, List<Decision> decisions) {}

    @PostMapping("/evaluations")
    Evaluation evaluate(@RequestBody Transaction transaction) {
        return engine.evaluate(Shop.ANNA, transaction);
    }

    @PostMapping("/visits")
    Receipt visit(@RequestBody Visit visit) {
        return new Receipt(
                "corner shop",
                engine.evaluate(visit.customer(), visit.transaction()).decisions());
    }

    @PostMapping("/events")
    Event event(@RequestBody Event event) {
        return event;
    }

    @GetMapping("/customer")
    Customer customer() {
        return Shop.ANNA;
    }

    @GetMapping("/broken")
    Evaluation broken() {
        throw new EvaluationException("Double points", "The rule failed: secret", new ArithmeticException("secret"));
    }
}
