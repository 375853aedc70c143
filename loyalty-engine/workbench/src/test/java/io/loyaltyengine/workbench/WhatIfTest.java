package io.loyaltyengine.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {
    private static final Programme SHOP = Programme.of("one", "1", "EUR", "Europe/Berlin", List.of("SILVER"), "0.01");

    private final Path folder;
    private final Path old;
    private final Path changed;

    WhatIfTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        old = programme("old", "One point <b>for</b> every euro", 1);
        changed = programme("new", "One point <b>for</b> every euro", 3);
    }

    private Path programme(String name, String rule, int points) throws IOException {
        Path rules = Files.createDirectories(folder.resolve(name));
        Files.writeString(rules.resolve("programme.json"), new LoyaltyJson().write(SHOP));
        Files.writeString(rules.resolve("points.drl"), """
                // Points.
                package earning
                rule "%s"
                    @en("{points|point|points} for {base}, %d per full euro.")
                    @de("{points|Punkt|Punkte} für {base}, %d je vollem Euro.")
                when
                    $purchase : Purchase( paid > 0 )
                then
                    decide.earn(%d).per(1);
                end
                """.formatted(rule, points, points, points));
        Files.writeString(rules.resolve("coupons.drl"), """
                // Coupons.
                package coupons
                rule "Accepted"
                    @en("The coupon {code} takes off {discount}.")
                    @de("Der Gutschein {code} zieht {discount} ab.")
                when
                    $claim : Claim( discount > 0 )
                then
                    decide.accept($claim);
                end
                rule "Unknown code"
                    @en("We do not know the coupon {subject}.")
                    @de("Den Gutschein {subject} kennen wir nicht.")
                when
                    $claim : Claim( !known )
                then
                    decide.refuse($claim, "UNKNOWN_CODE");
                end
                """);
        return rules;
    }

    private static Transaction purchase(String id, int day, String price) {
        return Purchase.of(id, SHOP).at(at(day)).line("mug", "HOME", 1, price).build();
    }

    private static Instant at(int day) {
        return Instant.parse("2026-06-%02dT12:00:00Z".formatted(day));
    }

    private static String line(String customer, Transaction transaction) {
        return "{\"customer\": \"%s\", \"transaction\": %s}".formatted(customer, new LoyaltyJson().write(transaction));
    }

    private Path data(String... lines) throws IOException {
        return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines) + "\n");
    }

    private Told whatIf(Object... more) {
        String[] args = new String[3 + more.length];
        args[0] = "what-if";
        args[1] = old.toString();
        args[2] = changed.toString();
        for (int i = 0; i < more.length; i++) {
            args[3 + i] = more[i].toString();
        }
        return Told.by(args);
    }

    @Test
    void decidesLinesOfJsonInTheOrderOfTime() throws IOException {
        Path data = data(
                line("bert", purchase("b1", 3, "7.00")),
                // Later in time, earlier in the file; what comes back was given by each programme itself.
                line("anna", Refund.of("a2", at(9), SHOP, "a1")),
                line("anna", purchase("a1", 2, "10.00")),
                line("anna", purchase("a3", 4, "20.00")),
                line("carl", Activity.of("c1", SHOP).at(at(5)).kind("survey").build()));

        Told told = whatIf(data, "--language=en");

        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(told.out())
                .contains("What if? data.jsonl", "2 customers get more, 0 get less; for 1 nothing changes.")
                .containsPattern("points granted +37 +111 +\\+74\n")
                .containsPattern("points taken back with goods +10 +30 +\\+20\n")
                .containsPattern("owed to customers at the end +0.27 +0.81 +\\+0.54\n")
                .containsPattern("anna +0.20 +0.60 +\\+0.40 +One point <b>for</b> every euro: 0.20 → 0.60\n");
    }

    @Test
    void tellsABadLineByItsNumberAndDoesNothing() throws IOException {
        Path data = data(line("anna", purchase("a1", 2, "10.00")), "{\"customer\": \"anna\"}");

        Told told = whatIf(data, "--language=en");

        assertThat(told.code()).isEqualTo(Workbench.FAILED);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("Line 2 of `" + data + "`: ", "transaction");
    }

    @Test
    void skipsBadLinesIfThatIsSaid() throws IOException {
        Transaction dollars = Purchase.of("d1")
                .at(at(3))
                .currency("USD")
                .line("mug", "HOME", 1, "10.00")
                .build();
        Path data = data(
                "not JSON",
                line("anna", purchase("a1", 2, "10.00")),
                line(" ", purchase("a1", 2, "10.00")),
                line("anna", purchase("d1", 3, "5.00")),
                line("anna", dollars));
        Told told = whatIf(data, "--language=en", "--skip-bad");

        assertThat(told.code()).isZero();
        assertThat(told.err())
                .contains("Left out. Line 1 of", "Left out. Line 3 of", "Left out. Customer `anna`, transaction `d1`");
        assertThat(told.out()).containsPattern("points granted +15 +45 +\\+30\n");
        assertThat(whatIf(data(line("anna", dollars)), "--language=en").err())
                .startsWith("Customer `anna`, transaction `d1`, by `" + old + "`: ");
    }

    @Test
    void takesCouponsFromAFile() throws IOException {
        Transaction purchase = Purchase.of("a1", SHOP)
                .at(at(2))
                .line("mug", "HOME", 1, "10.00")
                .coupon("TEN")
                .build();
        Path coupons = Files.writeString(
                folder.resolve("coupons.json"),
                "[%s]"
                        .formatted(new LoyaltyJson()
                                .write(CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN)))));

        Path data = data(line("anna", purchase));

        Told told = whatIf(data, "--language=en", "--coupons", coupons);

        assertThat(told.err()).isEmpty();
        assertThat(told.out()).containsPattern("discounts by coupons +1.00 +1.00 +0.00\n");
        assertThat(whatIf(data, "--language=en").out()).containsPattern("discounts by coupons +0.00 +0.00 +0.00\n");
        assertThat(whatIf(data, "--language=en", "--coupons", data).err()).contains("is no list of coupons");
    }

    @Test
    void saysWhichRulesDoNotLoad() throws IOException {
        Files.writeString(changed.resolve("points.drl"), "package earning rule");

        Told told = whatIf("--language=en");

        assertThat(told.code()).isEqualTo(Workbench.FOUND);
        assertThat(told.err()).startsWith("The rules in " + changed + " do not load.\n");
    }

    @Test
    void writesOnePageThatAsksForNothingAndEscapesAll() throws IOException {
        Path data = data(line("<script>alert(1)</script>", purchase("a1", 2, "10.00")));
        Path page = folder.resolve("report.html");

        assertThat(whatIf(data, "--language=de", "--html", page).code()).isZero();

        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>\n<html lang=\"de\">")
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "One point &lt;b&gt;for",
                        "<title id=\"s0-title\">Zahlen")
                .doesNotContain("<script", "<b>", "http:", "https:", "//", "url(", "@import", "src=", "href=", "{{");
    }

    @Test
    void writesFiguresForPrograms() throws IOException {
        Path data = data(line("anna", purchase("a1", 2, "10.00")));
        Path figures = folder.resolve("figures.json");

        assertThat(whatIf(data, "--language=en", "--json", figures).code()).isZero();

        assertThat(Files.readString(figures))
                .contains("\"old\":{\"customers\":1,\"purchases\":1,\"turnover\":10.00,", "\"liability\":0.30,");
    }

    @Test
    void skipsLinesOfTheRealShopToo() throws IOException {
        Path data = Files.writeString(folder.resolve("sales.csv"), """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                1,A,SOMETHING,5,2011-06-01 10:00:00,1.00,1,Germany
                2,A,SOMETHING,many,2011-06-02 10:00:00,1.00,1,Germany
                """);

        assertThat(whatIf(data, "--language=de").err()).startsWith("Line 3 of `" + data + "`");
        assertThat(whatIf(data, "--language=de").code()).isEqualTo(Workbench.FAILED);
        assertThat(whatIf(data, "--language=de", "--skip-bad").err()).startsWith("Ausgelassen. Line 3 of");
        assertThat(whatIf(data, "--language=de", "--skip-bad").out()).containsPattern("Käufe +1 +1 +0\n");
    }

    @Test
    void fitsATerminal() throws IOException {
        programme("new", "Three points for every euro", 3);

        assertThat(whatIf("--language=en").out().lines())
                .hasSizeLessThanOrEqualTo(60)
                .anyMatch(line -> line.startsWith("Three points for every euro (new only)"));
    }

    @Test
    void saysHowManyRowsItLeavesOut() {
        Told told = Told.by("what-if", "../../rules", "../../rules/club", "--language=en");

        assertThat(told.err()).isEmpty();
        assertThat(told.out().lines()).hasSizeLessThan(90);
        assertThat(told.out()).contains("(old only)", "Who loses most", "… and 4 more\n");
    }
}
