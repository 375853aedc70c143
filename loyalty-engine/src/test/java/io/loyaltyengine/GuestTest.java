package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsRedeemed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who is no member gets what everybody gets, and leaves no trace but the receipt. */
class GuestTest {
    private static final Instant JUNE = Instant.parse("2026-06-15T10:00:00Z");

    private static final LoyaltyEngine ENGINE = Programmes.engine(RuleSource.of(Map.of(
            LoyaltyEngine.PROGRAMME_FILE,
            Programmes.PROGRAMME,
            "coupons.drl",
            """
            package coupons
            rule "Any"
                @en("Yes.")
                @de("Ja.")
            when
                $claim : Claim( known )
            then
                decide.accept($claim);
            end
            """,
            "earning.drl",
            """
            package earning
            rule "Points"
                @en("Points.")
                @de("Punkte.")
            when
                Purchase( paid > 0 )
            then
                decide.earn(5);
            end
            """,
            "standing.drl",
            """
            package standing
            rule "Badge"
                @en("You came often: 20 visits.")
                @de("Du warst oft hier: 20 Besuche.")
            when
                Customer( visits >= 20 )
            then
                decide.award("often");
            end
            rule "Told"
                @en("Hello.")
                @de("Hallo.")
            when
                Customer( visits < 20 )
            then
                decide.notice("hello");
            end
            """)));

    private static final CouponCatalogue COUPONS = CouponCatalogue.of(List.of(
            CouponDefinition.of("TEN", new Benefit.AmountOff(BigDecimal.TEN)),
            CouponDefinition.of("GOLD", new Benefit.AmountOff(BigDecimal.TEN)).with(CouponAudience.tiers("GOLD"))));

    private static Purchase purchase(String... codes) {
        Purchase.Builder purchase = Purchase.of("p1").at(JUNE).currency("EUR").line("mug", "HOME", 2, "25.00");
        Stream.of(codes).forEach(purchase::coupon);
        return purchase.build();
    }

    @Test
    void earnsNothingAndIsOnTheWayToNothing() {
        Evaluation evaluation = ENGINE.evaluateGuest(purchase("TEN"), COUPONS);
        assertThat(evaluation.decisions())
                .extracting(decision -> decision.getClass().getSimpleName())
                .containsExactly("CouponAccepted", "PurchaseRecorded");
        assertThat(evaluation.progress()).isEmpty();
    }

    @Test
    void whatAsksWhoItIsIsRefusedThoughNoRuleRefusesIt() {
        Refused refused = ENGINE.evaluateGuest(purchase("GOLD"), COUPONS)
                .decisions(Refused.class)
                .get(0);
        assertThat(refused.refusals()).extracting("code").containsExactly("CUSTOMER_REQUIRED");
    }

    @Test
    void aGuestOnlyBuysAndBringsBack() {
        assertThatThrownBy(() -> ENGINE.evaluateGuest(DayReached.of("d", JUNE, "EUR")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("DayReached");
        Purchase withPoints = Purchase.of("p1")
                .at(JUNE)
                .currency("EUR")
                .line("mug", "HOME", 2, "25.00")
                .redeem(100)
                .build();
        assertThatThrownBy(() -> ENGINE.evaluateGuest(withPoints))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("transaction.redeem");
    }

    @Test
    void whatAMemberBoughtIsNoGuests() {
        List<Decision> recorded = ENGINE.evaluate(
                        Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1)), purchase())
                .decisions();
        assertThatThrownBy(() -> ENGINE.evaluateGuest(Refund.whole("r1", JUNE, "EUR", recorded)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatTakesFromAnAccountWasNeverAGuests() {
        List<Decision> recorded =
                new ArrayList<>(ENGINE.evaluateGuest(purchase(), COUPONS).decisions());
        for (String customer : List.of("anna", "guest")) {
            List<Decision> forged = new ArrayList<>(recorded);
            forged.add(new PointsRedeemed(
                    new DecisionId(customer, "p1", "PointsRedeemed", "payment", 1),
                    recorded.get(0).reason(),
                    "points",
                    5,
                    new BigDecimal("0.05"),
                    List.of(new Account.Lot(5, Lifetime.UNLIMITED)),
                    List.of(new LinePoints("1", new BigDecimal("0.05"), 5))));
            assertThatThrownBy(() -> ENGINE.evaluateGuest(Refund.whole("r1", JUNE, "EUR", forged)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("recorded");
        }
    }

    /** The same coupons give the same to everybody, and what comes back in parts ends at nothing. */
    @Property(tries = 100)
    void theTillsPriceIsThatOfAMember(
            @ForAll @IntRange(max = 2) int coupons, @ForAll @IntRange(min = 1, max = 5) int units) {
        Purchase.Builder builder = Purchase.of("p1").at(JUNE).currency("EUR").line("mug", "HOME", units, "7.33");
        for (int i = 0; i < coupons; i++) {
            builder.coupon(i == 0 ? "TEN" : "NONE");
        }
        Purchase purchase = builder.build();
        Evaluation guest = ENGINE.evaluateGuest(purchase, COUPONS);
        Evaluation member =
                ENGINE.evaluate(Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1)), purchase, COUPONS);
        assertThat(guest.decisions(CouponAccepted.class))
                .extracting(CouponAccepted::allocation)
                .isEqualTo(member.decisions(CouponAccepted.class).stream()
                        .map(CouponAccepted::allocation)
                        .toList());
        List<Decision> recorded = new ArrayList<>(guest.decisions());
        for (int i = 0; i < units; i++) {
            Evaluation back = ENGINE.evaluateGuest(
                    Refund.whole("r" + i, JUNE, "EUR", recorded).ofLines(List.of(new RefundLine("1", 1))));
            assertThat(back.decisions(Refused.class)).isEmpty();
            recorded.addAll(back.decisions());
        }
        assertThat(ENGINE.evaluateGuest(Refund.whole("last", JUNE, "EUR", recorded))
                        .decisions())
                .allMatch(decision -> decision instanceof Refused);
    }
}
