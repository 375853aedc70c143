package io.loyaltyengine.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers were counted a second time by a script that shares no code with the reader. */
class SampleTest {
    private final OnlineRetail sample;

    SampleTest() throws IOException {
        sample = OnlineRetail.sample();
    }

    @Test
    void theSampleIsWhatItsReadmeSays() {
        assertThat(sample.cleaning().linesRead()).isEqualTo(9_495);
        assertThat(sample.cleaning().invoices()).isEqualTo(603);
        assertThat(sample.cleaning().customers()).isEqualTo(95);
    }

    @Test
    void everyLineIsAccountedFor() {
        Map<Finding, Long> found = new EnumMap<>(Finding.class);
        for (Finding finding : Finding.values()) {
            if (sample.cleaning().count(finding) > 0) {
                found.put(finding, sample.cleaning().count(finding));
            }
        }

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Finding.POSTAGE, 383L,
                        Finding.NO_GOODS, 16L,
                        Finding.NO_PRICE, 1L,
                        Finding.NO_KNOWN_SALE, 51L,
                        Finding.PARTLY_COVERED, 5L,
                        Finding.CUSTOMER_ID_SHORTENED, 9_095L,
                        Finding.DUPLICATE, 15L));
        assertThat(sample.cleaning().saleLines()).isEqualTo(8_658);
        assertThat(sample.cleaning().cancellationLines()).isEqualTo(386);
        assertThat(sample.cleaning().unitsWithoutSale()).isEqualTo(146);
        assertThat(sample.cleaning().saleLines()
                        + sample.cleaning().cancellationLines()
                        + sample.cleaning().linesDropped())
                .isEqualTo(sample.cleaning().linesRead());
    }

    @Test
    void oneCustomerOnlyBroughtBackWhatWasNeverBought() {
        assertThat(sample.shoppers()).hasSize(94);
        assertThat(sample.shoppers()).extracting(Shopper::id).isSorted();
        assertThat(events(Event.Sale.class)).isEqualTo(443);
        assertThat(events(Event.Return.class)).isEqualTo(144);
    }

    private long events(Class<? extends Event> kind) {
        return sample.shoppers().stream()
                .flatMap(shopper -> shopper.events().stream())
                .filter(kind::isInstance)
                .count();
    }
}
