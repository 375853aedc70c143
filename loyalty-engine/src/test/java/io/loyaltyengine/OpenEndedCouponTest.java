package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit.PercentOff;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenEndedCouponTest {
    private static final String PROGRAMME = """
            {"schema": 1, "name": "test", "version": "1", "currency": "EUR", "zone": "Europe/Berlin",
             "tiers": [], "pointValue": 0.01}
            """;
    private static final String RULE = """
            package coupons
            rule "Until when"
                @en("{actual} to {required}.")
                @de("{actual} bis {required}.")
            when
                $claim : Claim( known )
            then
                decide.refuse($claim, "SHOWN").required($claim.validUntil()).actual($claim.validFrom());
            end
            """;

    @Test
    void itsFirstAndLastMomentCanBeTold() {
        Refused rejected = refused("Europe/Berlin", CouponWindow.ALWAYS);
        assertThat(rejected.refusals().get(0).required()).isEqualTo("2200-01-01T00:00:00Z");
        assertThat(rejected.refusals().get(0).actual()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(rejected.text().en()).isEqualTo("1970-01-01 01:00 to 2200-01-01 01:00.");
    }

    /** The second zone put its clocks forward at midnight: that day began at 01:00. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-05-31T22:00:00Z, 2026-06-01, 01.06.2026, 2026-05-31, 31.05.2026",
        "Europe/Berlin, 2026-05-31T22:01:00Z, 2026-06-01 00:01, 01.06.2026 00:01, 2026-06-01 00:01, 01.06.2026 00:01",
        "Europe/Berlin, 2026-06-01T00:00:00Z, 2026-06-01 02:00, 01.06.2026 02:00, 2026-06-01 02:00, 01.06.2026 02:00",
        "America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-04, 04.11.2018, 2018-11-03, 03.11.2018"
    })
    void whereADayBeginsTheDayIsSaid(String zone, Instant moment, String en, String de, String lastEn, String lastDe) {
        Refused from = refused(zone, CouponWindow.between(moment, moment.plusSeconds(1)));
        assertThat(from.refusals().get(0).actual()).isEqualTo(moment.toString());
        assertThat(from.text().en()).startsWith(en + " to ");
        assertThat(from.text().de()).startsWith(de + " bis ");
        Refused until = refused(zone, CouponWindow.until(moment));
        assertThat(until.refusals().get(0).required()).isEqualTo(moment.toString());
        assertThat(until.text().en()).endsWith(" to " + lastEn + ".");
        assertThat(until.text().de()).endsWith(" bis " + lastDe + ".");
    }

    private static Refused refused(String zone, CouponWindow window) {
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(RuleSource.of(Map.of("programme.json", PROGRAMME, "coupons.drl", RULE)))
                .zone(ZoneId.of(zone))
                .coupons(CouponCatalogue.of(CouponDefinition.of("TEN", new PercentOff(BigDecimal.TEN))
                        .with(window)))
                .build();
        Purchase purchase = Purchase.of("t1")
                .at(Instant.parse("2026-06-15T10:00:00Z"))
                .currency("EUR")
                .line("mug", "HOME", 1, "14.90")
                .coupon("TEN")
                .build();
        return engine.evaluate(Customer.enrolled("anna", "EUR", LocalDate.of(2026, 1, 1)), purchase)
                .decisions(Refused.class)
                .get(0);
    }
}
