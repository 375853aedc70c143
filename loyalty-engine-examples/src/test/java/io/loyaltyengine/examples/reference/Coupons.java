package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponStacking;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** The coupons of the shop: each says one thing that can speak against it. */
final class Coupons {
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
            percent("FREE", "100").with(CouponScope.categories("BREAD")));

    static final CouponCatalogue CATALOGUE = CouponCatalogue.of(ALL);

    private Coupons() {}

    private static CouponDefinition percent(String code, String percent) {
        return CouponDefinition.of(code, new Benefit.PercentOff(new BigDecimal(percent)));
    }

    private static CouponDefinition amount(String code, String amount) {
        return CouponDefinition.of(code, new Benefit.AmountOff(new BigDecimal(amount)));
    }
}
