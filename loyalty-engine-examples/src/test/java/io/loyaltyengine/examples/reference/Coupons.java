package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.CouponPolicy.Codes;
import io.loyaltyengine.model.CouponPolicy.Order;
import io.loyaltyengine.model.CouponPolicy.Winner;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponComputation.Each;
import io.loyaltyengine.model.coupons.CouponComputation.Rounding;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponFunder;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponStacking;
import io.loyaltyengine.model.coupons.CouponStep;
import io.loyaltyengine.model.coupons.CouponUnits;
import io.loyaltyengine.model.coupons.CouponWindow;
import io.loyaltyengine.model.coupons.Running;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The coupons of the shop: each says one thing that can speak against it. */
final class Coupons {
    private static final CouponComputation EACH_UNIT = CouponComputation.USUAL.each(Each.UNIT);
    private static final CouponScope GOODS =
            CouponScope.EVERYTHING.except(CouponScope.categories("DEPOSIT", "GIFT_CARD"));

    static final List<CouponDefinition> ALL = List.of(
            percent("TEN", "10"),
            percent("ODD", "33.3").with(CouponScope.categories("COFFEE", "TEA")),
            amount("FIVE", "5.00"),
            amount("BIG", "20.00").with(CouponCondition.minimumBasket("50.00")),
            CouponDefinition.of("COFFEE5", new Benefit.ByRules()),
            percent("MUG", "50").with(CouponScope.products("mug")).with(CouponBudget.perCustomer(1)),
            percent("TWICE", "15").with(CouponBudget.perCustomer(2)),
            percent("OLD", "10").with(CouponWindow.until(Instant.parse("2025-06-01T00:00:00Z"))),
            percent("LATER", "10")
                    .with(CouponWindow.between(
                            Instant.parse("2026-07-01T00:00:00Z"), Instant.parse("2029-07-01T00:00:00Z"))),
            percent("WEEKEND", "20").with(CouponWindow.ALWAYS.on(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))),
            percent("NIGHT", "12").with(CouponWindow.ALWAYS.daily(LocalTime.of(22, 0), LocalTime.of(4, 0))),
            percent("OFF", "10").disabled(),
            amount("FIRST", "10.00").with(CouponAudience.newCustomers()),
            percent("GOLDEN", "5").with(CouponAudience.tiers("GOLD", "PLATINUM")),
            percent("STAFF", "30").with(CouponAudience.segments("STAFF")),
            percent("APP", "7").with(CouponAudience.channels("app")),
            percent("ALONE", "25").with(CouponStacking.ALONE),
            amount("SOLO", "8.00").with(CouponStacking.ALONE),
            percent("POOR", "10").with(CouponBudget.amountLeft("3.00", CouponBudget.WhenShort.REFUSE)),
            percent("GONE", "10").with(CouponBudget.usesLeft(0)),
            percent("BOB", "10").with(CouponAudience.onlyCustomer("bob")),
            percent("FREE", "100").with(CouponScope.categories("BREAD")),
            price("BUNDLE", "25.00").with(CouponScope.categories("COFFEE", "TEA")),
            price("THREES", "3.00").with(EACH_UNIT).with(CouponScope.categories("COFFEE", "BREAD")),
            CouponDefinition.of("TOTE", new Benefit.FreeItem("tote", 1, new BigDecimal("2.00"))),
            CouponDefinition.of("SNACK", new Benefit.FreeItem("snack", 2, BigDecimal.ZERO))
                    .with(CouponScope.categories("TEA")),
            percent("CAPPED", "20").with(CouponComputation.USUAL.atMost("5.00")),
            percent("UNITS", "3.3").with(EACH_UNIT.atMost("9.00")),
            percent("WAS", "20").with(CouponComputation.USUAL.of(Running.INITIAL)),
            amount("PIECE", "0.35").with(EACH_UNIT),
            amount("SPREAD", "4.00").with(byQuantity()),
            percent("3FOR2", "100").with(CouponUnits.buyGet(2, 1)).with(GOODS),
            percent("NICKEL", "10").with(rounded(Each.LINE, Rounding.UP, "0.05")),
            percent("SAME", "50").with(new CouponUnits(1, 1, Optional.empty(), CouponUnits.Pick.CHEAPEST, true)),
            percent("HALF", "50").with(CouponUnits.cheapest()),
            percent("LINES", "12.5").with(CouponComputation.USUAL.each(Each.LINE)),
            price("PAIR", "4.99").with(EACH_UNIT).with(CouponUnits.buyGet(0, 2)).with(GOODS),
            price("TRIO", "10.00").with(CouponUnits.buyGet(0, 3)).with(GOODS),
            amount("DEAR", "2.00").with(CouponUnits.buyGet(1, 2).atMost(2).of(CouponUnits.Pick.DEAREST)),
            percent("MORE", "5")
                    .with(CouponStep.fromAmount("50.00", off("10")))
                    .with(CouponStep.fromAmount("200.00", new Benefit.AmountOff(new BigDecimal("30.00")))),
            percent("PIECES", "5").with(CouponStep.fromUnits(3, off("10"))).with(CouponStep.fromUnits(6, off("20"))),
            percent("GRADES", "5")
                    .with(CouponStep.fromUnits(3, off("10")))
                    .with(CouponStep.fromUnits(6, off("20")))
                    .with(rounded(Each.UNIT, Rounding.DOWN, "0.01")),
            percent("SUMMER", "15").with(CouponStacking.USUAL.in("season")),
            amount("WINTER", "6.00").with(CouponStacking.USUAL.notWith("season")),
            amount("EARLY", "3.00").with(CouponStacking.USUAL.priority(5)),
            percent("LAST", "10").with(CouponStacking.USUAL.priority(-5)),
            amount("REST", "4.00")
                    .with(new CouponCondition(new BigDecimal("40.00"), 0, Optional.empty(), Running.REMAINING, false)),
            percent("MANY", "6").with(CouponCondition.minimumUnits(4)),
            percent("SHRINK", "10").with(CouponBudget.amountLeft("4.00", CouponBudget.WhenShort.SHRINK)),
            percent("ANNA", "10").with(CouponBudget.usesLeft(1).of("friends")),
            percent("BERT", "12").with(CouponBudget.usesLeft(1).of("friends")),
            amount("RED", "4.00")
                    .with(CouponBudget.amountLeft("5.00", CouponBudget.WhenShort.SHRINK)
                            .of("team")),
            amount("BLUE", "5.00")
                    .with(CouponBudget.amountLeft("5.00", CouponBudget.WhenShort.SHRINK)
                            .of("team")),
            percent("TWIN1", "4").with(CouponBudget.perCustomer(2).of("twins")),
            percent("TWIN2", "3").with(CouponBudget.perCustomer(2).of("twins")),
            percent("ACME", "20")
                    .with(CouponScope.categories("COFFEE"))
                    .with(new CouponFunder("acme", 60, Optional.of(new BigDecimal("2.00")))),
            percent("BOTH", "9")
                    .with(new CouponFunder("beta", 33, Optional.empty()))
                    .with(new CouponFunder("alpha", 50, Optional.of(new BigDecimal("3.00")))),
            percent("LOYAL", "1")
                    .with(netOf("80.00", Running.INITIAL, Optional.empty()))
                    .with(new CouponFunder("gamma", 35, Optional.of(new BigDecimal("1.50"))))
                    .asAutomatic(),
            percent("GREEN", "15").with(CouponScope.labels("BIO")),
            percent("PLAIN", "8").with(CouponScope.EVERYTHING.except(CouponScope.labels("ACME"))),
            amount("EITHER", "1.50")
                    .with(new CouponScope(
                            names("book"), names("TEA"), names("BIO"), names("assam"), names(), names("ACME"))),
            amount("NET", "5.00").with(netOf("9.00", Running.INITIAL, Optional.empty())),
            amount("NETREST", "4.00").with(netOf("9.50", Running.REMAINING, Optional.empty())),
            percent("ORGANIC", "9").with(netOf("3.00", Running.REMAINING, Optional.of(CouponScope.labels("BIO")))),
            amount("VOUCHER-20", "20.00").with(CouponAudience.issuedTo()),
            percent("FREE-COFFEE", "100")
                    .with(CouponScope.categories("COFFEE"))
                    .with(CouponUnits.buyGet(0, 1).atMost(1).of(CouponUnits.Pick.DEAREST))
                    .with(CouponAudience.issuedTo()),
            percent("TREAT", "50")
                    .with(CouponScope.EVERYTHING.except(CouponScope.labels("ACME")))
                    .with(CouponAudience.issuedTo()));

    /** Those that only rules hand out. */
    static final List<CouponDefinition> ISSUED =
            ALL.stream().filter(coupon -> coupon.audience().issuedOnly()).toList();

    /** As usual, and otherwise. */
    static final List<CouponPolicy> POLICIES = List.of(
            CouponPolicy.USUAL,
            new CouponPolicy(Order.PRESENTED, Winner.BEST, Codes.IGNORE_CASE),
            new CouponPolicy(Order.PRIORITY, Winner.PRIORITY, Codes.IGNORE_CASE),
            new CouponPolicy(Order.PRESENTED, Winner.PRIORITY, Codes.EXACT),
            new CouponPolicy(Order.PRIORITY, Winner.EXCLUSIVE, Codes.EXACT),
            new CouponPolicy(Order.PRESENTED, Winner.EXCLUSIVE, Codes.EXACT),
            new CouponPolicy(Order.PRIORITY, Winner.PRESENTED, Codes.IGNORE_CASE),
            new CouponPolicy(Order.PRESENTED, Winner.PRESENTED, Codes.EXACT));

    static final CouponCatalogue CATALOGUE = CouponCatalogue.of(ALL);

    private Coupons() {}

    static CouponDefinition of(String code) {
        return ALL.stream()
                .filter(coupon -> coupon.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static CouponDefinition percent(String code, String percent) {
        return CouponDefinition.of(code, new Benefit.PercentOff(new BigDecimal(percent)));
    }

    private static CouponDefinition amount(String code, String amount) {
        return CouponDefinition.of(code, new Benefit.AmountOff(new BigDecimal(amount)));
    }

    private static CouponDefinition price(String code, String price) {
        return CouponDefinition.of(code, new Benefit.FixedPrice(new BigDecimal(price)));
    }

    private static Benefit off(String percent) {
        return new Benefit.PercentOff(new BigDecimal(percent));
    }

    private static CouponCondition netOf(String least, Running on, Optional<CouponScope> lines) {
        return new CouponCondition(new BigDecimal(least), 0, lines, on, true);
    }

    private static SortedSet<String> names(String... names) {
        return new TreeSet<>(List.of(names));
    }

    /** By units each has the step that it reached itself. */
    private static CouponComputation rounded(Each each, Rounding rounding, String to) {
        return new CouponComputation(
                each,
                Running.REMAINING,
                CouponComputation.Split.BY_AMOUNT,
                Optional.empty(),
                rounding,
                Optional.of(new BigDecimal(to)),
                each == Each.UNIT);
    }

    private static CouponComputation byQuantity() {
        return new CouponComputation(
                Each.BASKET,
                Running.REMAINING,
                CouponComputation.Split.BY_QUANTITY,
                Optional.empty(),
                Rounding.HALF_UP,
                Optional.empty(),
                false);
    }
}
