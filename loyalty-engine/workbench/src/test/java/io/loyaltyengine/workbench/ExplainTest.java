package io.loyaltyengine.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final String RULES = "../../rules";

    private static Told explained(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "explain";
        args[1] = "--rules=" + RULES;
        System.arraycopy(more, 0, args, 2, more.length);
        return Told.by(args);
    }

    @Test
    void saysWhyNot() {
        Told told = explained("--scenario=The 19th visit makes", "--language=en");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains("""
                        Fired
                        """, """
                            One visit a day  (earning, points.drl:23)
                                + today.visits: 0, needs 0
                                + paid: 1.00, needs more than 0
                                = count visit
                                > VisitCounted
                        """, """
                            20 visits make a Superfan  (standing, badges.drl:4)
                                - visits: 19, needs at least 20
                        """);
    }

    @Test
    void saysAtWhatARefusedCouponWouldPassInGerman() {
        Told told = explained("--scenario=A cent below the minimum", "--language=de");

        assertThat(told.out()).contains("Hat gegriffen", "nötig weniger als 50,00 (ginge ab 50.00)");
    }

    @Test
    void readsDocumentsAndSaysWhatIsWrongWithThem(@TempDir Path folder) throws IOException {
        Path customer = Files.writeString(folder.resolve("anna.json"), """
                {"schema": 1, "id": "anna", "currency": "EUR", "enrolledOn": "2026-01-01",
                 "profile": {}, "accounts": {},
                 "history": {"lifetime": {"spend": 0, "points": 0, "visits": 0, "purchases": 0}},
                 "tier": {"name": "NONE"}}
                """);
        Path purchase = Files.writeString(folder.resolve("purchase.json"), """
                {"schema": 1, "type": "purchase", "id": "p1", "at": "2026-06-20T10:00:00Z", "currency": "EUR",
                 "lines": [{"id": "1", "product": "mug", "category": "HOME", "quantity": 1, "unitPrice": 9.99}],
                 "coupons": ["NIX"]}
                """);

        Told told = explained(customer.toString(), purchase.toString(), "--language=en");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out())
                .contains("Unknown code [NIX]  (coupons, coupons.drl:22)", "+ known: no, needs no", "> Refused");

        Files.writeString(purchase, "{}");
        told = explained(customer.toString(), purchase.toString(), "--language=en");
        assertThat(told.code()).isEqualTo(Workbench.FAILED);
        assertThat(told.err()).startsWith(purchase + ": ");
        told = explained(customer.toString(), folder.resolve("nix.json").toString(), "--language=en");
        assertThat(told.err()).contains("nix.json` cannot be read");
    }

    @Test
    void saysWhatItNeeds() {
        assertThat(explained("--language=en"))
                .satisfies(told -> assertThat(told.code()).isEqualTo(2))
                .satisfies(told -> assertThat(told.err()).contains("Give a customer and a transaction"));
        assertThat(explained("--scenario=No such", "--language=en").err()).contains("No scenario of");
    }
}
