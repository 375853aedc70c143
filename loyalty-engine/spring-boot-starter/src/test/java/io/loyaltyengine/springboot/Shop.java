package io.loyaltyengine.springboot;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/** A corner shop: its rules, compiled once for all tests, a customer and a purchase. */
final class Shop {
    static final RuleSource RULES = RuleSource.classpath("rules", Shop.class.getClassLoader());
    static final PrebuiltRules PREBUILT = PrebuiltRules.compile(RULES);
    static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 1));

    private Shop() {}

    static LoyaltyEngine engine() {
        return LoyaltyEngine.builder().rules(PREBUILT).build();
    }

    static Purchase purchase(String currency) {
        return Purchase.of("order-1042")
                .at(Instant.parse("2026-06-15T12:00:00Z"))
                .currency(currency)
                .line("mug", "HOME", 1, "14.90")
                .coupon("WELCOME10")
                .build();
    }

    static void lay(RuleSource rules, Path folder) {
        rules.files().forEach((name, text) -> lay(folder.resolve(name), text));
    }

    /** With other rules of the same name. */
    static void replace(Path file, String from, String to) {
        String before = Shop.RULES.files().getOrDefault(String.valueOf(file.getFileName()), "");
        lay(file, before.replace(from, to));
    }

    private static void lay(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
