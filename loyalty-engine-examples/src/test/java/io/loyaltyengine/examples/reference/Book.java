package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RewardDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One customer's book, as a bookkeeper would keep it by the manual: nothing is merged, nothing is forgotten. */
final class Book {
    /** Which programme it is; that of policies is the club with other tiers, and more. */
    enum Programme {
        SHOP,
        CLUB,
        POLICIES
    }

    private final boolean club;
    private final boolean policed;
    private final CouponPolicy policy;
    private final Customer person;
    private final Wallet wallet = new Wallet();
    private final Points points = new Points("", "VOUCHER-20", 2000, wallet);
    private final Points stamps = new Points("stamps ", "FREE-COFFEE", 10, wallet);
    private final Ranks ranks;
    private final Map<String, Sale> sales = new HashMap<>();
    /** The last day on which each booked transaction is known. */
    private final Map<String, LocalDate> windows = new HashMap<>();

    private final List<Earned> earned = new ArrayList<>();
    /** What came back of goods and was let to the customer, who has had it: nothing is earned by it, and caps count it. */
    private final List<Earned> kept = new ArrayList<>();

    private final List<LocalDate> visits = new ArrayList<>();
    private long pointsEver;
    private long stampsEver;
    private final SortedMap<String, Long> campaigns = new TreeMap<>();
    private final SortedMap<String, List<LocalDate>> received = new TreeMap<>();
    private final Set<String> badges = new TreeSet<>();
    private final SortedMap<LocalDate, Long> loaves = new TreeMap<>();
    /** How many purchases brought a category, less those that came back whole; and on which days. */
    private final SortedMap<String, Long> categories = new TreeMap<>();

    private final Map<String, Map<LocalDate, Long>> categoryDays = new HashMap<>();

    /** The last days of badges that end, and what each purchase had added. */
    private final SortedMap<String, LocalDate> ending = new TreeMap<>();

    private LocalDate memberSince = LocalDate.MIN;

    /** How many books have brought the membership that lasts. */
    private int books;

    private int purchases;
    private Ranks.Held tier = Ranks.Held.NONE;
    /** The same where terms say how tiers begin and end, and the day for which it was last said. */
    private Policies.Standing standing = Policies.Standing.NONE;

    private LocalDate seen;
    /** What was last kept for a while. */
    private Policies.Held grace = Policies.Held.NONE;
    /** The transaction that is told, and the one that has raised the customer into the tier that is held. */
    private String told = "";

    private String raiser = "";

    private Answer answer = new Answer();
    private Sale latest = new Sale("", LocalDate.MIN, true);
    private ZonedDateTime now;
    private LocalDate today;

    /** Points earned on a day; less than zero for what came back. */
    private record Earned(Points account, LocalDate day, long points) {}

    Book(Programme programme, CouponPolicy policy, Customer person) {
        this.policy = policy;
        this.club = programme != Programme.SHOP;
        this.policed = programme == Programme.POLICIES;
        this.person = person;
        this.ranks = new Ranks(club);
        this.now = person.enrolledOn().atStartOfDay(Histories.BERLIN);
        this.today = person.enrolledOn();
        this.seen = today;
    }

    Answer tell(Step step) {
        answer = new Answer();
        grace = Policies.Held.NONE;
        told = step.id();
        now = step.at().atZone(Histories.BERLIN);
        today = now.toLocalDate();
        if (step instanceof Step.Return back && (back.host().forges || isMoreThanSold(back))) {
            answer.say("invalid", "MISMATCH");
        } else if (isKnown(step.id())) {
            String what = step instanceof Step.Return back ? "refund " + back.of() : "transaction " + step.id();
            answer.say("refused " + what, "ALREADY_PROCESSED; ");
        } else {
            Set<String> known =
                    windows.keySet().stream().filter(this::isInWindow).collect(Collectors.toSet());
            for (Points account : List.of(points, stamps)) {
                account.forget(known);
                account.catchUp(now.toInstant(), answer);
            }
            wallet.catchUp(now.toInstant(), answer);
            judge();
            passDays();
            boolean wasRefused = !act(step);
            if (!wasRefused) {
                standing();
            }
            if (grace.inGrace() && standing.isIn(grace)) {
                answer.say("grace", "");
            }
            if (!wasRefused && !answer.isEmpty()) {
                windows.put(step.id(), today.plusDays(60));
                windows.values().removeIf(until -> until.isBefore(today));
            }
        }
        sayState();
        return answer;
    }

    /** Whether the records say that more came back than was sold: a host once forgot, and now remembers. */
    private boolean isMoreThanSold(Step.Return back) {
        Sale sale = sales.get(back.of());
        return sale != null
                && back.host() == Step.Host.CAREFUL
                && sale.allBack().entrySet().stream()
                        .anyMatch(line -> line.getValue().units() > sale.units.getOrDefault(line.getKey(), 0)
                                || line.getValue().cents() > sale.due.getOrDefault(line.getKey(), 0L));
    }

    private boolean isInWindow(String id) {
        LocalDate until = windows.get(id);
        return until != null && !until.isBefore(today);
    }

    /** Whether it is known of what was sold that nothing of it is left. */
    private boolean isGone(String id) {
        Sale sale = sales.get(id);
        return sale != null && isInWindow(id) && sale.isBack(sale.allBack());
    }

    private boolean isKnown(String id) {
        return windows.containsKey(id);
    }

    /** Whether it was not refused as a whole. */
    private boolean act(Step step) {
        if (step instanceof Step.Buy buy) {
            buy(buy.purchase());
            return true;
        } else if (step instanceof Step.Wish wish) {
            return wish(wish.redemption());
        } else if (step instanceof Step.Return back) {
            return giveBack(back);
        } else if (step instanceof Step.Confirm confirm) {
            String of = confirm.confirmation().purchase();
            if (!isInWindow(of) && !points.awaits(of)) {
                return refuse("confirmation " + of, "UNKNOWN_ORIGINAL; ");
            }
            points.confirm(of, answer);
            return true;
        } else if (step instanceof Step.Adjust adjust) {
            return adjust(adjust.adjustment());
        }
        return true;
    }

    private boolean refuse(String what, String codes) {
        answer.say("refused " + what, codes);
        return false;
    }

    // Purchases

    private void buy(Purchase purchase) {
        Sale sale = new Sale(purchase.id(), today, true);
        latest = sale;
        sales.put(purchase.id(), sale);
        purchase.lines().forEach(line -> {
            sale.units.put(line.id(), line.quantity());
            sale.products.add(line.product());
        });
        Verdicts verdicts = new Verdicts(purchase, policy, answer);
        verdicts.settle(club, new Verdicts.Asker(tierName(), person.profile().segments(), purchases, wallet), now);
        sale.due.putAll(verdicts.left());
        sale.coupons.putAll(verdicts.accepted);
        sale.copies.putAll(verdicts.copies);
        wallet.use(sale);
        purchase.redeem().filter(wanted -> wanted > 0).ifPresent(wanted -> pay(sale, wanted));
        BigDecimal total = Shares.euros(0);
        for (Line line : purchase.lines()) {
            total = total.add(line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())));
        }
        answer.say("bought", total + ", due " + Shares.euros(due(sale)) + " " + sold(sale));
        earn(purchase, sale);
        purchases++;
    }

    private static long due(Sale sale) {
        return sale.due.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Units and money of what is sold, or comes back after so many units that are back. */
    private static String sold(Sale sale) {
        Map<String, String> byLine = new TreeMap<>();
        sale.units.forEach(
                (line, number) -> byLine.put(line, number + " for " + Shares.euros(sale.due.getOrDefault(line, 0L))));
        return byLine.toString();
    }

    private void pay(Sale sale, long wanted) {
        long total = due(sale);
        if (!club) {
            StringBuilder codes = new StringBuilder();
            enough(wanted, codes);
            refuse("payment " + sale.id, codes.isEmpty() ? "NO_EFFECT; " : codes.toString());
            return;
        }
        StringBuilder codes = new StringBuilder();
        long usable = Math.min(wanted, total / 2) / 100 * 100;
        enough(wanted, codes);
        if (wanted < 500) {
            codes.append("BELOW_MINIMUM " + wanted + " of 500; ");
        }
        if (codes.length() == 0 && usable == 0) {
            codes.append("NO_EFFECT; ");
        }
        if (codes.length() == 0 && usable < 500) {
            codes.append("BELOW_MINIMUM " + usable + " of 500; ");
        }
        if (codes.length() > 0) {
            refuse("payment " + sale.id, codes.toString());
            return;
        }
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        sale.due.forEach((line, cents) -> weights.put(line, Shares.euros(cents)));
        sale.points.putAll(Shares.of(usable, weights));
        sale.points.forEach((line, cents) -> sale.due.merge(line, -cents, Long::sum));
        sale.taken.addAll(points.take(usable));
        answer.say("paid with points", usable + " = " + Shares.euros(usable) + " " + Shares.written(sale.points));
    }

    private void earn(Purchase purchase, Sale sale) {
        long paid = due(sale);
        SortedMap<String, BigDecimal> base = new TreeMap<>();
        for (Line line : purchase.lines()) {
            if (!Set.of("DEPOSIT", "GIFT_CARD").contains(line.category())) {
                base.put(line.id(), Shares.euros(sale.due.getOrDefault(line.id(), 0L)));
            }
        }
        if (paid > 0) {
            forMoney(purchase, sale, base);
        }
        if (club) {
            fixed(purchase, sale, paid);
            if (policed) {
                stamps(purchase, sale);
            }
            long bread = units(purchase, line -> line.category().equals("BREAD"));
            if (bread > 0) {
                loaves.merge(today, bread, Long::sum);
                answer.say("counted bread", bread);
            }
            if (paid > 0) {
                purchase.lines().forEach(line -> sale.categories.add(line.category()));
                sale.categories.forEach(category -> {
                    categories.merge(category, 1L, Long::sum);
                    categoryDays
                            .computeIfAbsent(category, first -> new HashMap<>())
                            .merge(today, 1L, Long::sum);
                });
                answer.say("collected categories", sale.categories);
            }
        }
        if (paid > 0) {
            BigDecimal spend = Shares.sum(base);
            if (spend.signum() > 0) {
                ranks.count(today, spend);
                base.forEach((line, amount) -> sale.spend.put(line, Shares.cents(amount)));
                answer.say("spend", spend);
            }
            if (club || !visits.contains(today)) {
                visits.add(today);
                answer.say("visit", today);
            }
            if (club) {
                donate(paid);
            }
        }
    }

    private void donate(long paid) {
        long given = BigDecimal.valueOf(paid * 3)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (given > 0) {
            SortedMap<String, BigDecimal> causes = new TreeMap<>();
            List.of("school", "trees", "water").forEach(cause -> causes.put(cause, BigDecimal.ONE));
            Map<String, BigDecimal> shares = new TreeMap<>();
            Shares.of(given, causes).forEach((cause, cents) -> shares.put(cause, Shares.euros(cents)));
            answer.say("donated by the shop", Shares.euros(given) + " " + shares);
        }
    }

    private static long units(Purchase purchase, java.util.function.Predicate<Line> which) {
        return purchase.lines().stream().filter(which).mapToLong(Line::quantity).sum();
    }

    private void forMoney(Purchase purchase, Sale sale, SortedMap<String, BigDecimal> base) {
        long plain = Shares.sum(base).setScale(0, RoundingMode.DOWN).longValueExact();
        Terms terms = new Terms(
                Optional.of(now.toLocalDateTime().plusDays(14).atZone(Histories.BERLIN)),
                Optional.of(midnight(today.plusMonths(12))),
                false,
                club);
        grant(points, sale, "One point for every euro", plain, base, terms, Optional.empty());
        if (!club) {
            return;
        }
        BigDecimal all = Shares.sum(base);
        Map<String, SortedMap<String, BigDecimal>> extra = new TreeMap<>();
        if (policed ? standing.rank() >= 3 : tier.rank() >= 2) {
            extra.put("A quarter more for Gold", times(base, "0.25"));
        }
        if (now.getDayOfWeek() == DayOfWeek.MONDAY) {
            extra.put("Double points on Mondays", times(base, "1"));
        }
        if (sale.coupons.containsKey("COFFEE5")) {
            extra.put("Five-fold points on coffee with the coupon COFFEE5", times(of(purchase, base, "COFFEE"), "4"));
        }
        SortedMap<String, BigDecimal> tea = of(purchase, base, "TEA");
        if (now.getMonth() == Month.JUNE && Shares.sum(tea).signum() > 0) {
            extra.put("Tea weeks in June", times(tea, "2"));
        }
        extra.forEach((rule, weights) -> {
            if (all.signum() > 0) {
                long more = Shares.sum(weights)
                        .multiply(BigDecimal.valueOf(plain))
                        .divide(all, 0, RoundingMode.DOWN)
                        .longValueExact();
                grant(
                        points,
                        sale,
                        rule,
                        more,
                        weights,
                        terms,
                        rule.startsWith("Tea") ? Optional.of("tea-weeks") : Optional.empty());
            }
        });
    }

    private static SortedMap<String, BigDecimal> of(
            Purchase purchase, SortedMap<String, BigDecimal> base, String category) {
        SortedMap<String, BigDecimal> some = new TreeMap<>();
        for (Line line : purchase.lines()) {
            if (line.category().equals(category)) {
                some.put(line.id(), base.getOrDefault(line.id(), BigDecimal.ZERO));
            }
        }
        return some;
    }

    private static SortedMap<String, BigDecimal> times(SortedMap<String, BigDecimal> amounts, String factor) {
        SortedMap<String, BigDecimal> products = new TreeMap<>();
        amounts.forEach((line, amount) -> products.put(line, amount.multiply(new BigDecimal(factor))));
        return products;
    }

    private static ZonedDateTime midnight(LocalDate last) {
        return last.plusDays(1).atStartOfDay(Histories.BERLIN);
    }

    private void fixed(Purchase purchase, Sale sale, long paid) {
        Terms ever = new Terms(Optional.empty(), Optional.empty(), false, false);
        if (isBirthday()
                && paid > 0
                && received.getOrDefault("birthday", List.of()).stream()
                        .noneMatch(day -> day.getYear() == today.getYear())) {
            fixed(sale, "Birthday points", 30, ever, "birthday");
        }
        fixed(
                sale,
                "Every new coffee machine",
                50 * units(purchase, line -> line.product().equals("coffee-machine")),
                ever,
                "");
        String channel = purchase.channel().orElse("");
        if (channel.equals("app") && !received.containsKey("app")) {
            fixed(sale, "First purchase in the app", 20, ever, "app");
        }
        if (channel.equals("web")) {
            fixed(sale, "Points to be confirmed", 10, new Terms(Optional.empty(), Optional.empty(), true, false), "");
        }
        if (purchases == 9) {
            fixed(sale, "The 10th purchase", 200, ever, "");
        }
        if (purchases == 0 && !received.containsKey("welcome")) {
            Optional<ZonedDateTime> yearEnd = Optional.of(midnight(LocalDate.of(today.getYear(), 12, 31)));
            fixed(sale, "Welcome points", 100, new Terms(Optional.empty(), yearEnd, false, false), "welcome");
        }
    }

    private void stamps(Purchase purchase, Sale sale) {
        fixed(
                stamps,
                sale,
                "A stamp for every coffee",
                units(purchase, line -> line.category().equals("COFFEE")),
                new Terms(Optional.empty(), Optional.of(midnight(today.plusMonths(3))), false, false),
                "");
        fixed(
                stamps,
                sale,
                "Stamps for tea come later",
                2 * units(purchase, line -> line.category().equals("TEA")),
                new Terms(
                        Optional.of(now.toLocalDateTime().plusDays(5).atZone(Histories.BERLIN)),
                        Optional.empty(),
                        false,
                        true),
                "");
    }

    private boolean isBirthday() {
        MonthDay birthday = person.profile().birthday().orElse(MonthDay.of(1, 1));
        return person.profile().birthday().isPresent()
                && birthday.atYear(today.getYear()).equals(today);
    }

    private void fixed(Sale sale, String rule, long number, Terms terms, String subject) {
        fixed(points, sale, rule, number, terms, subject);
    }

    private void fixed(Points account, Sale sale, String rule, long number, Terms terms, String subject) {
        long granted = grant(account, sale, rule, number, new TreeMap<>(), terms, Optional.empty());
        if (granted > 0 && !subject.isEmpty()) {
            received.computeIfAbsent(subject, first -> new ArrayList<>()).add(today);
        }
    }

    /** When points can be spent, when they are over, and whether they are owed. */
    private record Terms(Optional<ZonedDateTime> from, Optional<ZonedDateTime> end, boolean awaits, boolean owes) {}

    /** Grants what the caps leave of it, and says how many. */
    private long grant(
            Points account,
            Sale sale,
            String rule,
            long computed,
            SortedMap<String, BigDecimal> weights,
            Terms terms,
            Optional<String> campaign) {
        if (computed == 0) {
            return 0;
        }
        long granted = account == stamps
                ? Math.min(computed, Math.min(room(12 - here(stamps, sale)), room(16 - had(stamps, today, today))))
                : club ? capped(sale, computed, campaign) : computed;
        SortedMap<String, Long> byLine = Shares.of(granted, weights);
        answer.say("earned by " + rule, granted + " " + Shares.written(byLine));
        if (granted > 0) {
            Grant grant = new Grant(
                    account,
                    sale.id,
                    granted,
                    today,
                    terms.from().map(ZonedDateTime::toInstant),
                    terms.end().map(ZonedDateTime::toInstant),
                    terms.awaits(),
                    terms.owes(),
                    byLine,
                    campaign);
            account.give(grant);
            sale.grants.add(grant);
            earned.add(new Earned(account, today, granted));
            pointsEver += account == points ? granted : 0;
            stampsEver += account == stamps ? granted : 0;
            campaign.ifPresent(name -> campaigns.merge(name, granted, Long::sum));
        }
        return granted;
    }

    private long capped(Sale sale, long computed, Optional<String> campaign) {
        long left = computed;
        left = Math.min(left, room(1000 - here(points, sale)));
        left = Math.min(left, room(1500 - had(points, today, today)));
        if (campaign.isPresent()
                && now.getMonth() == Month.JUNE
                && left > 300 - campaigns.getOrDefault(campaign.get(), 0L)) {
            left = 0;
        }
        left = Math.min(left, room(5000 - had(points, today.withDayOfMonth(1), today)));
        return Math.min(left, room(50000 - had(points, today.withDayOfYear(1), today)));
    }

    private static long here(Points account, Sale sale) {
        return sale.grants.stream()
                .filter(grant -> grant.account == account)
                .mapToLong(grant -> grant.points)
                .sum();
    }

    private static long room(long room) {
        return Math.max(0, room);
    }

    private long had(Points account, LocalDate first, LocalDate last) {
        return sum(earned, account, first, last) + sum(kept, account, first, last);
    }

    private static long sum(List<Earned> all, Points account, LocalDate first, LocalDate last) {
        long sum = 0;
        for (Earned some : all) {
            sum += some.account() != account
                            || some.day().isBefore(first)
                            || some.day().isAfter(last)
                    ? 0
                    : some.points();
        }
        return sum;
    }

    // Wishes and corrections

    private boolean wish(Redemption redemption) {
        Sale sale = new Sale(redemption.id(), today, false);
        StringBuilder codes = new StringBuilder();
        if (redemption.wish() instanceof Redemption.Donation donation) {
            enough(donation.points(), codes);
            if (!club) {
                return refuse("donation " + donation.cause(), codes.isEmpty() ? "NO_EFFECT; " : codes.toString());
            }
            if (donation.points() < 100) {
                codes.append("BELOW_MINIMUM " + donation.points() + " of 100; ");
            }
            if (codes.length() > 0) {
                return refuse("donation " + donation.cause(), codes.toString());
            }
            sell(sale, donation.points(), 0);
            answer.say("donation to " + donation.cause(), donation.points() + " = " + Shares.euros(donation.points()));
            return true;
        }
        RewardDefinition reward = ((Redemption.Reward) redemption.wish()).reward();
        if (!club) {
            enough(reward.points(), codes);
            return refuse("reward " + reward.code(), codes.isEmpty() ? "NO_EFFECT; " : codes.toString());
        }
        if (!reward.enabled()) {
            codes.append("DISABLED; ");
        }
        if (reward.stockLeft().filter(left -> left < 1).isPresent()) {
            codes.append("GLOBAL_LIMIT " + reward.stockLeft().get() + " of 1; ");
        }
        if (!reward.tiers().isEmpty() && !reward.tiers().contains(tierName())) {
            codes.append("TIER_REQUIRED " + tierName() + " of GOLD; ");
        }
        enough(reward.points(), codes);
        if (codes.length() > 0) {
            return refuse("reward " + reward.code(), codes.toString());
        }
        sell(sale, reward.points(), Shares.cents(reward.coPayment()));
        answer.say("reward " + reward.code(), reward.points() + " and " + reward.coPayment());
        return true;
    }

    private String tierName() {
        return policed ? Policies.NAMES.get(standing.rank()) : ranks.name(tier.rank());
    }

    private void enough(long wanted, StringBuilder codes) {
        if (wanted > points.available()) {
            codes.append("NOT_ENOUGH_POINTS " + points.available() + " of " + wanted + "; ");
        }
    }

    /** A wish is sold like one unit that points pay. */
    private void sell(Sale sale, long cost, long coPayment) {
        sales.put(sale.id, sale);
        sale.units.put("1", 1);
        sale.due.put("1", coPayment);
        sale.points.put("1", cost);
        sale.taken.addAll(points.take(cost));
    }

    private boolean adjust(Adjustment adjustment) {
        if (adjustment.tier().isPresent()) {
            Policies.Standing before = standing;
            standing = policies()
                    .adjusted(before, Policies.NAMES.indexOf(adjustment.tier().get()), adjustment.until(), today);
            raiser = standing.rank() == before.rank() ? raiser : "";
            answer.say("tier by hand", Policies.NAMES.get(before.rank()) + " to " + standing.written(today));
            return true;
        }
        Points account = adjustment.account().equals(Account.POINTS) ? points : stamps;
        long more = adjustment.points();
        long missing = 0;
        if (more > 0) {
            account.give(new Grant(
                    account,
                    "",
                    more,
                    today,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    Map.of(),
                    Optional.empty()));
        } else {
            if (-more > account.available() && !adjustment.mayGoNegative()) {
                return refuse(
                        "adjustment " + adjustment.id(),
                        "NOT_ENOUGH_POINTS " + account.available() + " of " + -more + "; ");
            }
            missing = -more - Points.sum(account.take(-more));
            account.owed += missing;
        }
        answer.say("adjusted", more + ", owed " + missing);
        return true;
    }

    // Refunds

    private boolean giveBack(Step.Return back) {
        Sale sale = sales.get(back.of());
        if (sale == null) {
            return refuse("refund " + back.id(), "UNKNOWN_ORIGINAL; ");
        }
        boolean late = !windows.containsKey(sale.id);
        if (late && back.host() == Step.Host.CAREFUL && sale.refunds.containsKey(back.id())) {
            return refuse("refund " + sale.id, "ALREADY_PROCESSED; ");
        }
        SortedMap<String, Sale.Part> before = new TreeMap<>();
        if (!late || back.host() == Step.Host.CAREFUL) {
            before.putAll(sale.allBack());
        }
        SortedMap<String, Sale.Part> parts = new TreeMap<>();
        back.lines().forEach(line -> parts.put(line.line(), new Sale.Part(line.quantity(), 0)));
        StringBuilder codes = new StringBuilder();
        parts.forEach((line, part) -> {
            int left = sale.units.getOrDefault(line, 0)
                    - before.getOrDefault(line, Sale.Part.NONE).units();
            if (part.units() > left) {
                codes.append("ALREADY_REVERSED " + part.units() + " of " + left + "; ");
            }
        });
        SortedMap<String, Long> money = new TreeMap<>();
        back.money().forEach(given -> money.put(given.line(), Shares.cents(given.amount())));
        money.forEach((line, cents) -> {
            long due = sale.due.getOrDefault(line, 0L);
            Sale.Part soFar = before.getOrDefault(line, Sale.Part.NONE).plus(parts.getOrDefault(line, Sale.Part.NONE));
            long left = due - sale.taken(due, line, soFar);
            if (cents > left) {
                codes.append("ALREADY_REVERSED " + Shares.euros(cents) + " of " + Shares.euros(left) + "; ");
            }
            parts.merge(line, new Sale.Part(0, cents), Sale.Part::plus);
        });
        if (codes.length() > 0) {
            return refuse("refund " + sale.id, codes.toString());
        }
        if (parts.isEmpty()) {
            sale.units.forEach((line, all) -> {
                int left = all - before.getOrDefault(line, Sale.Part.NONE).units();
                if (left > 0) {
                    parts.put(line, new Sale.Part(left, 0));
                }
            });
            if (parts.isEmpty()) {
                return refuse("refund " + sale.id, "ALREADY_REVERSED; ");
            }
        }
        carryOut(back, sale, before, parts);
        return true;
    }

    private void carryOut(
            Step.Return back, Sale sale, SortedMap<String, Sale.Part> before, SortedMap<String, Sale.Part> parts) {
        sale.refunds.put(back.id(), parts);
        SortedMap<String, Sale.Part> after = new TreeMap<>(before);
        parts.forEach((line, part) -> after.merge(line, part, Sale.Part::plus));
        boolean whole = sale.isBack(after) && !sale.isBack(before);
        SortedMap<String, String> lines = new TreeMap<>();
        parts.forEach((line, part) -> {
            long due = sale.due.getOrDefault(line, 0L);
            long some = sale.taken(due, line, after.getOrDefault(line, part))
                    - sale.taken(due, line, before.getOrDefault(line, Sale.Part.NONE));
            String goods = part.units() > 0 ? part.units() + " for " + Shares.euros(some - part.cents()) : "";
            lines.put(line, goods + (part.cents() > 0 ? " less " + Shares.euros(part.cents()) : ""));
        });
        String sold = lines.toString();
        answer.say(
                "came back",
                Shares.euros(back(sale, sale.due, before, after)) + " " + sold
                        + (whole && sale.purchase ? " undone" : ""));
        wallet.giveBack(sale, before, after, whole && club, answer);
        if (whole) {
            sale.copies.values().stream()
                    .map(Wallet.Copy::source)
                    .filter(this::isGone)
                    .forEach(source -> wallet.follow(source, answer));
        }
        long restored = back(sale, sale.points, new TreeMap<>(), before);
        points.restore(sale.taken, restored, back(sale, sale.points, before, after), now.toInstant(), answer);
        Map<Grant, Long> granted = new LinkedHashMap<>();
        for (Grant grant : sale.grants) {
            long some = grant.isFixed() ? (whole ? grant.points : 0) : back(sale, grant.byLine, before, after);
            if (some > 0) {
                granted.put(grant, some);
                long most = sum(earned, grant.account, grant.day, grant.day);
                earned.add(new Earned(grant.account, grant.day, -Math.min(some, most)));
                pointsEver = Math.max(0, pointsEver - (grant.account == points ? some : 0));
                stampsEver = Math.max(0, stampsEver - (grant.account == stamps ? some : 0));
                // Whatever the campaign gives is owed: none of it is ever let to the customer.
                grant.campaign.ifPresent(name -> campaigns.merge(name, 0L, (now, none) -> Math.max(0, now - some)));
            }
        }
        for (Points account : List.of(points, stamps)) {
            Map<Grant, Long> own = new LinkedHashMap<>(granted);
            own.keySet().removeIf(grant -> grant.account != account);
            long lost = account.takeBack(own, !isInWindow(sale.id), now, answer);
            if (lost > 0) {
                kept.add(new Earned(account, sale.day, lost));
            }
        }
        long spend = back(sale, sale.spend, before, after);
        if (spend > 0) {
            answer.add("back: spend in cents", spend);
            if (policed) {
                undo(sale, Shares.euros(-spend));
            } else {
                boolean wasEarned = isStillEarned();
                ranks.count(sale.day, Shares.euros(-spend));
                if (wasEarned && !isStillEarned()) {
                    fall(sale);
                }
            }
        }
        if (whole && policed) {
            wallet.follow(sale.id, answer);
            unaward(sale);
        }
        if (whole && sale.purchase) {
            purchases = Math.max(0, purchases - 1);
            if (club) {
                if (!sale.categories.isEmpty()) {
                    answer.say("back: categories", sale.categories);
                    sale.categories.forEach(category -> uncollect(category, sale.day));
                }
            }
        }
    }

    /** A purchase less brought it; with the last one, which a forgetful host may take back twice, it is gone. */
    private void uncollect(String category, LocalDate day) {
        if (categories.getOrDefault(category, 0L) > 1) {
            categories.merge(category, -1L, Long::sum);
            categoryDays
                    .getOrDefault(category, new HashMap<>())
                    .computeIfPresent(day, (known, times) -> times > 1 ? times - 1 : null);
        } else {
            categories.remove(category);
            categoryDays.remove(category);
        }
    }

    /** What falls on all that is back now, and was not before. */
    private static long back(
            Sale sale,
            Map<String, Long> shares,
            SortedMap<String, Sale.Part> before,
            SortedMap<String, Sale.Part> after) {
        long sum = 0;
        for (Map.Entry<String, Sale.Part> line : after.entrySet()) {
            long whole = shares.getOrDefault(line.getKey(), 0L);
            sum += sale.taken(whole, line.getKey(), line.getValue())
                    - sale.taken(whole, line.getKey(), before.getOrDefault(line.getKey(), Sale.Part.NONE));
        }
        return sum;
    }

    // Standing

    private void judge() {
        while (tier.isOver(today)) {
            Ranks.Held judged = ranks.judged(tier);
            if (judged.rank() == tier.rank()) {
                // What is retained time and again is said once.
                if (!judged.isOver(today) || ranks.judged(judged).rank() != judged.rank()) {
                    answer.say("retained", ranks.written(judged));
                }
            } else {
                sayTier(judged);
                raiser = "";
            }
            tier = judged;
        }
    }

    private void sayTier(Ranks.Held next) {
        answer.say("tier", ranks.name(tier.rank()) + " to " + ranks.written(next));
    }

    /** Whether the tier that is held is earned on some day since it was. */
    private boolean isStillEarned() {
        return ranks.earnedBetween(tier.rank(), tier.earnedOn().orElse(today), today);
    }

    /**
     * A tier ends that only these goods had earned. Then the customer holds what the tier that they had raised from would
     * have become, if that is still earned; else what all that stayed has earned.
     */
    private void fall(Sale sale) {
        Ranks known = ranks.known(latest.day);
        Ranks.Held without = sale.raisedFrom
                .filter(from -> raiser.equals(sale.id))
                .filter(from -> from.rank() == 0
                        || from.earnedOn().orElseThrow().isBefore(firstKnownDay())
                        || known.earned(from.earnedOn().orElseThrow()) >= from.rank())
                .map(from -> ranks.lived(from, sale.day, today))
                .orElseGet(() -> known.lived(Ranks.Held.NONE, LocalDate.MIN, today));
        if (without.rank() < tier.rank()) {
            sayTier(without);
            raiser = "";
            tier = without;
        }
    }

    /** The first day of the last 24 months on which anything was bought; before it nothing explains a tier. */
    private LocalDate firstKnownDay() {
        LocalDate last = sales.values().stream()
                .filter(sale -> sale.purchase)
                .map(sale -> sale.day)
                .max(Comparator.naturalOrder())
                .orElse(today);
        return sales.values().stream()
                .filter(sale -> sale.purchase && sale.day.isAfter(last.minusMonths(24)))
                .map(sale -> sale.day)
                .min(Comparator.naturalOrder())
                .orElse(today);
    }

    // Policies

    private Policies policies() {
        LocalDate latestKnown = latest.day.equals(LocalDate.MIN) ? today : latest.day;
        return new Policies(ranks.known(latestKnown), firstKnownDay());
    }

    private void become(Policies.Standing next) {
        Policies.Standing before = standing;
        standing = next;
        if (next.rank() != before.rank()) {
            answer.say("tier", Policies.NAMES.get(before.rank()) + " to " + next.written(today));
            raiser = "";
            // Whatever was kept for a while is over; if it comes back, the change of the tier says so.
            grace = Policies.Held.NONE;
        } else if (next.held().inGrace()
                && next.beneath().isEmpty()
                && (!before.held().inGrace() || before.beneath().isPresent())) {
            // Beneath a floor nobody sees a grace.
            grace = next.held();
        } else if (!next.held().equals(before.held())) {
            answer.say("retained", next.written(today));
        } else if (next.next().isPresent() && !next.next().equals(before.next())) {
            answer.say("promised", next.written(today));
        }
    }

    /** What time does: day by day, and within a day what its evening would say. */
    private void passDays() {
        if (!policed) {
            return;
        }
        Policies policies = policies();
        for (LocalDate day = seen; day.isBefore(today); day = day.plusDays(1)) {
            become(policies.settled(standing, day));
            regular(day, false);
            LocalDate next = day.plusDays(1);
            become(policies.reviewed(standing, next));
            become(policies.reviewed(standing, next));
            become(policies.started(standing, next));
        }
        seen = today;
        ending.entrySet().removeIf(badge -> {
            boolean isOver = badge.getValue().isBefore(today);
            if (isOver) {
                answer.say("badge ends", badge.getKey());
            }
            return isOver;
        });
    }

    private void undo(Sale sale, BigDecimal amount) {
        Policies with = policies();
        ranks.count(sale.day, amount);
        Policies without = policies();
        Policies.Standing before = standing;
        if (before.next()
                .filter(next -> next.since().isAfter(today))
                .filter(next -> with.isEarnedSince(next, today) && !without.isEarnedSince(next, today))
                .isPresent()) {
            answer.say("cancelled", Policies.NAMES.get(before.next().get().rank()));
            standing = before.next(Optional.empty());
        }
        if (before.rank() > 0
                && before.beneath().isEmpty()
                && with.isEarnedSince(before.held(), today)
                && !without.isEarnedSince(before.held(), today)) {
            Policies.Standing after =
                    without.without(standing, sale.raised.filter(from -> raiser.equals(sale.id)), today);
            if (after.held().rank() < before.rank()) {
                become(after);
            }
        }
    }

    private void policed() {
        Policies policies = policies();
        Policies.Standing before = standing;
        become(policies.settled(standing, today));
        Sale sale = sales.get(told);
        if (standing.rank() > before.rank()) {
            raiser = told;
            if (sale != null) {
                sale.raised = Optional.of(before);
            }
        }
        become(policies.promised(standing, today));
        regular(today, true);
        if (sale != null && sale.purchase) {
            buys(sale);
        }
        long count = stamps.issue(
                today, told, Optional.of(midnight(today.plusDays(20)).toInstant()));
        if (count > 0) {
            answer.say("issued FREE-COFFEE", count + " for " + count * 10);
        }
    }

    /** A badge that is held as long as there were 3 visits in 14 days. */
    private void regular(LocalDate day, boolean mayBegin) {
        boolean isEarned = visits.stream()
                        .filter(visit -> visit.isAfter(day.minusDays(14)) && !visit.isAfter(day))
                        .count()
                >= 3;
        if (mayBegin && isEarned) {
            award("regular");
        } else if (!isEarned && badges.remove("regular")) {
            answer.say("badge ends", "regular");
        }
    }

    private void buys(Sale sale) {
        if (sale.products.contains("mug")) {
            wallet.put(new Wallet.Copy(
                    "",
                    "TREAT",
                    Optional.of("espresso"),
                    today,
                    sale.id,
                    List.of(),
                    now.toLocalDateTime().plusDays(3).atZone(Histories.BERLIN).toInstant(),
                    Optional.of(midnight(today.plusDays(25)).toInstant())));
            answer.say("issued TREAT on espresso", "1 for 0");
        }
        if (sale.products.contains("book")) {
            LocalDate from = ending.getOrDefault("member", today);
            memberSince = ending.containsKey("member") ? memberSince : today;
            sale.member = Optional.of(from.plusDays(30));
            books = ending.containsKey("member") ? books + 1 : 1;
            ending.put("member", from.plusDays(30));
            answer.say("badge member", today + " until " + from.plusDays(30));
        }
        if (sale.products.contains("mug") && !ending.containsKey("refill")) {
            LocalDate from = Policies.nextMonth(today);
            ending.put("refill", from.with(TemporalAdjusters.lastDayOfMonth()));
            answer.say("badge refill", from + " until " + ending.get("refill"));
        }
    }

    /** The days go that a book had brought. */
    private void unaward(Sale sale) {
        LocalDate until = ending.get("member");
        if (until == null
                || sale.day.isBefore(memberSince)
                || sale.member.filter(last -> !last.isBefore(today)).isEmpty()) {
            return;
        }
        LocalDate left = until.minusDays(30);
        books--;
        if (left.isBefore(today) || books == 0) {
            ending.remove("member");
            answer.say("badge ends", "member");
        } else {
            ending.put("member", left);
            answer.say("badge shorter", "member until " + left);
        }
    }

    private void standing() {
        boolean lost = Period.between(lastVisit(), today).toTotalMonths() >= 24 && points.balance() > 0;
        Ranks.Held risen = policed ? tier : ranks.risen(tier, today);
        if (risen.rank() != tier.rank()) {
            sayTier(risen);
            raiser = told;
            Sale sale = sales.get(told);
            if (sale != null) {
                sale.raisedFrom = Optional.of(tier);
            }
            tier = risen;
        }
        if (!club) {
            if (ranks.ever().compareTo(BigDecimal.valueOf(10_000)) >= 0) {
                award("platin");
            }
            if (visits.size() >= 20 && award("superfan")) {
                Terms ever = new Terms(Optional.empty(), Optional.empty(), false, false);
                grant(points, latest, "100 points for a new Superfan", 100, new TreeMap<>(), ever, Optional.empty());
            }
            return;
        }
        if (points.expireAt(midnight(today.plusDays(30)).toInstant())) {
            answer.say("notice", "points-expire");
        }
        long vouchers = points.issue(today, told, Optional.empty());
        if (vouchers > 0) {
            answer.say("issued VOUCHER-20", vouchers + " for " + vouchers * 2000);
        }
        if (lost) {
            points.expireAll(answer);
        }
        habits();
        if (policed) {
            policed();
        }
    }

    private LocalDate lastVisit() {
        return visits.isEmpty() ? person.enrolledOn() : visits.get(visits.size() - 1);
    }

    private void habits() {
        if (loaves.values().stream().mapToLong(Long::longValue).sum() >= 100) {
            award("bread-friend");
        }
        if (inARow(loaves.keySet(), day -> day, 1) >= 3) {
            award("early-bird");
        }
        if (inARow(loaves.keySet(), day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), 7) >= 4) {
            award("family");
        }
        Set<LocalDate> months = Set.copyOf(visits);
        int row = 0;
        YearMonth month = YearMonth.from(today);
        Set<YearMonth> visited = months.stream().map(YearMonth::from).collect(Collectors.toSet());
        month = visited.contains(month) ? month : month.minusMonths(1);
        while (visited.contains(month)) {
            row++;
            month = month.minusMonths(1);
        }
        if (row >= 6) {
            award("faithful");
        }
        if (categories.keySet().stream().filter(name -> wasBought(name, 30)).count() >= 4) {
            award("explorer");
        }
        if (today.getDayOfWeek() == DayOfWeek.MONDAY && categories.containsKey("BREAD") && !wasBought("BREAD", 14)) {
            answer.say("notice", "bread-due");
        }
    }

    /** Whether a category was bought on one of so many days, today included. */
    private boolean wasBought(String category, int days) {
        return categoryDays.getOrDefault(category, Map.of()).entrySet().stream()
                .anyMatch(day -> day.getValue() > 0 && day.getKey().isAfter(today.minusDays(days)));
    }

    private int inARow(Set<LocalDate> days, Function<LocalDate, LocalDate> period, int length) {
        Set<LocalDate> known = days.stream().map(period).collect(Collectors.toSet());
        LocalDate current = period.apply(today);
        current = known.contains(current) ? current : current.minusDays(length);
        int row = 0;
        while (known.contains(current)) {
            row++;
            current = current.minusDays(length);
        }
        return row;
    }

    private boolean award(String badge) {
        if (badges.add(badge)) {
            answer.say("badge " + badge, today);
            return true;
        }
        return false;
    }

    private void sayState() {
        say("points", points);
        if (policed) {
            say("stamps", stamps);
        }
        answer.say(
                "state: ever",
                ranks.ever() + ", points " + pointsEver + ", visits " + visits.size() + ", purchases " + purchases);
        answer.say("state: tier", policed ? standing.written(today) : ranks.written(tier));
        ending.forEach((badge, until) -> answer.say("state: badge " + badge, "until " + until));
        badges.forEach(badge -> answer.say("state: badge " + badge, 1));
        wallet.uses.forEach((code, uses) -> sayCount("coupon " + code, uses));
        wallet.given.forEach((campaign, cents) -> sayCount("given " + campaign, cents));
        campaigns.forEach((name, count) -> sayCount("campaign " + name, count));
        received.forEach((name, days) -> sayCount("grant " + name, days.size()));
        categories.forEach((name, count) -> sayCount("collection/categories " + name, count));
        sayCount("earned stamps", stampsEver);
        sayCount("forgiven points", sum(kept, points, LocalDate.MIN, LocalDate.MAX));
        sayCount("forgiven stamps", sum(kept, stamps, LocalDate.MIN, LocalDate.MAX));
        sayCount(
                "count bread",
                loaves.values().stream().mapToLong(Long::longValue).sum());
    }

    private void say(String account, Points some) {
        answer.say(
                "state: " + account,
                some.available() + " + " + some.pending() + " - " + some.owed + ", " + some.open());
    }

    private void sayCount(String what, long count) {
        if (count > 0) {
            answer.say("state: " + what, count);
        }
    }
}
