package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever earns them, is spent and comes back: what a customer keeps is never more than caps allow, and never fewer. */
class CapLaws {
    private static final LoyaltyEngine ENGINE = Programmes.withAccounts("""
            package earning
            rule "Euros" @en("e") @de("e")
            when Purchase( paid > 0 ) then decide.earn(1, "entries").per(10).pendingDays(1); end
            rule "Double" @en("d") @de("d")
            when Purchase( unitsIn("TEA") > 0 ) then decide.multiply(2, "entries"); end
            rule "Tea" @en("t") @de("t")
            when Purchase( unitsIn("TEA") > 0 ) then decide.earn(2, "entries").validDays(5); end
            rule "Quiz" @en("q") @de("q")
            when Activity( kind == "quiz" ) then decide.earn(3, "entries"); end
            rule "Points" @en("p") @de("p") when Purchase( paid > 0 ) then decide.earn(7).per(1); end
            rule "Point cap" @en("p") @de("p") when then decide.cap(1).perDay(); end
            rule "A day" @en("a") @de("a") when then decide.cap(9, "entries").perDay(); end
            rule "A week" @en("a") @de("a") when then decide.cap(20, "entries").perWeek(); end
            rule "A month" @en("a") @de("a") when then decide.cap(50, "entries").perMonth(); end
            """);

    /** Some that are owed and some that are forgiven, that live for a while, and count toward campaigns. */
    private static final LoyaltyEngine KEEPING = Programmes.of("""
            package earning
            rule "Euros" @en("e") @de("e") when Purchase( paid > 0 ) then decide.earn(1).per(1).campaign("spring"); end
            rule "Owed" @en("o") @de("o")
            when Purchase( paid > 0 ) then decide.earn(1).per(4).mayGoNegative().campaign("tea"); end
            rule "Tea" @en("t") @de("t")
            when Purchase( unitsIn("TEA") > 0 ) then decide.earn(15).campaign("tea").validDays(9); end
            rule "Double" @en("d") @de("d")
            when Purchase( unitsIn("TEA") > 2 ) then decide.multiply(2).campaign("tea"); end
            rule "Coffee" @en("c") @de("c")
            when $purchase : Purchase( paid > 0 )
            then decide.earn(3).perUnit($purchase.only("HOME")).pendingDays(2); end
            rule "A month" @en("a") @de("a") when then decide.cap(200).perMonth(); end
            rule "A year" @en("a") @de("a") when then decide.cap(500).perYear(); end
            rule "Ever" @en("a") @de("a") when then decide.cap(700).perCustomer(); end
            rule "Tea a day" @en("a") @de("a") when then decide.cap(30).perDay().onCampaign("tea").orRefuse(); end
            rule "Tea ever" @en("a") @de("a") when then decide.cap(150).perCustomer().onCampaign("tea"); end
            rule "Spring a week" @en("a") @de("a") when then decide.cap(60).perWeek().onCampaign("spring"); end
            """);

    private static final Map<String, Long> MOST =
            Map.of("month", 200L, "year", 500L, "ever", 700L, "tea day", 30L, "tea ever", 150L, "spring week", 60L);

    private static final LoyaltyJson JSON = new LoyaltyJson();

    /** Entries by the day on which they were earned, without what was taken back. */
    private final NavigableMap<LocalDate, Long> earned = new TreeMap<>();

    @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void entriesNeverExceedTheirCapsAndFillThem(@ForAll long seed) {
        earned.clear();
        Random random = new Random(seed);
        Shopper shopper = new Shopper(ENGINE, CouponCatalogue.EMPTY).later(Duration.ofDays(20));
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            shopper.later(Duration.ofHours(random.nextInt(30)));
            if (random.nextInt(4) == 0) {
                spend(shopper, "entries", random);
            } else if (random.nextInt(4) == 0 && !done.isEmpty()) {
                String id = done.get(random.nextInt(done.size()));
                if (!shopper.left(id).isEmpty()) {
                    follow(shopper.giveBack(id, shopper.somePart(id, random)));
                }
            } else {
                // A receipt may come in late.
                Instant at = shopper.now().minus(Duration.ofHours(random.nextInt(40)));
                done.add("t" + i);
                if (random.nextInt(3) == 0) {
                    happens(shopper, at, "t" + i);
                } else {
                    buys(shopper, at, "t" + i, random);
                }
            }
        }
    }

    private void happens(Shopper shopper, Instant at, String id) {
        long room = room(at);
        Shopper.Turn turn = shopper.decide(
                Activity.of(id).at(at).currency("EUR").kind("quiz").build());
        assertThat(follow(turn)).isEqualTo(Math.min(3, room));
    }

    private void buys(Shopper shopper, Instant at, String id, Random random) {
        long room = room(at);
        int units = 1 + random.nextInt(4);
        int euros = 1 + random.nextInt(25);
        boolean tea = random.nextBoolean();
        Shopper.Turn turn = shopper.decide(Purchase.of(id)
                .at(at)
                .currency("EUR")
                .line("thing", tea ? "TEA" : "HOME", units, euros + ".00")
                .build());
        long wanted = (long) units * euros / 10 * (tea ? 2 : 1) + (tea ? 2 : 0);
        assertThat(follow(turn)).isEqualTo(Math.min(wanted, room));
    }

    /** What the fullest of the caps lets pass. */
    private long room(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneId.of("Europe/Berlin"));
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        YearMonth month = YearMonth.from(day);
        return LongStream.of(
                        9 - between(day, day),
                        20 - between(monday, monday.plusDays(6)),
                        50 - between(month.atDay(1), month.atEndOfMonth()))
                .peek(left -> assertThat(left).isNotNegative())
                .min()
                .orElseThrow();
    }

    private long between(LocalDate first, LocalDate last) {
        return earned.subMap(first, true, last, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Remembers what was earned and what came back, and says what was earned. */
    private long follow(Shopper.Turn turn) {
        long all = 0;
        for (Decision decision : turn.decisions()) {
            if (decision instanceof PointsEarned now && now.account().equals("entries")) {
                earned.merge(now.day(), now.points(), Long::sum);
                all += now.points();
            } else if (decision instanceof PointsReversed back && back.account().equals("entries")) {
                earned.merge(back.day(), -back.points() - back.expired(), Long::sum);
            } else if (decision instanceof PointsCancelled back
                    && back.account().equals("entries")) {
                earned.merge(back.day(), -back.points(), Long::sum);
            }
        }
        return all;
    }

    private static void spend(Shopper shopper, String account, Random random) {
        long available = shopper.customer().account(account).available();
        if (available > 0) {
            // Mostly all of it: who takes advantage leaves nothing to take back.
            long points = random.nextInt(3) == 0 ? 1 + random.nextLong(available) : available;
            Currency euro = Currency.getInstance("EUR");
            shopper.decide(new Adjustment(
                    "a" + shopper.turns().size(), shopper.now(), euro, account, -points, "a mug", false));
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatIsGivenLessWhatIsTakenBackNeverExceedsACap(@ForAll long seed) {
        Random random = new Random(seed);
        Shopper shopper = new Shopper(KEEPING, CouponCatalogue.EMPTY).later(Duration.ofDays(20));
        for (int i = 0; i < 60; i++) {
            shopper.later(Duration.ofHours(random.nextInt(random.nextInt(10) == 0 ? 900 : 30)));
            List<String> left = shopper.purchases().stream()
                    .filter(id -> !shopper.left(id).isEmpty())
                    .toList();
            switch (random.nextInt(5)) {
                case 0, 1 -> spend(shopper, Account.POINTS, random);
                case 2, 3 -> {
                    if (!left.isEmpty()) {
                        String id = left.get(random.nextInt(left.size()));
                        if (random.nextBoolean()) {
                            shopper.giveBackAll(id);
                        } else {
                            shopper.giveBack(id, shopper.somePart(id, random));
                        }
                    }
                }
                default -> buys(shopper, random);
            }
        }
        assertKept(shopper.turns());
    }

    private static void buys(Shopper shopper, Random random) {
        Purchase.Builder purchase = Purchase.of("t" + shopper.turns().size())
                .at(shopper.now().minus(Duration.ofHours(random.nextInt(40))))
                .currency("EUR");
        for (int line = 0; line < 1 + random.nextInt(2); line++) {
            String category = random.nextBoolean() ? "TEA" : "HOME";
            purchase.line("thing", category, 1 + random.nextInt(4), 1 + random.nextInt(90) + ".00");
        }
        shopper.decide(purchase.build());
    }

    /** By the decisions alone: what came back of points had its day in them, and what had expired nobody has had. */
    private static void assertKept(List<Shopper.Turn> turns) {
        Map<String, Long> kept = new TreeMap<>();
        for (Shopper.Turn turn : turns) {
            for (Decision decision : turn.decisions()) {
                if (decision instanceof PointsEarned given) {
                    keep(kept, given.day(), given.campaign().orElse(""), given.points());
                } else if (decision instanceof PointsReversed back) {
                    keep(kept, back.day(), back.campaign().orElse(""), -back.points() - back.expired());
                } else if (decision instanceof PointsCancelled back) {
                    keep(kept, back.day(), back.campaign().orElse(""), -back.points());
                }
            }
            kept.forEach((period, points) ->
                    assertThat(points).as(period).isBetween(0L, MOST.get(period.replaceAll(" [0-9-]+$", ""))));
            assertThat(JSON.readCustomer(JSON.write(turn.before())).after(turn.decisions()))
                    .isEqualTo(turn.after());
        }
    }

    private static void keep(Map<String, Long> kept, LocalDate day, String campaign, long points) {
        kept.merge("month " + YearMonth.from(day), points, Long::sum);
        kept.merge("year " + day.getYear(), points, Long::sum);
        kept.merge("ever", points, Long::sum);
        if (campaign.equals("tea")) {
            kept.merge("tea day " + day, points, Long::sum);
            kept.merge("tea ever", points, Long::sum);
        } else if (campaign.equals("spring")) {
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            kept.merge("spring week " + monday, points, Long::sum);
        }
    }
}
