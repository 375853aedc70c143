package io.loyaltyengine.benchmark;

import io.loyaltyengine.benchmark.Workload.Sale;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Booked;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.standing.BadgeAwarded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sales of the same shop at random: other customers, who are often close to what rules ask for, other baskets, other days.
 * The same at every call.
 */
final class VariedSales {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final List<String> CATEGORIES =
            List.of("COFFEE", "COFFEE", "TEA", "FOOD", "HOME", "BABY", "DEPOSIT", "GIFT_CARD");
    private static final List<String> CODES =
            List.of("TEN", "FIVER", "COFFEE15", "WELCOME", "SPRING", "BABY", "VIP", "SPRNIG");
    /** In cents; so small that coupons take off all there is, or nothing, up to more than a tier asks for. */
    private static final List<Integer> PRICES = List.of(0, 3, 12, 150, 350, 800, 2_500, 9_000, 60_000);

    private final Random random;

    private VariedSales(long seed) {
        this.random = new Random(seed);
    }

    static List<Sale> of(int count, long seed) {
        VariedSales varied = new VariedSales(seed);
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sales.add(varied.sale("number " + i));
        }
        return sales;
    }

    private Sale sale(String name) {
        Instant at = moment();
        Purchase purchase = purchase(at);
        LocalDate day = LocalDate.ofInstant(at, Words.ZONE);
        SortedMap<String, Booked> booked = new TreeMap<>();
        if (random.nextInt(40) == 0) {
            booked.put(purchase.id(), new Booked(day.plusDays(9), new TreeMap<>(), new TreeMap<>(), Optional.empty()));
        }
        Customer customer = new Customer(
                "somebody",
                Currency.getInstance("EUR"),
                FIRST,
                Profile.EMPTY,
                new TreeMap<>(Map.of(Account.POINTS, points(at))),
                history(day, counting(purchase)),
                tier(day),
                tallies(day),
                booked,
                List.of());
        return new Sale(name, customer, purchase);
    }

    /** At any time of day, also where clocks in the shop show another day than those in London; or when a coupon ends. */
    private Instant moment() {
        return random.nextInt(20) == 0
                ? Instant.parse("2026-05-31T22:00:00Z")
                : LocalDate.of(2025, 6, 1)
                        .plusDays(random.nextInt(730))
                        .atStartOfDay(Words.ZONE)
                        .plusMinutes(random.nextInt(24 * 60))
                        .toInstant();
    }

    private Purchase purchase(Instant at) {
        Purchase.Builder basket =
                Purchase.of("p" + random.nextInt(1_000)).at(at).currency("EUR");
        // From ten on, ids are no longer in the order of their lines.
        int lines = 1 + random.nextInt(random.nextBoolean() ? 2 : 12);
        int most = any(PRICES);
        List<String> categories = random.nextInt(3) == 0 ? List.of(any(CATEGORIES)) : CATEGORIES;
        for (int i = 0; i < lines; i++) {
            BigDecimal price = BigDecimal.valueOf(random.nextInt(most + 1), 2);
            basket.line("product-" + i, any(categories), 1 + random.nextInt(3), price.toPlainString());
        }
        codes().forEach(basket::coupon);
        return basket.build();
    }

    /** A few, and the same one more than once; or all there are. */
    private List<String> codes() {
        if (random.nextInt(4) == 0) {
            List<String> all = new ArrayList<>(CODES);
            Collections.shuffle(all, random);
            return all;
        }
        List<String> codes = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            codes.add(any(CODES));
        }
        return codes;
    }

    /** What counts toward tiers if no coupon takes anything off, in cents. */
    private static long counting(Purchase purchase) {
        return purchase.lines().stream()
                .filter(Basket::counts)
                .mapToLong(line -> Basket.cents(line.amount()))
                .sum();
    }

    /** Some days of the last two years, often today too; with a spend that often is, to the cent, what something asks for. */
    private History history(LocalDate today, long counting) {
        SortedMap<LocalDate, Totals> days = new TreeMap<>();
        int count = random.nextInt(25);
        int most = any(PRICES);
        for (int i = 0; i < count; i++) {
            LocalDate day = today.minusDays(random.nextInt(720));
            days.put(day, totals(random.nextInt(most + 1), random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            days.put(today, totals(random.nextInt(500), random.nextInt(2)));
        }
        if (random.nextInt(3) == 0) {
            // The edges of the last twelve months.
            days.put(today.minusMonths(12).plusDays(random.nextInt(2)), totals(40_000 + random.nextInt(20_000), 1));
        }
        if (random.nextInt(3) == 0) {
            days.remove(today.minusDays(9));
            long year = spend(days.tailMap(today.minusMonths(12).plusDays(1)));
            days.put(today.minusDays(9), totals(missing(random.nextBoolean() ? 500_00 : 2_000_00, year + counting), 1));
        }
        long before = random.nextInt(4) == 0 ? missing(10_000_00, spend(days) + counting) : 0;
        int visits = days.values().stream().mapToInt(Totals::visits).sum();
        Totals lifetime = totals(spend(days) + before, visits + random.nextInt(3));
        return new History(lifetime, Optional.of(FIRST), Optional.of(today), days);
    }

    /** What is missing to an amount, or a cent less or more. */
    private long missing(long wanted, long there) {
        return Math.max(0, wanted - there + random.nextInt(3) - 1);
    }

    private static long spend(SortedMap<LocalDate, Totals> days) {
        return days.values().stream()
                .mapToLong(totals -> Basket.cents(totals.spend()))
                .sum();
    }

    private static Totals totals(long cents, int visits) {
        return new Totals(BigDecimal.valueOf(cents, 2), cents / 100, visits, visits);
    }

    /** A tier that lasts, one that never ends, or one whose time is up, once or more. */
    private TierStanding tier(LocalDate today) {
        if (random.nextInt(3) == 0) {
            return TierStanding.NONE;
        }
        LocalDate end = today.plusDays(random.nextInt(9) * 100L - 600 + random.nextInt(3) - 1);
        return new TierStanding(
                random.nextBoolean() ? "SILVER" : "GOLD",
                Optional.of(end.minusMonths(12)),
                random.nextInt(6) == 0 ? Optional.empty() : Optional.of(end));
    }

    private SortedMap<String, SortedMap<String, Tally>> tallies(LocalDate today) {
        SortedMap<String, Tally> uses = new TreeMap<>();
        SortedMap<String, Tally> badges = new TreeMap<>();
        for (String code : CODES) {
            if (random.nextInt(3) == 0) {
                uses.put(code, tally(1 + random.nextInt(2), today));
            }
        }
        for (String badge : List.of("superfan", "platin")) {
            if (random.nextInt(3) == 0) {
                badges.put(badge, tally(1, today));
            }
        }
        SortedMap<String, SortedMap<String, Tally>> tallies = new TreeMap<>();
        tallies.put(CouponAccepted.COUPON, uses);
        tallies.put(BadgeAwarded.BADGE, badges);
        return tallies;
    }

    private static Tally tally(long count, LocalDate today) {
        return new Tally(count, today.minusDays(40), today.minusDays(3), new TreeMap<>());
    }

    /** Points of which some are over, by a moment or for long; or what is owed. */
    private Account points(Instant at) {
        if (random.nextInt(6) == 0) {
            return new Account(List.of(), random.nextInt(200));
        }
        List<Account.Lot> lots = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Instant end = at.plusSeconds((random.nextInt(5) - 2) * 100_000L * i + i);
            lots.add(new Account.Lot(
                    1 + random.nextInt(300),
                    new Lifetime(Optional.empty(), i == 0 ? Optional.of(at) : Optional.of(end), Optional.empty())));
        }
        if (random.nextBoolean()) {
            lots.add(new Account.Lot(1 + random.nextInt(300), Lifetime.UNLIMITED));
        }
        return new Account(lots, 0);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
