package io.loyaltyengine.workbench.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.workbench.Workbench;
import io.loyaltyengine.workbench.author.Engines;
import io.loyaltyengine.workbench.author.Findings;
import io.loyaltyengine.workbench.author.Manuscript;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Somebody writes their first programme, in a real browser and without a mouse. */
class NewAuthorTest {
    private final Path folder;
    private final Playground playground;

    NewAuthorTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        assertThat(Workbench.run(nobody, nobody, "new", folder.toString(), "--yes"))
                .isZero();
        this.playground = Playground.open(folder, 0, "en");
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void writes_a_tested_programme_with_the_keyboard_alone() throws IOException {
        try (Browser browser = new Browser("en")) {
            browser.screen(1280, 1000, "light");
            browser.open(playground.address());
            browser.find("body[data-ready]");
            browser.reads("#summary", "Nothing is wrong.");
            addsATierAndStamps(browser);

            newFile(browser, "vips.drl");
            writesTheFirstRule(browser);
            newFile(browser, "coupons.drl");
            lines(
                    browser,
                    "package coupons",
                    "rule \"Every coupon counts\"",
                    "@en(\"The coupon {code} takes off {discount}.\")",
                    "@de(\"Der Gutschein {code} zieht {discount} ab.\")",
                    "when",
                    "$claim : Claim( discount > 0 )",
                    "then",
                    "decide.accept($claim);",
                    "end");
            newFile(browser, "stamps.drl");
            lines(
                    browser,
                    "package earning",
                    "rule \"A stamp for every coffee\"",
                    "@en(\"{quantity}: 1 for every coffee, good for 12 months.\")",
                    "@de(\"{quantity}: 1 für jeden Kaffee, 12 Monate gültig.\")",
                    "when",
                    "$purchase : Purchase( unitsIn(\"COFFEE\") > 0 )",
                    "then",
                    "decide.earn(1, \"stamps\").perUnit($purchase.only(\"COFFEE\")).validMonths(12);",
                    "end");
            newFile(browser, "standing.drl");
            lines(
                    browser,
                    "package standing",
                    "rule \"A full card is a free coffee\"",
                    "@en(\"10 stamps: your next coffee is free, for 60 days.\")",
                    "@de(\"10 Stempel: Dein nächster Kaffee ist gratis, 60 Tage lang.\")",
                    "when",
                    "Customer( available(\"stamps\") >= 10 )",
                    "then",
                    "decide.issue(\"FREE-COFFEE\").forEvery(10, \"stamps\").validDays(60);",
                    "end",
                    "",
                    "rule \"Silver\"",
                    "@en(\"100 euros make you {tier} until {until}.\")",
                    "@de(\"100 Euro machen dich zu {tier} bis {until}.\")",
                    "when",
                    "Customer( spend >= 100 )",
                    "then",
                    "decide.tier(\"SILVER\").validMonths(12);",
                    "end");
            browser.reads("#summary", "Nothing is wrong.");

            triesABasket(browser);
            browser.tabTo("#scenario-name");
            browser.press("A regular fills a card", Keys.ENTER);
            browser.reads("#tried", "All come true: 6.");
            browser.reads("#summary", "Nothing is wrong.");
            browser.with(Keys.CONTROL, "s");
            browser.reads("#news", "Saved.");
            browser.reads("#state", "All is saved.");
            browser.screen(1280, 2600, "light");
            browser.screenshot("saved-en");
            asksWhatItWouldCost(browser);
            looksWellElsewhere(browser);
            assertThat(browser.complaints()).isEmpty();
            assertThat((Iterable<?>) browser.run("return performance.getEntries().map(each => each.name)"
                            + ".filter(name => /^[a-z]+:/.test(name) && !name.startsWith(location.origin))"))
                    .as("requests that leave this machine")
                    .isEmpty();
        }
        Manuscript saved = Manuscript.of(folder);
        assertThat(saved.files())
                .containsOnlyKeys(
                        "badges.drl",
                        "coupons.drl",
                        "points.drl",
                        "programme.json",
                        "scenarios/first.yaml",
                        "scenarios/tried.yaml",
                        "stamps.drl",
                        "standing.drl",
                        "vips.drl");
        var engine = new Engines().of(saved).orElseThrow();
        assertThat(Findings.tried(saved, engine))
                .extracting(Findings.Tried::failure)
                .containsOnly("");
        assertThat(saved.text("scenarios/tried.yaml"))
                .contains(
                        "BadgeAwarded",
                        "CouponAccepted",
                        "CouponIssued",
                        "TierChanged",
                        "account: stamps",
                        "to: {name: SILVER}");
    }

    private static void addsATierAndStamps(Browser browser) {
        browser.tabTo("[role=tab][aria-selected=true]");
        while (!browser.text("[role=tab][aria-selected=true]").contains("programme.json")) {
            browser.press(Keys.ARROW_RIGHT);
        }
        browser.tabTo("#text");
        browser.with(Keys.CONTROL, "a");
        browser.press("{\"schema\": 1, \"name\": \"corner-shop\", \"version\": \"1\", \"currency\": \"EUR\", "
                + "\"zone\": \"Europe/Berlin\", \"tiers\": [\"SILVER\"], \"pointValue\": 0.01, "
                + "\"accounts\": {\"stamps\": {\"one\": {\"en\": \"stamp\", \"de\": \"Stempel\"}, "
                + "\"many\": {\"en\": \"stamps\", \"de\": \"Stempel\"}}}}");
        browser.reads("#summary", "Nothing is wrong.");
    }

    private static void newFile(Browser browser, String name) {
        browser.press(Keys.ESCAPE);
        browser.tabTo("#new-name");
        browser.press(name, Keys.ENTER);
        browser.reads("[role=tab][aria-selected=true]", name);
    }

    /** As one types who does not look at what is offered. */
    private static void lines(Browser browser, String... lines) {
        for (String line : lines) {
            browser.press(line, Keys.ESCAPE, Keys.ENTER);
        }
    }

    /** Puts another text in the place of a line. */
    private static void insteadOfLine(Browser browser, String text) {
        browser.press(Keys.HOME);
        browser.with(Keys.SHIFT, Keys.END);
        browser.press(text, Keys.ESCAPE);
    }

    private void writesTheFirstRule(Browser browser) throws IOException {
        browser.press("package st");
        browser.reads("#offers [aria-selected=true]", "standing");
        browser.press(Keys.ENTER, "ru");
        browser.reads("#offers [aria-selected=true]", "rule");
        browser.press(Keys.ENTER, "Twenty visits", Keys.ESCAPE, Keys.ARROW_DOWN);
        insteadOfLine(browser, "    @en(\"20 visits make you a friend.\")");
        browser.press(Keys.ARROW_DOWN);
        insteadOfLine(browser, "    @de(\"Zwanzig Besuche machen dich zum Freund.\")");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        insteadOfLine(browser, "    Customer( vists >= 20, !hasBadge(\"friend\") )");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        insteadOfLine(browser, "    decide.award(\"friend\");");

        browser.reads("#findings", "vips.drl:7: `Customer` has no `vists`. Maybe `visits`.");
        assertThat(browser.text("#paint .wrong")).isEqualTo("vists");
        browser.screenshot("mistake-en");

        browser.press(Keys.F8, "vis");
        browser.reads("#offers [aria-selected=true]", "visitAnniversaryToday");
        browser.press(Keys.ARROW_DOWN);
        browser.reads("#offers [aria-selected=true]", "visits");
        browser.reads("#manual", "visits");
        browser.screenshot("offers-en");
        browser.press(Keys.ENTER);
        browser.reads("#summary", "Nothing is wrong.");
        assertThat(browser.find("#text").getAttribute("value"))
                .contains("    Customer( visits >= 20, !hasBadge(\"friend\") )\n");
    }

    private void triesABasket(Browser browser) throws IOException {
        browser.press(Keys.ESCAPE);
        browser.tabTo("#attempt");
        browser.with(Keys.CONTROL, "a");
        browser.press("""
                given:
                  history: {lifetime: {visits: 20, spend: 120}}
                coupons:
                  - {code: SPRING}
                when:
                  - purchase:
                      coupons: [SPRING]
                      lines: [{category: COFFEE, quantity: 10, unitPrice: 3.00}]
                """);
        browser.with(Keys.CONTROL, Keys.ENTER);
        browser.reads("#news", "Tried.");
        browser.reads("#decisions", "CouponAccepted");
        browser.reads("#decisions", "BadgeAwarded");
        browser.reads("#decisions", "CouponIssued");
        browser.reads("#decisions", "TierChanged");
        browser.reads("#receipt", "The coupon SPRING takes off 3.00 EUR.");
        browser.reads("#trace", "Twenty visits");
        browser.reads("#trace", "award friend");
    }

    private void asksWhatItWouldCost(Browser browser) throws IOException {
        browser.tabTo("#compare");
        browser.press(Keys.ENTER);
        browser.reads("#compared", "Compared.");
        browser.readsWithin("#report", "h1", "What if? Online Retail");
        browser.screen(1280, 2600, "light");
        browser.screenshot("what-if-en");
    }

    private void looksWellElsewhere(Browser browser) throws IOException {
        browser.screen(1280, 1000, "dark");
        browser.screenshot("desktop-dark-en");
        browser.screen(640, 1600, "light");
        assertFits(browser, 640);
        browser.screenshot("at-200-percent-en");
        browser.tabTo("[data-language=de]");
        browser.press(Keys.ENTER);
        browser.reads("#summary", "Nichts zu beanstanden.");
        browser.screen(360, 3200, "light");
        assertFits(browser, 360);
        browser.screenshot("phone-de");
        assertThat(browser.find("html").getAttribute("lang")).isEqualTo("de");
        assertThat(browser.findAll("button, input, textarea, [role=tab]"))
                .filteredOn(WebElement::isDisplayed)
                .allSatisfy(it -> assertThat(it.getAccessibleName()).isNotBlank());
    }

    private static void assertFits(Browser browser, long width) {
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(width);
    }
}
