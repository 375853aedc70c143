package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.internal.vocabulary.ActivityFact;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.OutcomeFact;
import io.loyaltyengine.internal.vocabulary.Presented;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.TodayFact;
import io.loyaltyengine.internal.vocabulary.WishFact;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.AccountDefinition;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.standing.BadgeAwarded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Facts with small values, so that conditions over small numbers hold about as often as not. */
final class SomeFacts {
    static final List<String> TIERS = List.of("SILVER", "GOLD", "PLATINUM");
    static final Programme PROGRAMME = Programme.of("test", "1", "EUR", "Europe/Berlin", TIERS, "0.01")
            .with("miles", AccountDefinition.of("mile", "Meile"))
            .with("stamps", AccountDefinition.of("stamp", "Stempel"))
            .with("status", AccountDefinition.of("status point", "Statuspunkt"));
    private static final LocalDate TODAY = LocalDate.parse("2024-05-01");
    private static final ShopCalendar CALENDAR = new ShopCalendar(PROGRAMME.zone());

    private SomeFacts() {}

    private static final Decision WELCOME = new CouponAccepted(
            new DecisionId("anna", "order", "CouponAccepted", "WELCOME", 1),
            new Reason("A coupon", new Sentence("One.", "Eins."), new RuleSetId("some", "1", "hash")),
            "WELCOME",
            BigDecimal.ONE,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            LocalDate.parse("2024-01-01"),
            "WELCOME",
            false,
            Optional.empty(),
            false,
            Optional.empty());

    /** One fact of each kind that a stage knows. */
    static List<Object> of(Stage stage, Random random) {
        return stage.facts().stream().map(type -> fact(type, random)).toList();
    }

    private static Object fact(Class<?> type, Random random) {
        if (type == CustomerFact.class) {
            return new CustomerFact(state(random), TODAY, PROGRAMME);
        }
        if (type == PurchaseFact.class) {
            io.loyaltyengine.model.Purchase purchase = purchase(random);
            long[] paid = purchase.linesById().stream()
                    .mapToLong(line -> Amounts.units(line.amount(), 2))
                    .toArray();
            return new PurchaseFact(purchase, paid, List.of(WELCOME), 1 + random.nextInt(2));
        }
        if (type == TodayFact.class) {
            Instant at = Instant.parse("2024-05-01T10:00:00Z").plusSeconds(random.nextInt(40_000_000));
            return new TodayFact(at, CALENDAR.dayOf(at), PROGRAMME, CALENDAR);
        }
        if (type == WishFact.class) {
            return new WishFact(
                    "payment",
                    Account.POINTS,
                    random.nextInt(4),
                    state(random),
                    amount(random),
                    Optional.empty(),
                    Instant.EPOCH);
        }
        if (type == ActivityFact.class) {
            Activity activity = new Activity(
                    "survey-1",
                    Instant.parse("2024-05-01T10:00:00Z"),
                    Currency.getInstance("EUR"),
                    random.nextBoolean() ? "survey" : "a",
                    random.nextBoolean() ? Optional.of("anna") : Optional.empty(),
                    random.nextBoolean() ? Optional.of(amount(random)) : Optional.empty(),
                    Optional.empty(),
                    new TreeMap<>(),
                    Optional.empty());
            return new ActivityFact(activity, state(random));
        }
        return type == ClaimFact.class
                ? claim("WELCOME", random)
                : new OutcomeFact(List.of(), CouponPolicy.Codes.EXACT);
    }

    /** Claims of different codes. */
    static List<Object> claims(int count, Random random) {
        return IntStream.range(0, count)
                .<Object>mapToObj(i -> claim("CODE-" + i, random))
                .toList();
    }

    private static ClaimFact claim(String code, Random random) {
        BigDecimal discount = amount(random);
        return new ClaimFact(
                code,
                Optional.empty(),
                state(random),
                random.nextBoolean(),
                Presented.with(purchase(random)),
                CALENDAR,
                () -> discount,
                random.nextBoolean(),
                Optional.empty());
    }

    private static io.loyaltyengine.model.Purchase purchase(Random random) {
        return io.loyaltyengine.model.Purchase.of("order-1")
                .at(Instant.parse("2024-05-01T10:00:00Z"))
                .currency("EUR")
                .line("mug", random.nextBoolean() ? "HOME" : "DEPOSIT", 1 + random.nextInt(3), "2.50")
                .build();
    }

    private static io.loyaltyengine.model.Customer state(Random random) {
        io.loyaltyengine.model.Customer empty =
                io.loyaltyengine.model.Customer.enrolled("anna", "EUR", LocalDate.parse("2020-01-01"));
        TreeMap<LocalDate, Totals> days = new TreeMap<>();
        for (String day : List.of("2023-04-30", "2024-02-29", "2024-04-30", "2024-05-01")) {
            days.put(LocalDate.parse(day), totals(random));
        }
        TreeMap<String, Object> attributes = new TreeMap<>(Map.of(
                "size", random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(3)) : amount(random),
                "mood", random.nextBoolean() ? "GOLD" : "a",
                "vip", random.nextBoolean()));
        TreeMap<String, Tally> badges = new TreeMap<>();
        if (random.nextBoolean()) {
            badges.put(
                    "a", new Tally(1, LocalDate.parse("2024-01-01"), LocalDate.parse("2024-01-01"), new TreeMap<>()));
        }
        io.loyaltyengine.model.TierStanding tier = random.nextInt(3) == 0
                ? empty.tier()
                : new io.loyaltyengine.model.TierStanding(
                        TIERS.get(random.nextInt(3)), Optional.of(LocalDate.parse("2024-01-01")), Optional.empty());
        return new io.loyaltyengine.model.Customer(
                empty.id(),
                empty.currency(),
                empty.enrolledOn(),
                new Profile(
                        Optional.empty(),
                        new TreeSet<>(random.nextBoolean() ? Set.of("a") : Set.of()),
                        attributes,
                        Optional.empty(),
                        new TreeSet<>(random.nextBoolean() ? Set.of("email") : Set.of())),
                empty.accounts(),
                new History(
                        totals(random),
                        Optional.empty(),
                        random.nextBoolean() ? Optional.of(TODAY) : Optional.empty(),
                        days),
                tier,
                new TreeMap<>(Map.of(BadgeAwarded.BADGE, badges)),
                new TreeMap<>(),
                List.of());
    }

    private static Totals totals(Random random) {
        return new Totals(amount(random), random.nextInt(4), random.nextInt(4), random.nextInt(4));
    }

    private static BigDecimal amount(Random random) {
        return List.of("0.00", "0.99", "1.00", "1.50", "2.00", "9.99").stream()
                .map(BigDecimal::new)
                .toList()
                .get(random.nextInt(6));
    }
}
