package io.loyaltyengine.examples;

import static io.loyaltyengine.examples.Shop.anna;
import static io.loyaltyengine.examples.Shop.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.ReasonCodes;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsRestored;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where points could be lost, doubled, or worth a cent too much. */
class PointsEdgesTest {
    private static final LoyaltyEngine CLUB = Reference.engine(Reference.CLUB);

    /** A point is worth 0.4 cents: one pays nothing, so it is not spent; two pay 0.8 cents, a cent. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0.00", "2, 2, 0.01", "3, 3, 0.01", "250, 250, 1.00"})
    void pointsThatPayNothingAreNotSpent(long wanted, long spent, String value) {
        LoyaltyEngine engine = new Shop()
                .pointsWorth("0.004")
                .rule("redemption", "Points pay", "$wish : Wish( payment )", "allow($wish)")
                .open();
        Purchase purchase = purchase("p", "till")
                .line("a", "GOODS", 1, "5.00")
                .redeem(wanted)
                .build();
        Evaluation evaluation = engine.evaluate(anna(1000), purchase);

        assertThat(Shop.change(evaluation.decisions())).isEqualTo(-spent);
        assertThat(evaluation.decisions(PurchaseRecorded.class).get(0).paid())
                .isEqualTo(new BigDecimal("5.00").subtract(new BigDecimal(value)));
        assertThat(codes(evaluation)).isEqualTo(spent == 0 ? List.of("NO_EFFECT") : List.of());
    }

    /** Half of 1.01 is 0.505: 101 points of half a cent are worth that much, but pay no more than 0.50. */
    @Test
    void pointsNeverPayMoreThanTheirShare() {
        LoyaltyEngine engine = new Shop()
                .pointsWorth("0.005")
                .rule("redemption", "Points pay", "$wish : Wish( payment )", "allow($wish).upToPercent(50)")
                .open();
        Purchase purchase =
                purchase("p", "till").line("a", "GOODS", 1, "1.01").redeem(500).build();
        Evaluation evaluation = engine.evaluate(anna(1000), purchase);

        assertThat(evaluation.decisions(PointsRedeemed.class))
                .extracting(redeemed -> redeemed.value().toPlainString())
                .containsExactly("0.50");
    }

    @ParameterizedTest
    @CsvSource({"99, 0", "199, 0", "200, 200", "299, 200", "300, 300"})
    void aDonationIsMadeInWholeStepsToo(long wanted, long spent) {
        LoyaltyEngine engine = new Shop()
                .rule("redemption", "Donate", "$wish : Wish( donation )", "allow($wish).inSteps(100).atLeast(150)")
                .open();
        Redemption wish = Redemption.of(
                "w",
                purchase("p", "till").line("a", "GOODS", 1, "1.00").build().at(),
                "EUR",
                new Redemption.Donation(wanted, "trees"));
        Evaluation evaluation = engine.evaluate(anna(1000), wish);

        assertThat(Shop.change(evaluation.decisions())).isEqualTo(-spent);
        assertThat(codes(evaluation)).isEqualTo(spent == 0 ? List.of("BELOW_MINIMUM") : List.of());
    }

    /** 500 points paid 5.00; the 15 points earned are spent; the refund gives 500 back, and 15 of them pay for the 15. */
    @Test
    void nothingIsForgivenThatTheRefundItselfBringsBack() {
        LoyaltyEngine engine = new Shop()
                .rule("redemption", "Points are spent", "$wish : Wish( points > 0 )", "allow($wish)")
                .earnsIn("till", "earn(1).per(1)")
                .open();
        Purchase purchase =
                purchase("p", "till").line("a", "GOODS", 1, "20.00").redeem(500).build();
        Evaluation bought = engine.evaluate(anna(500), purchase);
        Customer spent = engine.evaluate(
                        bought.customer(),
                        Redemption.of("w", purchase.at(), "EUR", new Redemption.Reward(RewardDefinition.of("mug", 15))))
                .customer();
        Evaluation refunded = engine.evaluate(spent, Refund.whole("r", purchase.at(), "EUR", bought.decisions()));

        assertThat(refunded.decisions(PointsRestored.class))
                .extracting(PointsRestored::points)
                .containsExactly(500L);
        assertThat(refunded.decisions(PointsReversed.class))
                .extracting(PointsReversed::points, PointsReversed::forgiven)
                .containsExactly(tuple(15L, 0L));
        assertThat(refunded.customer().points().balance()).isEqualTo(485);
    }

    /** A rule that counts in what a customer has may come to less than nothing. */
    @Test
    void lessThanNothingIsNotGranted() {
        LoyaltyEngine engine = new Shop()
                .rule(
                        "earning",
                        "Doubled",
                        "$customer : Customer( purchases >= 0 )\n        Purchase( paid > 0 )",
                        "earn($customer.balance())")
                .rule("redemption", "Give", "$wish : Wish( points > 0 )", "allow($wish)")
                .open();
        Purchase purchase = purchase("p", "till").line("a", "GOODS", 1, "20.00").build();
        Customer owing = engine.evaluate(
                        anna(20),
                        Adjustment.of("a", purchase.at(), "EUR", -30, "Fraud").mayingGoNegative())
                .customer();
        assertThat(engine.evaluate(owing, purchase).decisions(PointsEarned.class))
                .isEmpty();
        assertThat(engine.evaluate(anna(20), purchase).customer().points().balance())
                .isEqualTo(40);
    }

    @Test
    void aRefundOfAnUnknownPurchaseTakesNothingBack() {
        Purchase purchase = purchase("p", "till").line("a", "GOODS", 1, "20.00").build();
        Evaluation refused = CLUB.evaluate(anna(50), Refund.whole("r", purchase.at(), "EUR", List.of()));

        assertThat(refused.decisions()).hasOnlyElementsOfType(Refused.class);
        assertThat(refused.decisions(Refused.class).get(0).refusals())
                .extracting(Refusal::code)
                .containsExactly("UNKNOWN_ORIGINAL")
                .isSubsetOf(ReasonCodes.ALL);
        assertThat(refused.customer()).isEqualTo(anna(50));
    }

    @Test
    void aRefusedRefundHasAnIdOfItsOwn() {
        Purchase purchase = purchase("p", "till").line("a", "GOODS", 1, "20.00").build();
        Evaluation bought = CLUB.evaluate(anna(), purchase);
        List<Decision> recorded = new ArrayList<>(bought.decisions());
        Refund refund = Refund.whole("r", purchase.at(), "EUR", recorded);
        Evaluation first = CLUB.evaluate(bought.customer(), refund);
        recorded.addAll(first.decisions());
        Evaluation again = CLUB.evaluate(first.customer(), Refund.whole("r", purchase.at(), "EUR", recorded));

        assertThat(again.decisions(Refused.class)).hasSize(1);
        assertThat(again.customer()).isEqualTo(first.customer());
        assertThat(again.decisions())
                .extracting(Decision::id)
                .doesNotContainAnyElementsOf(
                        first.decisions().stream().map(Decision::id).toList());
    }

    @Test
    void aRecordThatSpeaksOfAnotherLineIsRefusedByName() {
        Purchase purchase =
                purchase("p", "till").line("a", "GOODS", 1, "20.00").redeem(500).build();
        Evaluation bought = CLUB.evaluate(anna(500), purchase);
        List<Decision> forged = new ArrayList<>();
        for (Decision decision : bought.decisions()) {
            forged.add(
                    decision instanceof PointsRedeemed paid
                            ? new PointsRedeemed(
                                    paid.id(),
                                    paid.reason(),
                                    Account.POINTS,
                                    paid.points(),
                                    paid.value(),
                                    paid.lots(),
                                    List.of(new LinePoints("9", BigDecimal.ONE, 500)))
                            : decision);
        }

        assertThatThrownBy(() -> CLUB.evaluate(bought.customer(), Refund.whole("r", purchase.at(), "EUR", forged)))
                .isInstanceOf(LoyaltyException.class)
                .hasMessageContaining("`9`");
    }

    @Test
    void oneCallAtTheTillDecidesInTheOrderOfTheArithmetic() {
        CouponCatalogue coupons =
                CouponCatalogue.of(CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN)));
        Purchase purchase = purchase("p", "app")
                .line("a", "GOODS", 1, "40.00")
                .coupon("TEN")
                .redeem(1250)
                .build();
        Evaluation evaluation = CLUB.evaluate(anna(1500), purchase, coupons);

        assertThat(evaluation.decisions())
                .extracting(decision -> decision.getClass().getSimpleName())
                .containsExactly(
                        "CouponAccepted",
                        "PointsRedeemed",
                        "PurchaseRecorded",
                        "PointsEarned",
                        "PointsEarned",
                        "PointsEarned",
                        "SpendCounted",
                        "VisitCounted",
                        "Collected",
                        "DonationAllocated");
        assertThat(evaluation.decisions(PointsEarned.class))
                .extracting(earned -> earned.reason().rule())
                .containsExactly("One point for every euro", "First purchase in the app", "Welcome points");
    }

    /** Nobody is on the way to losing points, or to a reminder. */
    @Test
    void progressIsTowardWhatACustomerLooksForwardTo() {
        Purchase purchase = purchase("p", "till").line("a", "GOODS", 1, "1.00").build();

        assertThat(CLUB.evaluate(anna(), purchase).progress())
                .extracting(Progress::rule)
                .containsExactly(
                        "100 loaves make a Bread friend",
                        "4 categories in 30 days",
                        "A visit in 6 months in a row",
                        "A voucher for every 2000 points",
                        "Bread in 4 weeks in a row",
                        "Bread on 3 days in a row",
                        "Gold from 1500 euros in a year",
                        "Silver from 300 euros in a year");
    }

    private static List<String> codes(Evaluation evaluation) {
        return evaluation.decisions(Refused.class).stream()
                .flatMap(refused -> refused.refusals().stream())
                .map(Refusal::code)
                .toList();
    }
}
