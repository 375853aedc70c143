package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit.PercentOff;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenEndedCouponTest {
    private static final String PROGRAMME = """
            {"schema": 1, "name": "test", "version": "1", "currency": "EUR", "zone": "Europe/Berlin",
             "tiers": [], "pointValue": 0.01}
            """;
    private static final String RULE = """
            package coupons
            rule "Until when"
                @en("Valid until {required}.")
                @de("Gilt bis {required}.")
            when
                $claim : Claim( known )
            then
                decide.refuse($claim, "SHOWN").required($claim.validUntil()).actual($claim.validFrom());
            end
            """;

    @Test
    void itsFirstAndLastMomentCanBeTold() {
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(RuleSource.of(Map.of("programme.json", PROGRAMME, "coupons.drl", RULE)))
                .coupons(CouponCatalogue.of(CouponDefinition.of("TEN", new PercentOff(BigDecimal.TEN))))
                .build();
        Purchase purchase = Purchase.of("t1")
                .at(Instant.parse("2026-06-15T10:00:00Z"))
                .currency("EUR")
                .line("mug", "HOME", 1, "14.90")
                .coupon("TEN")
                .build();

        Refused rejected = engine.evaluate(Customer.enrolled("anna", "EUR", LocalDate.of(2026, 1, 1)), purchase)
                .decisions(Refused.class)
                .get(0);

        assertThat(rejected.refusals().get(0).required()).isEqualTo("2200-01-01T00:00:00Z");
        assertThat(rejected.refusals().get(0).actual()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(rejected.text().en()).isEqualTo("Valid until 2200-01-01 01:00.");
    }
}
