package io.loyaltyengine.workbench.data;

import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Coupons for the replay. They are invented: the file tells nothing about coupons.
 *
 * <p>So is the rule by which customers present them. It counts the purchases of a customer, from 1, and lets
 *
 * <ul>
 *   <li>the first present {@code WELCOME10},
 *   <li>every third {@code GOLD5},
 *   <li>every fifth {@code SUMMER11},
 *   <li>every tenth {@code WELCOME10} again, {@code OLD2010} and the misspelt {@code WELCOM10}.
 * </ul>
 */
public final class RetailCoupons {
    /** Ten percent off a customer's first purchase. */
    static final String WELCOME = "WELCOME10";

    /** Five pounds off for gold customers. */
    static final String GOLD = "GOLD5";

    /** Fifteen percent off baskets of 150.00 and more, from June to August 2011. */
    static final String SUMMER = "SUMMER11";

    /** Twenty percent off until the end of November 2010, the day before the file begins. */
    static final String OLD = "OLD2010";

    /** A code that nobody has issued. */
    static final String MISSPELT = "WELCOM10";

    private RetailCoupons() {}

    public static CouponCatalogue catalogue() {
        return CouponCatalogue.of(
                percent(WELCOME, 10).with(CouponAudience.newCustomers()).with(CouponBudget.perCustomer(1)),
                CouponDefinition.of(GOLD, new Benefit.AmountOff(BigDecimal.valueOf(5)))
                        .with(CouponAudience.tiers("GOLD")),
                percent(SUMMER, 15)
                        .with(CouponWindow.between(midnight(2011, 6), midnight(2011, 9)))
                        .with(CouponCondition.minimumBasket("150.00")),
                percent(OLD, 20).with(CouponWindow.until(midnight(2010, 12))));
    }

    /** The codes that a customer presents with the {@code purchase}th purchase. */
    static List<String> presentedWith(int purchase) {
        List<String> codes = new ArrayList<>();
        if (purchase == 1 || purchase % 10 == 0) {
            codes.add(WELCOME);
        }
        if (purchase % 3 == 0) {
            codes.add(GOLD);
        }
        if (purchase % 5 == 0) {
            codes.add(SUMMER);
        }
        if (purchase % 10 == 0) {
            codes.add(OLD);
            codes.add(MISSPELT);
        }
        return codes;
    }

    private static CouponDefinition percent(String code, int percent) {
        return CouponDefinition.of(code, new Benefit.PercentOff(BigDecimal.valueOf(percent)));
    }

    private static Instant midnight(int year, int month) {
        return LocalDate.of(year, month, 1).atStartOfDay(OnlineRetail.ZONE).toInstant();
    }
}
