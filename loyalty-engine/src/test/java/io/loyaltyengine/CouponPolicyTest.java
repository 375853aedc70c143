package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.CouponPolicy.Codes;
import io.loyaltyengine.model.CouponPolicy.Order;
import io.loyaltyengine.model.CouponPolicy.Winner;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponStacking;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a programme can say of all coupons; verdicts are told as they were presented. */
class CouponPolicyTest {
    /** Of 100 euros; {@code ALONE} goes together with none, and comes last by priority. */
    private static final CouponCatalogue COUPONS = CouponCatalogue.of(
            CouponDefinition.of("TEN", Benefit.percentOff("10")),
            CouponDefinition.of("FIVE", Benefit.amountOff("5.00")),
            CouponDefinition.of("FIRST", Benefit.amountOff("20.00")).with(CouponStacking.USUAL.priority(7)),
            CouponDefinition.of("ALONE", Benefit.percentOff("12")).with(CouponStacking.ALONE.priority(-1)),
            CouponDefinition.of("half", Benefit.percentOff("50")));

    @ParameterizedTest
    @CsvSource({
        "PRIORITY, FIVE TEN, FIVE 5.00 TEN 10.00",
        "PRIORITY, TEN FIRST, TEN 8.00 FIRST 20.00",
        "PRESENTED, FIVE TEN, FIVE 5.00 TEN 9.50",
        "PRESENTED, TEN FIVE, TEN 10.00 FIVE 5.00",
        "PRESENTED, TEN FIRST, TEN 10.00 FIRST 20.00"
    })
    void theyTakeEffectInTheirOrder(Order order, String presented, String takenOff) {
        assertThat(accepted(new CouponPolicy(order, Winner.BEST, Codes.EXACT), presented))
                .isEqualTo(takenOff);
    }

    @ParameterizedTest
    @CsvSource({
        "BEST, TEN ALONE, ALONE 12.00, TEN",
        "BEST, TEN FIVE ALONE, TEN 10.00 FIVE 5.00, ALONE",
        "PRIORITY, ALONE TEN, TEN 10.00, ALONE",
        "PRIORITY, ALONE FIVE, FIVE 5.00, ALONE",
        "EXCLUSIVE, FIVE TEN ALONE, ALONE 12.00, FIVE TEN",
        "EXCLUSIVE, FIVE TEN, FIVE 5.00 TEN 10.00,",
        "PRESENTED, FIVE ALONE TEN, FIVE 5.00 TEN 10.00, ALONE",
        "PRESENTED, ALONE FIVE TEN, ALONE 12.00, FIVE TEN"
    })
    void ofThoseThatDoNotGoTogetherSomeWin(Winner winner, String presented, String takenOff, String refused) {
        CouponPolicy policy = new CouponPolicy(Order.PRIORITY, winner, Codes.EXACT);
        assertThat(accepted(policy, presented)).isEqualTo(takenOff);
        assertThat(refused(policy, presented, "NOT_COMBINABLE")).isEqualTo(refused == null ? "" : refused);
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT, TEN, TEN 10.00",
        "EXACT, ten, ''",
        "EXACT, HALF, ''",
        "IGNORE_CASE, ten, TEN 10.00",
        "IGNORE_CASE, Ten, TEN 10.00",
        "IGNORE_CASE, HALF, half 50.00",
        "IGNORE_CASE, half, half 50.00",
        "IGNORE_CASE, TENN, ''"
    })
    void codesAreSpeltAsTheProgrammeSays(Codes codes, String presented, String takenOff) {
        CouponPolicy policy = new CouponPolicy(Order.PRIORITY, Winner.BEST, codes);
        assertThat(accepted(policy, presented)).isEqualTo(takenOff);
        assertThat(refused(policy, presented, "UNKNOWN_CODE")).isEqualTo(takenOff.isEmpty() ? presented : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEN ten", "ten TEN", "tEn TeN"})
    void oneCouponBySeveralSpellingsCountsOnce(String presented) {
        CouponPolicy policy = new CouponPolicy(Order.PRIORITY, Winner.BEST, Codes.IGNORE_CASE);
        assertThat(accepted(policy, presented)).isEqualTo("TEN 10.00");
        assertThat(refused(policy, presented, "ALREADY_PRESENTED")).isEqualTo(presented.substring(4));
    }

    private static String accepted(CouponPolicy policy, String presented) {
        return decided(policy, presented).decisions(CouponAccepted.class).stream()
                .map(coupon -> coupon.code() + " " + coupon.discount())
                .collect(Collectors.joining(" "));
    }

    private static String refused(CouponPolicy policy, String presented, String code) {
        return decided(policy, presented).decisions(Refused.class).stream()
                .filter(refused -> refused.refusals().stream()
                        .anyMatch(refusal -> refusal.code().equals(code)))
                .map(Refused::subject)
                .collect(Collectors.joining(" "));
    }

    private static Evaluation decided(CouponPolicy policy, String presented) {
        Purchase.Builder purchase =
                Purchase.of("order").at(CouponShopping.NOON).currency("EUR").line("lamp", "HOME", 1, "100.00");
        for (String code : presented.split(" ", -1)) {
            purchase.coupon(code);
        }
        return CouponShopping.engine(policy).evaluate(CouponShopping.ANNA, purchase.build(), COUPONS);
    }
}
