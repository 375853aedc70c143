package io.loyaltyengine.examples;

import static io.loyaltyengine.examples.Shop.anna;
import static io.loyaltyengine.examples.Shop.berlin;
import static io.loyaltyengine.examples.Shop.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.points.PointsRestored;
import io.loyaltyengine.model.rewards.DonationMade;
import io.loyaltyengine.model.rewards.RewardGranted;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wishes that nobody allows, that come to nothing, or that come back. */
class WishEdgesTest {
    private static final Redemption.Donation TREES = new Redemption.Donation(200, "trees");
    private static final Redemption.Reward MUG = new Redemption.Reward(RewardDefinition.of("mug", 200));
    private static final LoyaltyEngine SHOP = new Shop()
            .rule("redemption", "Allowed", "$wish : Wish( points > 0 )", "allow($wish)")
            .rule("standing", "Fan", "Customer( purchases >= 0 )", "count(\"step\")")
            .open();
    private static final LoyaltyEngine PAYMENTS = new Shop()
            .rule("redemption", "Pay", "$wish : Wish( payment )", "allow($wish)")
            .open();
    private static final LoyaltyEngine DONATIONS = new Shop()
            .rule("redemption", "Give", "$wish : Wish( donation )", "allow($wish)")
            .open();
    private static final LoyaltyEngine WORTHLESS = new Shop()
            .pointsWorth("0.00001")
            .rule("redemption", "Allowed", "$wish : Wish( points > 0 )", "allow($wish)")
            .open();
    private static final LoyaltyEngine REFUSING = new Shop()
            .rule("redemption", "Few", "$wish : Wish( points > available )", "refuse($wish, \"NOT_ENOUGH_POINTS\")")
            .open();
    private static final LoyaltyEngine NO_RULE = new Shop()
            .rule("standing", "Fan", "Customer( purchases >= 0 )", "award(\"fan\")")
            .open();

    static List<Redemption.Wish> wishes() {
        return List.of(TREES, MUG);
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void aWishThatNoRuleAllowsIsRefused(Redemption.Wish wish) {
        assertThat(codes(PAYMENTS.evaluate(anna(1000), asking(wish)))).containsExactly("NO_EFFECT");
        assertThat(codes(NO_RULE.evaluate(anna(1000), asking(wish)))).containsExactly("NO_EFFECT");
    }

    @Test
    void aPaymentThatNoRuleAllowsIsRefusedAndThePurchaseStands() {
        Evaluation evaluation = DONATIONS.evaluate(
                anna(1000),
                purchase("p", "till").line("a", "GOODS", 1, "5.00").redeem(100).build());
        assertThat(codes(evaluation)).containsExactly("NO_EFFECT");
        assertThat(evaluation.customer().history().lifetime().purchases()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void whatIsRefusedLeadsToNothingElse(Redemption.Wish wish) {
        Evaluation refused = SHOP.evaluate(anna(199), asking(wish));
        assertThat(codes(refused)).containsExactly("NOT_ENOUGH_POINTS");
        assertThat(refused.decisions()).hasSize(1);
        assertThat(refused.customer()).isEqualTo(anna(199));
        assertThat(SHOP.evaluate(anna(200), asking(wish)).customer().points().balance())
                .isZero();
    }

    @Test
    void aDonationThatIsWorthNothingIsRefused() {
        assertThat(codes(WORTHLESS.evaluate(anna(1000), asking(TREES)))).containsExactly("NO_EFFECT");
    }

    @Test
    void whatARuleHasSaidAlreadyTheEngineDoesNotRepeat() {
        assertThat(codes(REFUSING.evaluate(anna(10), asking(TREES)))).containsExactly("NOT_ENOUGH_POINTS");
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void aWishComesBackWhole(Redemption.Wish wish) {
        Evaluation granted = SHOP.evaluate(anna(250), asking(wish));
        Evaluation back = SHOP.evaluate(
                granted.customer(), Refund.whole("r", berlin("2026-05-20T12:00"), "EUR", granted.decisions()));
        assertThat(back.decisions(PointsRestored.class))
                .extracting(PointsRestored::points)
                .containsExactly(200L);
        assertThat(back.customer().points().balance()).isEqualTo(250);
    }

    @Test
    void aWishWhoseLotsDoNotAddUpIsNotTakenBack() {
        List<Account.Lot> more = List.of(new Account.Lot(1_000_000, Lifetime.UNLIMITED));
        assertMismatch(
                asking(MUG),
                decision -> decision instanceof RewardGranted granted
                        ? new RewardGranted(
                                granted.id(),
                                granted.reason(),
                                granted.reward(),
                                Account.POINTS,
                                granted.points(),
                                granted.value(),
                                more,
                                granted.coPayment(),
                                granted.thirdParty())
                        : decision);
        assertMismatch(
                asking(TREES),
                decision -> decision instanceof DonationMade made
                        ? new DonationMade(
                                made.id(),
                                made.reason(),
                                made.cause(),
                                Account.POINTS,
                                made.points(),
                                made.value(),
                                more)
                        : decision);
    }

    private static void assertMismatch(Redemption wish, UnaryOperator<Decision> forged) {
        Evaluation granted = SHOP.evaluate(anna(250), wish);
        List<Decision> recorded = granted.decisions().stream().map(forged).toList();
        assertThat(recorded).isNotEqualTo(granted.decisions());
        assertThatThrownBy(() -> SHOP.evaluate(
                        granted.customer(), Refund.whole("r", berlin("2026-05-20T12:00"), "EUR", recorded)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1000000");
    }

    /** The lots that were spent last come back first, each with the goods that it paid for. */
    @Test
    void halfThePointsComeBackWithHalfTheGoods() {
        Lifetime june = new Lifetime(Optional.empty(), Optional.of(berlin("2026-07-01T00:00")), Optional.empty());
        Customer rich = withLots(new Account.Lot(100, june), new Account.Lot(100, Lifetime.UNLIMITED));
        Purchase purchase =
                purchase("p", "till").line("a", "GOODS", 2, "1.00").redeem(200).build();
        Evaluation bought = SHOP.evaluate(rich, purchase);
        Evaluation half = SHOP.evaluate(
                bought.customer(),
                Refund.whole("r", berlin("2026-05-20T12:00"), "EUR", bought.decisions()).ofLines(List.of(new RefundLine("1", 1))));
        assertThat(half.customer().points().lots()).containsExactly(new Account.Lot(100, Lifetime.UNLIMITED));
    }

    private static Customer withLots(Account.Lot... lots) {
        Customer none = anna();
        TreeMap<String, Account> accounts = new TreeMap<>();
        accounts.put(Account.POINTS, new Account(List.of(lots), 0));
        return new Customer(
                none.id(),
                none.currency(),
                none.enrolledOn(),
                none.profile(),
                accounts,
                none.history(),
                none.tier(),
                none.tallies(),
                none.booked(),
                List.of());
    }

    private static Redemption asking(Redemption.Wish wish) {
        return Redemption.of("w", berlin("2026-05-19T12:00"), "EUR", wish);
    }

    private static List<String> codes(Evaluation evaluation) {
        return evaluation.decisions(Refused.class).stream()
                .flatMap(refused -> refused.refusals().stream())
                .map(refusal -> refusal.code())
                .toList();
    }
}
