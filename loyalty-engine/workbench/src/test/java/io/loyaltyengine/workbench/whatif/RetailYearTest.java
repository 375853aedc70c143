package io.loyaltyengine.workbench.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.workbench.whatif.Effect.Counted;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example that replays the year shares no sums with what-if, and has the same. */
class RetailYearTest {
    private static final Path SUMMARY = Path.of(
            "../../loyalty-engine-examples/src/test/resources/io/loyaltyengine/examples/retail-year.golden.txt");
    private static final Pattern FIGURE = Pattern.compile(" *(\\S.*?) {2,}([0-9,.]+)( .*)?");

    private final Effect effect = Programmes.compared(
                    Programmes.REFERENCE, Programmes.REFERENCE, Programmes.YEAR.members(), 2)
            .after();
    private final Map<String, BigDecimal> summary = new TreeMap<>();

    RetailYearTest() throws IOException {
        for (String line : Files.readAllLines(SUMMARY)) {
            Matcher figure = FIGURE.matcher(line);
            if (figure.matches()) {
                summary.putIfAbsent(
                        figure.group(1), new BigDecimal(figure.group(2).replace(",", "")));
            }
        }
    }

    @Test
    void theSumsAreThoseOfTheRetailYear() {
        Flow points = effect.account("points");
        isInSummary("customers replayed", effect.customers());
        isInSummary("purchases", effect.purchases());
        isInSummary("granted", points.granted());
        isInSummary("cancelled while pending", points.cancelled());
        isInSummary("reversed once active", points.reversed());
        isInSummary("expired", points.expired());
        isInSummary("outstanding", points.balance());
        isInSummary("of these pending", points.pending());
        assertThat(effect.turnover()).isEqualTo(summary.get("turnover"));
        assertThat(effect.refunded()).isEqualTo(summary.get("refunded"));
        assertThat(effect.discounts()).isEqualTo(summary.get("coupon discounts"));
        assertThat(effect.liability()).isEqualTo(summary.get("value of those outstanding"));
    }

    @Test
    void theCountsAreThoseOfTheRetailYear() {
        assertThat(effect.of(Counted.TIER)).hasSize(4);
        effect.of(Counted.TIER).forEach(this::isInSummary);
        assertThat(effect.of(Counted.TIER_CHANGE)).hasSize(6);
        effect.of(Counted.TIER_CHANGE).forEach((change, times) -> isInSummary(change.replace("→", "to"), times));
        assertThat(effect.of(Counted.BADGE)).hasSize(2);
        effect.of(Counted.BADGE).forEach(this::isInSummary);
        assertThat(effect.of(Counted.COUPON)).hasSize(3);
        effect.of(Counted.COUPON).forEach((code, times) -> isInSummary(code + " accepted", times));
        assertThat(effect.of(Counted.REFUSAL)).hasSize(7);
        effect.of(Counted.REFUSAL).forEach((code, times) -> assertThat(summary.entrySet().stream()
                        .filter(figure -> figure.getKey().endsWith(" refused, " + code))
                        .mapToLong(figure -> figure.getValue().longValueExact())
                        .sum())
                .as(code)
                .isEqualTo(times));
    }

    private void isInSummary(String label, long number) {
        assertThat(summary.get(label)).as(label).isEqualTo(BigDecimal.valueOf(number));
    }
}
