package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes up what a customer does; one seed, one history. */
final class Histories {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final List<String> PRICES = List.of(
            "0.00", "0.01", "0.33", "0.50", "0.99", "1.00", "2.49", "3.34", "3.50", "7.99", "9.99", "10.00", "19.95",
            "49.00", "50.00", "99.90", "120.00", "299.99", "333.33", "500.00", "650.00", "1000.00", "1500.00");
    private static final List<String[]> GOODS = List.of(
            new String[] {"espresso", "COFFEE"},
            new String[] {"filter", "COFFEE"},
            new String[] {"assam", "TEA"},
            new String[] {"rye", "BREAD"},
            new String[] {"roll", "BREAD"},
            new String[] {"bottle", "DEPOSIT"},
            new String[] {"voucher", "GIFT_CARD"},
            new String[] {"mug", "HOME"},
            new String[] {"coffee-machine", "HOME"},
            new String[] {"book", "GOODS"});
    private static final List<String> CAUSES = List.of("school", "trees", "water");

    private final Random random;
    private final boolean policed;
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> returnable = new ArrayList<>();
    /** How dear things are in this history, as an upper bound in the list of prices. */
    private final int wealth;
    /** How far apart the steps of this history mostly are. */
    private final int pace;

    private ZonedDateTime now;

    private Histories(Random random, boolean policed) {
        this.random = random;
        this.policed = policed;
        this.wealth = 6 + random.nextInt(PRICES.size() - 5);
        this.pace = random.nextInt(4);
        this.now = LocalDateTime.of(2024, 1, 1, 8, 0)
                .plusDays(random.nextInt(1900))
                .plusMinutes(random.nextInt(900))
                .atZone(BERLIN);
    }

    /**
     * What a customer is and does.
     *
     * @param customer in the state of enrolment
     */
    record History(Customer customer, List<Step> steps) {}

    /** With stamps and tiers set by hand, or without. */
    static History of(long seed, boolean policed) {
        Random random = new Random(seed);
        Histories histories = new Histories(random, policed);
        Customer customer = histories.customer();
        int length = 2 + random.nextInt(random.nextInt(10) == 0 ? 120 : 45);
        for (int i = 0; i < length; i++) {
            histories.step();
        }
        return new History(customer, List.copyOf(histories.steps));
    }

    private Customer customer() {
        LocalDate enrolled = now.toLocalDate().minusDays(random.nextInt(3) == 0 ? random.nextInt(900) : 0);
        TreeSet<String> segments = new TreeSet<>();
        if (random.nextInt(4) == 0) {
            segments.add("STAFF");
        }
        Optional<MonthDay> birthday =
                switch (random.nextInt(4)) {
                    case 0 -> Optional.empty();
                    case 1 -> Optional.of(MonthDay.of(2, 29));
                    default -> Optional.of(MonthDay.from(now.plusDays(random.nextInt(40))));
                };
        return Customer.enrolled("anna", "EUR", enrolled)
                .with(new Profile(birthday, segments, new TreeMap<>(), Optional.empty(), new TreeSet<>()));
    }

    private void step() {
        wait(random.nextInt(12));
        int kind = random.nextInt(100);
        if (kind < 48) {
            buy();
        } else if (kind < 72) {
            giveBack();
        } else if (kind < 80) {
            wish();
        } else if (kind < 85) {
            confirm();
        } else if (kind < 90) {
            adjust();
        } else if (kind < 95) {
            steps.add(new Step.Day(DayReached.of(id("d"), now.toInstant(), "EUR")));
        } else if (kind == 95) {
            takeAdvantage();
        } else if (kind == 96) {
            useForNothing();
        } else if (!steps.isEmpty()) {
            Step before = steps.get(Math.max(0, steps.size() - 1 - random.nextInt(4)));
            // After its return window a transaction is unknown, and would be booked as another.
            if (Duration.between(before.at(), now.toInstant()).toDays() < 55) {
                steps.add(again(before));
            }
        }
    }

    private void wait(int kind) {
        ZonedDateTime later = now.plusSeconds(random.nextInt(7200));
        switch (kind) {
            case 0, 1, 2 -> {}
            case 3, 4, 5 -> later = later.plusDays(1 + random.nextInt(1 + 3 * pace));
            case 6 -> later = later.plusDays(random.nextInt(8 + 5 * pace));
            case 7 -> later = later.plusDays(pace == 0 ? 14 : 10 + random.nextInt(60));
            case 8 -> later = later.plusDays(random.nextInt(pace == 0 ? 7 : 200));
            case 9 -> later = special(later);
            case 10 -> later = due(later);
            default ->
                later = random.nextInt(12) == 0 ? later.plusDays(300 + random.nextInt(800)) : later.plusHours(20);
        }
        now = later.isBefore(now) ? now : later;
    }

    /** A moment at which calendars are strange. */
    private ZonedDateTime special(ZonedDateTime from) {
        LocalDateTime at = from.toLocalDateTime();
        int year = at.getYear();
        LocalDateTime strange =
                switch (random.nextInt(8)) {
                    case 0 -> at.toLocalDate().plusDays(1).atStartOfDay();
                    case 1 -> at.toLocalDate().atTime(23, 59, 59);
                    case 2 -> LocalDateTime.of(year, 12, 31, 23, 59, 59);
                    case 3 -> LocalDateTime.of(year + 1, 1, 1, 0, 0);
                    case 4 -> LocalDate.of(year, 3, 1).minusDays(1).atTime(12, 0);
                    case 5 -> lastSunday(year, 3).minusDays(14).atTime(2, 30);
                    case 6 -> lastSunday(year, 3).atTime(1, 59, 59);
                    default -> lastSunday(year, 10).atTime(2, 30);
                };
        ZonedDateTime moment = strange.atZone(BERLIN);
        return moment.isBefore(from) || (pace < 2 && moment.isAfter(from.plusDays(120))) ? from : moment;
    }

    private static LocalDate lastSunday(int year, int month) {
        LocalDate day = LocalDate.of(year, month, 31);
        return day.minusDays(day.getDayOfWeek().getValue() % 7);
    }

    /** The second at which something of an earlier purchase is due, or the one before. */
    private ZonedDateTime due(ZonedDateTime from) {
        if (returnable.isEmpty()) {
            return from;
        }
        ZonedDateTime bought =
                returnable.get(random.nextInt(returnable.size())).at().atZone(BERLIN);
        ZonedDateTime due =
                switch (random.nextInt(4)) {
                    case 0 -> bought.plusDays(14);
                    case 1 -> bought.toLocalDate().plusDays(61).atStartOfDay(BERLIN);
                    case 2 ->
                        pace < 2
                                ? bought.plusDays(14)
                                : bought.toLocalDate()
                                        .plusMonths(12)
                                        .plusDays(1)
                                        .atStartOfDay(BERLIN);
                    default ->
                        bought.toLocalDate()
                                .plusMonths(pace < 2 ? 0 : 11)
                                .plusDays(1)
                                .atStartOfDay(BERLIN);
                };
        due = random.nextBoolean() ? due : due.minusSeconds(1);
        return due.isBefore(from) ? from : due;
    }

    /** Names do not sort as they come, for the order of names must not matter where it should not. */
    private String id(String kind) {
        return (char) ('a' + random.nextInt(26)) + kind + steps.size();
    }

    private void buy() {
        Purchase.Builder purchase = Purchase.of(id("p")).at(now.toInstant()).currency("EUR");
        if (random.nextInt(6) != 0) {
            purchase.channel(pick(List.of("app", "web", "till")));
        }
        int lines = 1 + random.nextInt(random.nextInt(5) == 0 ? 12 : 3);
        for (int i = 0; i < lines; i++) {
            String[] good = pick(GOODS);
            int quantity = random.nextInt(3) == 0 ? 1 + random.nextInt(7) : 1;
            int price = random.nextInt(wealth);
            Line line = new Line("" + (i + 1), good[0], good[1], quantity, new BigDecimal(PRICES.get(price)));
            boolean isBound = random.nextInt(4) == 0;
            purchase.line(said(isBound ? line.notBelow(PRICES.get(random.nextInt(price + 1))) : line));
        }
        // Of more than ten with the one that comes by itself not all sets would be tried.
        for (int codes = 0; codes < 4 && random.nextInt(3) == 0; codes++) {
            purchase.coupon(
                    random.nextInt(9) == 0
                            ? "NOPE"
                            : spelt(pick(random.nextInt(4) == 0 ? Coupons.ISSUED : Coupons.ALL)));
        }
        if (random.nextInt(4) == 0) {
            // Those that are alike stand side by side.
            int first = random.nextInt(Coupons.ALL.size() - 6);
            for (int codes = 1 + random.nextInt(5); codes > 0; codes--) {
                purchase.coupon(spelt(Coupons.ALL.get(first + random.nextInt(7))));
            }
        }
        if (random.nextInt(4) == 0) {
            purchase.redeem(random.nextInt(8) == 0 ? random.nextInt(600) : 500 + random.nextInt(1500));
        }
        Step.Buy buy = new Step.Buy(purchase.build());
        steps.add(buy);
        returnable.add(buy);
    }

    /** Buys what brings most, spends that, brings the goods back and buys again, as fast as can be. */
    private void takeAdvantage() {
        for (int times = 2 + random.nextInt(3); times > 0; times--) {
            Step.Buy buy = new Step.Buy(Purchase.of(id("p"))
                    .at(now.toInstant())
                    .currency("EUR")
                    .line("coffee-machine", "HOME", 20, "0.01")
                    .line("espresso", "COFFEE", 1 + random.nextInt(12), "0.33")
                    .coupon("FREE-COFFEE")
                    .build());
            steps.add(buy);
            returnable.add(buy);
            now = now.plusMinutes(1);
            Redemption.Wish trees = new Redemption.Donation(times % 2 == 0 ? 1000 : 500, "trees");
            steps.add(new Step.Wish(Redemption.of(id("w"), now.toInstant(), "EUR", trees)));
            now = now.plusMinutes(1);
            Step of = returnable.get(Math.max(0, returnable.size() - 1 - random.nextInt(2)));
            steps.add(new Step.Return(id("r"), now.toInstant(), of.id(), List.of(), List.of(), Step.Host.CAREFUL));
            now = now.plusMinutes(1);
        }
    }

    /** Uses what a purchase has brought, brings both back in any order, and wants to use it once more. */
    private void useForNothing() {
        List<Step.Buy> both = new ArrayList<>(List.of(two("mug", "HOME")));
        now = now.plusDays(3 + random.nextInt(12));
        both.add(two("espresso", "COFFEE"));
        Collections.shuffle(both, random);
        for (Step.Buy buy : both) {
            int parts = 1 + random.nextInt(2);
            List<RefundLine> lines = parts == 1 ? List.of() : List.of(new RefundLine("1", 1));
            for (int i = 0; i < parts; i++) {
                now = now.plusDays(random.nextInt(3)).plusMinutes(1);
                steps.add(new Step.Return(id("r"), now.toInstant(), buy.id(), lines, List.of(), Step.Host.CAREFUL));
            }
        }
        now = now.plusMinutes(1);
        two("espresso", "COFFEE");
    }

    private Step.Buy two(String product, String category) {
        Step.Buy buy = new Step.Buy(Purchase.of(id("p"))
                .at(now.toInstant())
                .currency("EUR")
                .line(product, category, 2, "3.50")
                .coupon("TREAT")
                .build());
        steps.add(buy);
        returnable.add(buy);
        return buy;
    }

    /** What else is said of a line: labels, and the tax in it. */
    private Line said(Line line) {
        BigDecimal tax = line.amount().multiply(BigDecimal.valueOf(random.nextInt(40), 2));
        Line said = random.nextBoolean()
                ? line
                : new Line(
                        line.id(),
                        line.product(),
                        line.category(),
                        line.quantity(),
                        line.unitPrice(),
                        Optional.of(tax.setScale(2, RoundingMode.HALF_UP)),
                        line.labels(),
                        line.lowestPrice());
        return switch (random.nextInt(8)) {
            case 0 -> said.labelled("BIO");
            case 1 -> said.labelled("ACME");
            case 2 -> said.labelled("ACME", "BIO");
            default -> said;
        };
    }

    private String spelt(CouponDefinition coupon) {
        return random.nextInt(12) == 0 ? coupon.code().toLowerCase(Locale.ROOT) : coupon.code();
    }

    private void giveBack() {
        if (returnable.isEmpty()) {
            return;
        }
        int newest = returnable.size() - 1;
        Step of = returnable.get(
                random.nextInt(3) == 0 ? random.nextInt(newest + 1) : Math.max(0, newest - random.nextInt(3)));
        String name = random.nextInt(30) == 0 ? "nobody" : of.id();
        List<RefundLine> lines = new ArrayList<>();
        if (of instanceof Step.Buy buy && random.nextInt(3) != 0) {
            for (Line line : buy.purchase().lines()) {
                if (random.nextInt(2) == 0) {
                    int most = line.quantity() + (random.nextInt(40) == 0 ? 1 : 0);
                    lines.add(new RefundLine(line.id(), 1 + random.nextInt(most)));
                }
            }
        }
        List<LineAmount> money = new ArrayList<>();
        if (of instanceof Step.Buy buy && random.nextInt(4) == 0) {
            for (Line line : buy.purchase().lines()) {
                int cents = Shares.cents(line.amount()) > Integer.MAX_VALUE ? 1 : (int) Shares.cents(line.amount());
                if (random.nextInt(2) == 0 && cents > 0) {
                    money.add(new LineAmount(line.id(), Shares.euros(1 + random.nextInt(cents))));
                }
            }
            if (random.nextBoolean() && !money.isEmpty()) {
                lines.clear();
            }
        }
        Step.Host host =
                switch (random.nextInt(24)) {
                    case 0, 1, 2, 3 -> Step.Host.FORGETFUL;
                    case 4 -> Step.Host.MIXING;
                    case 5 -> Step.Host.RAISING;
                    case 6 -> Step.Host.STEALING;
                    default -> Step.Host.CAREFUL;
                };
        steps.add(new Step.Return(id("r"), now.toInstant(), name, List.copyOf(lines), List.copyOf(money), host));
    }

    private void wish() {
        Redemption.Wish wish;
        if (random.nextBoolean()) {
            wish = new Redemption.Donation(
                    random.nextInt(6) == 0 ? 1 + random.nextInt(120) : 100 + random.nextInt(900), pick(CAUSES));
        } else {
            TreeSet<String> tiers = new TreeSet<>();
            if (random.nextInt(4) == 0) {
                tiers.add("GOLD");
            }
            Optional<Integer> stock = random.nextInt(3) == 0 ? Optional.of(random.nextInt(2)) : Optional.empty();
            wish = new Redemption.Reward(new RewardDefinition(
                    "gift",
                    Account.POINTS,
                    1 + random.nextInt(800),
                    new BigDecimal(pick(List.of("0.00", "2.00"))),
                    tiers,
                    stock,
                    Optional.empty(),
                    random.nextInt(12) != 0,
                    Optional.empty()));
        }
        Step.Wish step = new Step.Wish(Redemption.of(id("w"), now.toInstant(), "EUR", wish));
        steps.add(step);
        returnable.add(step);
    }

    private void confirm() {
        String of = returnable.isEmpty() || random.nextInt(8) == 0
                ? "nobody"
                : returnable
                        .get(Math.max(0, returnable.size() - 1 - random.nextInt(5)))
                        .id();
        steps.add(new Step.Confirm(Confirmation.of(id("c"), now.toInstant(), "EUR", of)));
    }

    private void adjust() {
        long points = random.nextInt(4) == 0 ? 1 + random.nextInt(2500) : 1 + random.nextInt(300);
        points = random.nextInt(5) < 2 ? -points : points;
        Adjustment adjustment = Adjustment.of(id("a"), now.toInstant(), "EUR", points, "by hand");
        adjustment = random.nextInt(3) == 0 ? adjustment.mayingGoNegative() : adjustment;
        if (policed && random.nextInt(3) > 0) {
            adjustment = random.nextBoolean() ? adjustment.of("stamps") : byHand();
        }
        steps.add(new Step.Adjust(adjustment));
    }

    private Adjustment byHand() {
        Adjustment floor = Adjustment.ofTier(id("f"), now.toInstant(), "EUR", pick(Policies.NAMES), "by hand");
        return random.nextInt(3) == 0 ? floor : floor.until(now.toLocalDate().plusDays(random.nextInt(200)));
    }

    /** The same once more: a purchase to the letter, by a till that lost the answer; all else now. */
    private Step again(Step step) {
        Instant at = now.toInstant();
        if (step instanceof Step.Buy) {
            return step;
        } else if (step instanceof Step.Wish wish) {
            Redemption r = wish.redemption();
            return new Step.Wish(new Redemption(r.id(), at, r.currency(), r.wish()));
        } else if (step instanceof Step.Return back) {
            return new Step.Return(back.id(), at, back.of(), back.lines(), back.money(), back.host());
        } else if (step instanceof Step.Confirm confirm) {
            Confirmation c = confirm.confirmation();
            return new Step.Confirm(new Confirmation(c.id(), at, c.currency(), c.purchase()));
        } else if (step instanceof Step.Adjust adjust) {
            Adjustment a = adjust.adjustment();
            return new Step.Adjust(new Adjustment(
                    a.id(),
                    at,
                    a.currency(),
                    a.account(),
                    a.points(),
                    a.note(),
                    a.mayGoNegative(),
                    a.tier(),
                    a.until()));
        }
        return new Step.Day(DayReached.of(step.id(), at, "EUR"));
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
