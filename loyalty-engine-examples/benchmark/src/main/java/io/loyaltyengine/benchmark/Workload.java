package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponWindow;
import io.loyaltyengine.model.standing.BadgeAwarded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An hour at the tills of a shop: 16 customers with some 20 days of history each, and what they buy. Five lines each; a
 * quarter of them is a regular purchase, the others are one for every rule that can speak. The same at every call.
 */
final class Workload {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 6, 16);

    private Workload() {}

    /** Somebody buys something. */
    record Sale(String name, Customer customer, Purchase purchase) {
        @Override
        public String toString() {
            return name;
        }
    }

    static CouponCatalogue coupons() {
        return CouponCatalogue.of(
                CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN)),
                CouponDefinition.of("FIVER", new Benefit.AmountOff(BigDecimal.valueOf(5)))
                        .with(CouponCondition.minimumBasket("25.00")),
                CouponDefinition.of("COFFEE15", new Benefit.PercentOff(BigDecimal.valueOf(15)))
                        .with(CouponScope.categories("COFFEE")),
                CouponDefinition.of("WELCOME", new Benefit.AmountOff(BigDecimal.valueOf(3)))
                        .with(CouponBudget.perCustomer(1)),
                CouponDefinition.of("SPRING", new Benefit.PercentOff(BigDecimal.valueOf(20)))
                        .with(CouponWindow.until(Instant.parse("2026-05-31T22:00:00Z"))),
                CouponDefinition.of("BABY", new Benefit.AmountOff(BigDecimal.valueOf(2)))
                        .with(CouponScope.categories("BABY")),
                CouponDefinition.of("VIP", new Benefit.PercentOff(BigDecimal.valueOf(25)))
                        .with(CouponAudience.tiers("SILVER", "GOLD")));
    }

    static List<Sale> sales() {
        List<Sale> sales = new ArrayList<>();
        sales.add(
                sale("a regular purchase", member("anna", "NONE", 11, "17.30", "0.00"), basket("r1", TUESDAY, "9.99")));
        sales.add(sale(
                "a second purchase on one day",
                visitedOn(TUESDAY, member("bert", "NONE", 34, "12.80", "120.00")),
                basket("r2", TUESDAY, "4.49")));
        sales.add(sale(
                "a regular purchase of a Gold member",
                member("carla", "GOLD", 88, "118.40", "3200.00"),
                basket("r3", TUESDAY, "12.49")));
        sales.add(sale(
                "a regular purchase with ten percent off",
                member("dora", "SILVER", 41, "31.70", "410.00"),
                basket("r4", TUESDAY, "7.77"),
                "TEN"));
        sales.add(
                sale("coffee on a Monday", member("emil", "NONE", 15, "21.10", "0.00"), basket("r5", MONDAY, "8.99")));
        sales.add(sale(
                "coffee on a Monday for a Gold member with a coupon on coffee",
                member("frida", "GOLD", 63, "140.00", "1900.00"),
                basket("r6", MONDAY, "11.95"),
                "COFFEE15"));
        sales.add(sale(
                "more points than the cap allows",
                member("gustav", "GOLD", 52, "131.00", "2100.00"),
                basket("r7", MONDAY, "149.00")));
        sales.add(sale(
                "the twentieth visit", member("hanna", "NONE", 19, "13.20", "0.00"), basket("r8", TUESDAY, "6.59")));
        sales.add(
                sale("enough for Silver", member("igor", "NONE", 27, "24.10", "55.00"), basket("r9", TUESDAY, "9.49")));
        sales.add(sale(
                "enough for Gold",
                member("jana", "SILVER", 44, "98.10", "300.00"),
                basket("r10", TUESDAY, "19.90"),
                "FIVER"));
        sales.add(sale(
                "enough for the Platin badge",
                member("karl", "GOLD", 140, "101.00", "7950.00"),
                basket("r11", TUESDAY, "17.50")));
        sales.add(sale(
                "two coupons that take effect",
                member("lena", "NONE", 23, "19.60", "0.00"),
                basket("r12", TUESDAY, "13.33"),
                "COFFEE15",
                "FIVER"));
        sales.add(sale(
                "an unknown code, and points of last year that are over",
                withPointsOfLastYear(member("milo", "NONE", 31, "16.90", "90.00")),
                basket("r13", LocalDate.of(2026, 6, 17), "5.25"),
                "SPRNIG"));
        sales.add(sale(
                "a coupon that is over, and one that is not",
                member("nora", "NONE", 22, "14.80", "0.00"),
                basket("r14", TUESDAY, "8.40"),
                "SPRING",
                "TEN"));
        sales.add(sale(
                "a coupon that is used up, and one for a larger basket",
                member("otto", "NONE", 18, "11.70", "0.00"),
                basket("r15", TUESDAY, "1.19"),
                "WELCOME",
                "FIVER"));
        sales.add(sale(
                "a coupon for other goods, and one for other customers",
                member("pia", "NONE", 29, "18.20", "45.00"),
                basket("r16", TUESDAY, "7.20"),
                "BABY",
                "VIP"));
        return List.copyOf(sales);
    }

    private static Sale sale(String name, Customer customer, Purchase.Builder basket, String... coupons) {
        for (String code : coupons) {
            basket.coupon(code);
        }
        return new Sale(name, customer, basket.build());
    }

    /** Five lines: coffee at this price, three more, and every other time a deposit or a gift card. */
    private static Purchase.Builder basket(String id, LocalDate day, String coffee) {
        int number = Integer.parseInt(id.substring(1));
        Purchase.Builder basket = Purchase.of(id)
                .at(day.atTime(LocalTime.of(17, number)).atZone(Words.ZONE).toInstant())
                .currency("EUR")
                .line("coffee-" + number, number % 5 == 4 ? "TEA" : "COFFEE", 2, coffee)
                .line("bread", "FOOD", 1, "3.45")
                .line("jam", "FOOD", 1, "2.89")
                .line("candle", "HOME", 3, "1.10");
        return switch (number % 4) {
            case 1 -> basket.line("card-25", "GIFT_CARD", 1, "25.00");
            case 3 -> basket.line("bottle", "DEPOSIT", 6, "0.25");
            default -> basket.line("mug", "HOME", 1, "6.90");
        };
    }

    /** A member who has come every third day, for the last 20 visits; the visits before were long ago. */
    private static Customer member(String id, String tier, int visits, String spendADay, String spendBefore) {
        BigDecimal spend = new BigDecimal(spendADay);
        SortedMap<LocalDate, Totals> days = new TreeMap<>();
        LocalDate first = LocalDate.of(2023, 9, 4);
        LocalDate day = MONDAY.minusDays(2);
        for (int i = 0; i < Math.min(visits, 20); i++) {
            days.put(day, new Totals(spend, spend.longValue(), 1, 1));
            day = day.minusDays(3);
        }
        BigDecimal lifetime = spend.multiply(BigDecimal.valueOf(days.size())).add(new BigDecimal(spendBefore));
        History history = new History(
                new Totals(lifetime, lifetime.longValue(), visits, visits + visits / 10),
                Optional.of(visits > 20 ? first : days.firstKey()),
                Optional.of(days.lastKey()),
                days);
        SortedMap<String, SortedMap<String, Tally>> tallies = new TreeMap<>();
        LocalDate used = LocalDate.of(2025, 12, 1);
        tallies.put(CouponAccepted.COUPON, new TreeMap<>(Map.of("WELCOME", tally(1, used), "TEN", tally(2, used))));
        if (visits >= 20) {
            tallies.put(BadgeAwarded.BADGE, new TreeMap<>(Map.of("superfan", tally(1, LocalDate.of(2026, 2, 9)))));
        }
        return new Customer(
                id,
                EUR,
                first,
                Profile.EMPTY,
                new TreeMap<>(Map.of(Account.POINTS, points(visits))),
                history,
                tier.equals("NONE")
                        ? TierStanding.NONE
                        : new TierStanding(
                                tier, Optional.of(LocalDate.of(2025, 11, 3)), Optional.of(LocalDate.of(2026, 11, 3))),
                tallies,
                new TreeMap<>(),
                List.of());
    }

    private static Tally tally(long count, LocalDate day) {
        return new Tally(count, day, day, new TreeMap<>());
    }

    /** What was earned this year, what does not expire, and what came from a campaign. */
    private static Account points(int visits) {
        List<Account.Lot> lots = new ArrayList<>();
        lots.add(lot(40 + visits * 9L, LocalDate.of(2027, 1, 1)));
        lots.add(lot(50, LocalDate.of(2026, 10, 1)));
        if (visits >= 20) {
            lots.add(new Account.Lot(100, Lifetime.UNLIMITED));
        }
        return new Account(lots, 0);
    }

    private static Account.Lot lot(long points, LocalDate expires) {
        return new Account.Lot(
                points,
                new Lifetime(
                        Optional.empty(),
                        Optional.of(expires.atStartOfDay(Words.ZONE).toInstant()),
                        Optional.empty()));
    }

    private static Customer withPointsOfLastYear(Customer customer) {
        List<Account.Lot> lots = new ArrayList<>(customer.points().lots());
        lots.add(lot(77, LocalDate.of(2026, 1, 1)));
        return with(customer, new Account(lots, 0), customer.history());
    }

    /** The customer with so many lots instead, each expiring on a day of its own; the first is this year's. */
    static Customer withLots(Customer customer, int count) {
        List<Account.Lot> lots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lots.add(lot(10, LocalDate.of(2027, 1, 1).plusDays(i)));
        }
        return with(customer, new Account(lots, 0), customer.history());
    }

    /** The customer with so many accounts, that of points among them, and the same in each. */
    static Customer withAccounts(Customer customer, int count) {
        SortedMap<String, Account> accounts = new TreeMap<>(customer.accounts());
        for (int i = 1; i < count; i++) {
            accounts.put(GeneratedRules.account(i), customer.points());
        }
        return with(customer, accounts, customer.history());
    }

    private static Customer visitedOn(LocalDate day, Customer customer) {
        SortedMap<LocalDate, Totals> days = new TreeMap<>(customer.history().days());
        days.put(day, new Totals(new BigDecimal("5.00"), 5, 1, 1));
        History history = customer.history();
        return with(
                customer,
                customer.points(),
                new History(history.lifetime(), history.firstVisit(), Optional.of(day), days));
    }

    private static Customer with(Customer customer, Account points, History history) {
        return with(customer, new TreeMap<>(Map.of(Account.POINTS, points)), history);
    }

    private static Customer with(Customer customer, SortedMap<String, Account> accounts, History history) {
        return new Customer(
                customer.id(),
                customer.currency(),
                customer.enrolledOn(),
                customer.profile(),
                accounts,
                history,
                customer.tier(),
                customer.tallies(),
                customer.booked(),
                List.of());
    }
}
