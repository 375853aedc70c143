package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponStacking;
import io.loyaltyengine.model.coupons.CouponWindow;
import io.loyaltyengine.model.coupons.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a customer could present now is what the till would accept. */
class OffersTest {
    private static final Instant NOON = Instant.parse("2026-06-15T10:00:00Z");
    private static final LoyaltyEngine ENGINE = Programmes.reference();
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2025, 1, 1));

    private static final List<CouponDefinition> ALL = List.of(
            percent("TEN"),
            percent("URGENT").with(CouponWindow.until(Instant.parse("2026-06-16T10:00:00Z"))),
            percent("FIRST").with(CouponStacking.USUAL.priority(5)),
            percent("ANNAS").with(CouponAudience.onlyCustomer("anna")),
            percent("BENS").with(CouponAudience.onlyCustomer("ben")),
            percent("GOLD").with(CouponAudience.tiers("GOLD")),
            percent("NEW").with(CouponAudience.newCustomers()),
            percent("ISSUED").with(CouponAudience.issuedTo()),
            percent("BIG").with(CouponCondition.minimumBasket("25.00")),
            percent("TEA").with(CouponScope.categories("TEA")),
            percent("APP").with(CouponAudience.channels("app")),
            percent("LATER").with(CouponWindow.between(NOON.plusSeconds(1), NOON.plusSeconds(9))),
            percent("OVER").with(CouponWindow.until(NOON)),
            percent("OFF").disabled(),
            percent("GONE").with(CouponBudget.usesLeft(0)),
            percent("SPENT").with(CouponBudget.amountLeft("0.00", CouponBudget.WhenShort.SHRINK)),
            CouponDefinition.of("SOAP", new Benefit.FreeItem("soap", 1, BigDecimal.ZERO))
                    .with(CouponBudget.amountLeft("0.00", CouponBudget.WhenShort.REFUSE)));

    private static CouponDefinition percent(String code) {
        return CouponDefinition.of(code, Benefit.percentOff("10"));
    }

    @Test
    void theMorePersonalComesFirstThenPriorityThenWhatIsOverSooner() {
        assertThat(ENGINE.offers(ANNA, NOON, CouponCatalogue.of(ALL)))
                .extracting(Offer::code)
                .containsExactly("ANNAS", "NEW", "FIRST", "URGENT", "APP", "BIG", "SOAP", "TEA", "TEN");
    }

    @Test
    void whatIsMissingIsSaidAsAtTheTill() {
        List<Offer> offers = ENGINE.offers(ANNA, NOON, CouponCatalogue.of(ALL));
        assertThat(offers).filteredOn(offer -> !offer.missing().isEmpty()).allSatisfy(offer -> {
            Refusal missing = offer.missing().get(0);
            assertThat(missing.code())
                    .isEqualTo(
                            switch (offer.code()) {
                                case "BIG" -> "MINIMUM_NOT_MET";
                                case "TEA" -> "SCOPE_NOT_MATCHED";
                                default -> "CHANNEL_MISMATCH";
                            });
        });
        assertThat(offers).filteredOn(offer -> offer.missing().isEmpty()).hasSize(6);
    }

    /** Every coupon alone, with a purchase that has all that can be missing. */
    @Test
    void theVerdictIsThatOfTheTill() {
        List<String> offered = ENGINE.offers(ANNA, NOON, CouponCatalogue.of(ALL)).stream()
                .map(Offer::code)
                .toList();
        for (CouponDefinition coupon : ALL) {
            Purchase everything = Purchase.of("order")
                    .at(NOON)
                    .currency("EUR")
                    .channel("app")
                    .line(new Line("1", "green", "TEA", 3, new BigDecimal("10.00")))
                    .coupon(coupon.code())
                    .build();
            Evaluation evaluation = ENGINE.evaluate(ANNA, everything, CouponCatalogue.of(ALL));
            assertThat(evaluation.decisions(CouponAccepted.class).isEmpty())
                    .as(coupon.code())
                    .isNotEqualTo(offered.contains(coupon.code()));
        }
    }

    @Test
    void whatOneMustHoldIsNotOfferedToWhomItWasNotIssued() {
        for (CouponDefinition coupon : List.of(
                percent("TEA").with(CouponScope.categories("TEA")),
                percent("BIG").with(CouponCondition.minimumBasket("25.00")))) {
            assertThat(ENGINE.offers(ANNA, NOON, CouponCatalogue.of(coupon))).hasSize(1);
            assertThat(ENGINE.offers(ANNA, NOON, CouponCatalogue.of(coupon.with(CouponAudience.issuedTo()))))
                    .as(coupon.code())
                    .isEmpty();
        }
    }

    /** Friends hand their codes on themselves. */
    @Test
    void aFriendsCodeIsOfferedToWhomTheFriendHasSent() {
        CouponCatalogue friends = CouponCatalogue.of(
                percent("BEN-10").with(CouponAudience.friendsOf("ben")),
                percent("CLEO-10").with(CouponAudience.friendsOf("cleo")));
        assertThat(ENGINE.offers(ANNA, NOON, friends)).isEmpty();
        Purchase byBen = Purchase.of("order")
                .at(NOON)
                .currency("EUR")
                .line("mug", "HOME", 1, "10.00")
                .coupon("BEN-10")
                .build();
        Customer sent = ENGINE.evaluate(ANNA, byBen, friends).customer();
        assertThat(ENGINE.offers(sent, NOON, friends)).extracting(Offer::code).containsExactly("BEN-10");
        assertThatThrownBy(() ->
                        percent("BEN-10").with(CouponAudience.friendsOf("ben")).asAutomatic())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("`audience.referrer`");
    }

    @Test
    void beforeTheCustomerEnrolledThereIsNothingToOffer() {
        assertThatThrownBy(() -> ENGINE.offers(ANNA, Instant.parse("2024-12-31T22:59:59Z")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "The value of `at` is `2024-12-31T22:59:59Z`, before the customer's enrolment on 2025-01-01.");
        assertThat(ENGINE.offers(ANNA, Instant.parse("2024-12-31T23:00:00Z"))).isEmpty();
    }

    /** A host's own catalogue may fail in any of its answers. */
    @Test
    void aCatalogueThatFailsSaysSoItself() {
        CouponCatalogue broken = new CouponCatalogue() {
            @Override
            public Optional<CouponDefinition> find(String code) {
                return Optional.empty();
            }

            @Override
            @SuppressWarnings("NullAway") // as a host's mistake could
            public List<CouponDefinition> automatic() {
                return null;
            }

            @Override
            public List<CouponDefinition> all() {
                throw new IllegalStateException("no connection");
            }
        };
        assertThatThrownBy(() -> ENGINE.offers(ANNA, NOON, broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no connection");
        Purchase purchase = Purchase.of("order")
                .at(NOON)
                .currency("EUR")
                .line("mug", "HOME", 1, "5.00")
                .build();
        assertThatThrownBy(() -> ENGINE.evaluate(ANNA, purchase, broken))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("`automatic()`");
    }
}
