package io.loyaltyengine.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Purchase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** A visitor at the member page, in a real browser. */
class MemberPageTest {
    private static final Instant FIRST_DAY = Instant.parse("2026-05-04T09:00:00Z");
    private final OpenShop shop = OpenShop.shared();

    @Test
    void a_visitor_becomes_a_superfan_and_brings_something_back() throws IOException {
        visits("paula", 19);
        try (Browser browser = new Browser("en")) {
            browser.screen(1280, 1000, "light");
            browser.open(page("paula"));
            browser.reads("#badges", "19 of 20 visits");
            browser.click("#next-day");
            browser.reads("#news", "Now it is");
            browser.click("[data-step='espresso+']");
            browser.click("[data-step='mug+']");
            browser.find("#coupon").sendKeys("lucky5 nonsense");
            browser.screenshot("till-en");
            browser.click("#buy");

            browser.reads("#celebration", "Superfan");
            browser.screenshot("celebration-en");
            browser.reads("#celebration", "20 visits make you a Superfan.");
            browser.reads("#receipts article:first-child", "We do not know the coupon NONSENSE.");
            browser.reads("#receipts article:first-child", "100 points as a thank-you");
            browser.click("#celebration-close");
            assertThat(browser.find("#celebration").isDisplayed()).isFalse();
            browser.click("#receipts article:first-child summary");
            browser.reads("#receipts article:first-child table", "20 visits make a Superfan");
            browser.screen(1280, 2200, "light");
            browser.screenshot("desktop-en");
            browser.screen(1280, 2200, "dark");
            browser.screenshot("desktop-dark-en");

            String before = browser.text("#points");
            browser.click("#receipts article:first-child .sold button[aria-label='Return Mug']");
            browser.reads("#receipts article:first-child h3", "Return");
            browser.reads("#receipts article:nth-child(2) .sold", "1 returned");
            assertThat(browser.text("#points")).isNotEqualTo(before);
            browser.screen(1280, 1600, "light");
            browser.screenshot("returned-en");
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(Audit.of(shop.sql())).isEmpty();
    }

    @Test
    void on_a_phone_it_speaks_german_to_whoever_does() throws IOException {
        visits("berta", 9);
        try (Browser browser = new Browser("de")) {
            browser.screen(360, 780, "light");
            browser.open(page("berta"));
            browser.reads("#badges", "9 von 20 Besuchen");
            browser.screenshot("phone-de");
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .isEqualTo(360L);
            assertThat(browser.find("html").getAttribute("lang")).isEqualTo("de");
            browser.screen(360, 3600, "light");
            browser.screenshot("phone-whole-de");
            browser.click("[data-language='en']");
            browser.reads("#balance-title", "Balance");
            browser.click("[data-language='de']");
            browser.reads("#balance-title", "Guthaben");

            assertThat(browser.findAll("button, input"))
                    .filteredOn(WebElement::isDisplayed)
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.getAccessibleName()).isNotBlank());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private String page(String member) {
        return shop.at("/?member=" + member + "&at=2026-05-04T08:00:00Z").toString();
    }

    /** An espresso or two and some honey, on so many days. */
    private void visits(String member, int days) {
        shop.enrol(member);
        for (int i = 0; i < days; i++) {
            shop.book(
                    member,
                    Purchase.of("visit-" + i)
                            .at(FIRST_DAY.plus(Duration.ofDays(i)))
                            .currency("EUR")
                            .line("espresso", "COFFEE", 1 + i % 2, "2.50")
                            .line("honey", "GROCERIES", 1, "7.80")
                            .build());
        }
    }
}
