package shop;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** Decides one purchase by the rules that the argument names: a directory, or a file of prebuilt rules. */
public final class Shop {
    private Shop() {}

    public static void main(String[] args) {
        Path place = Path.of(args[0]);
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(args[0].endsWith(".prebuilt") ? PrebuiltRules.read(place) : RuleSource.directory(place))
                .build();
        Purchase purchase = Purchase.of("order-1042")
                .at(Instant.parse("2026-06-15T12:00:00Z"))
                .currency("EUR")
                .line("coffee-1kg", "COFFEE", 2, "9.99")
                .build();
        Evaluation evaluation = engine.evaluate(Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 1)), purchase);
        evaluation.decisions().forEach(decision -> System.out.println(decision.sentence(Locale.ENGLISH)));
        LoyaltyJson json = new LoyaltyJson();
        json.readCustomer(json.write(evaluation.customer()));
    }
}
