package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponFunder;
import io.loyaltyengine.model.coupons.CouponStacking;
import io.loyaltyengine.model.coupons.CouponStep;
import io.loyaltyengine.model.coupons.CouponUnits;
import io.loyaltyengine.model.coupons.CouponWindow;
import io.loyaltyengine.model.coupons.Running;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.RefundTerms;
import io.loyaltyengine.model.standing.SpendReversed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the table of bad inputs says of values that are made in Java, without any document. */
class ModelDoorsTest {
    private static final Instant AT = Instant.parse("2026-03-14T09:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final DecisionId ID =
            new DecisionId("anna", "order-1042", "PointsEarned", "One point for every euro", 1);
    private static final Reason REASON =
            new Reason("rule", new Sentence("One.", "Eins."), new RuleSetId("shop", "7", "ab12"));

    @Test
    void aSubclassOfBigDecimalIsCopied() {
        BigDecimal sly = new Sly("1.00");
        assertThat(new LineAmount("1", sly).amount()).isExactlyInstanceOf(BigDecimal.class);
        assertThat(new Totals(sly, 0, 0, 0).spend()).isExactlyInstanceOf(BigDecimal.class);
        assertThat(earned(sly).computed()).isExactlyInstanceOf(BigDecimal.class);
        assertThat(earned(sly).base()).isExactlyInstanceOf(BigDecimal.class);
    }

    @Test
    void tenIsTenInWhicheverFormItComes() {
        assertThat(new LineAmount("1", new BigDecimal("1E+1"))).isEqualTo(new LineAmount("1", BigDecimal.TEN));
        assertThat(new Benefit.PercentOff(BigDecimal.TEN).percent()).hasToString("10");
    }

    @Test
    void anAmountHasAsManyDigitsAsCanBeReadAgain() {
        assertThat(Check.amount("amount", new BigDecimal("9999999999999999"), EUR))
                .hasToString("9999999999999999.00");
        assertRefused(() -> Check.amount("amount", new BigDecimal("10000000000000000"), EUR), "amount");
        assertRefused(() -> Check.amount("amount", new BigDecimal("99999999999999999"), EUR), "amount");
    }

    @Test
    void aHugeScaleIsRefusedAtOnce() {
        assertRefused(() -> new LineAmount("1", new BigDecimal("1E+999999999")), "amount");
        assertRefused(() -> new LineAmount("1", new BigDecimal("1E-999999999")), "amount");
        assertRefused(() -> earned(new BigDecimal("1E+3000000")), "base");
        assertRefused(() -> earned(BigDecimal.ONE, new BigDecimal("1E+3000000")), "computed");
    }

    @Test
    void aCurrencyWithoutDecimalsToRoundToIsRefused() {
        Currency none = Currency.getInstance("XXX");
        Line line = new Line("1", "mug", "HOME", 1, BigDecimal.ONE);
        assertRefused(
                () -> new Purchase(
                        "order-1042",
                        AT,
                        none,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(line),
                        List.of(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Optional.empty(),
                        Account.POINTS),
                "currency");
        assertRefused(
                () -> CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN))
                        .in("XXX"),
                "currency");
    }

    @Test
    void aCouponThatCouldMeanNothingOrTwoThingsIsRefused() {
        CouponDefinition ten = CouponDefinition.of("TEN", Benefit.percentOff("10"));
        CouponDefinition mug = CouponDefinition.of("MUG", new Benefit.FreeItem("mug", 1, BigDecimal.ZERO));
        assertRefused(() -> Benefit.percentOff("0"), "percent");
        assertRefused(() -> Benefit.percentOff("101"), "percent");
        assertRefused(() -> Benefit.fixedPrice("-1"), "price");
        assertRefused(() -> mug.with(CouponUnits.buyGet(2, 1)), "units");
        assertRefused(() -> mug.with(CouponComputation.USUAL.atMost("5.00")), "computation");
        assertRefused(() -> mug.with(CouponStep.fromUnits(3, Benefit.percentOff("10"))), "steps");
        assertRefused(() -> mug.with(CouponStacking.ALONE), "benefit.worth");
        assertRefused(
                () -> CouponDefinition.of("FIVE", Benefit.amountOff("5.00"))
                        .with(CouponComputation.USUAL.of(Running.INITIAL)),
                "computation.base");
        assertRefused(
                () -> ten.with(CouponStep.fromUnits(3, Benefit.percentOff("20")))
                        .with(CouponStep.fromUnits(3, Benefit.percentOff("30"))),
                "steps[1]");
        assertRefused(() -> ten.with(CouponStep.fromUnits(3, new Benefit.ByRules())), "steps[0].benefit");
        assertRefused(() -> CouponWindow.ALWAYS.on(List.of()), "weekdays");
        assertRefused(() -> CouponWindow.days(DAY, DAY.minusDays(1)), "lastDay");
        assertRefused(() -> CouponWindow.between(AT, AT), "until");
        assertRefused(
                () -> ten.with(new CouponFunder("acme", 60, Optional.empty()))
                        .with(new CouponFunder("bio", 41, Optional.empty())),
                "funding");
    }

    @Test
    void aDecisionWithALongIdCanBeReversed() {
        String name = "/".repeat(Limits.MAX_NAME_LENGTH);
        DecisionId id = new DecisionId(name, name, name, name, 1);
        assertThat(new SpendReversed(ID, REASON, id, BigDecimal.ONE, DAY, List.of()).counted())
                .isEqualTo(id);
    }

    @Test
    void aDayOfTheHistoryLiesWithinTheLimitsToo() {
        TreeMap<LocalDate, Totals> days = new TreeMap<>();
        days.put(LocalDate.MAX, new Totals(BigDecimal.ONE, 0, 0, 0));
        assertRefused(
                () -> new History(new Totals(BigDecimal.ONE, 0, 0, 0), Optional.empty(), Optional.empty(), days),
                "days");
    }

    @Test
    void aTraceHoldsTextsThatCanBeWritten() {
        assertRefused(() -> new Fired("earning", "rule", new TreeMap<>(), "half \ud83d"), "proposal");
        TreeMap<String, String> values = new TreeMap<>();
        values.put("spend", "9\u0000");
        assertRefused(() -> new Fired("earning", "rule", values, ""), "values.spend");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefusedWhereverItComesIn() {
        assertRefused(() -> new Account(null, 0), "lots");
        List<Account.Lot> lots = new ArrayList<>();
        lots.add(null);
        assertRefused(() -> new Account(lots, 0), "lots[0]");
        assertRefused(
                () -> new Purchase(
                        "order-1042",
                        AT,
                        EUR,
                        null,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Optional.empty(),
                        Account.POINTS),
                "channel");
    }

    @Test
    void aListThatIsChangedLaterChangesNothing() {
        List<Account.Lot> lots = new ArrayList<>();
        Account points = new Account(lots, 0);
        lots.add(new Account.Lot(1, Lifetime.UNLIMITED));
        assertThat(points.balance()).isZero();
    }

    private static PointsEarned earned(BigDecimal amount) {
        return earned(amount, amount);
    }

    private static PointsEarned earned(BigDecimal amount, BigDecimal computed) {
        return new PointsEarned(
                ID,
                REASON,
                Account.POINTS,
                1,
                amount,
                computed,
                List.of(),
                List.of(),
                amount,
                amount,
                DAY,
                Lifetime.UNLIMITED,
                Optional.empty(),
                Optional.empty(),
                RefundTerms.USUAL,
                List.of());
    }

    private static void assertRefused(ThrowingCallable making, String path) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.path())
                        .isEqualTo(path));
    }

    /** May say tomorrow that it is another number. */
    private static final class Sly extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Sly(String value) {
            super(value);
        }
    }
}
