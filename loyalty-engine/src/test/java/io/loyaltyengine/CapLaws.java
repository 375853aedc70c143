package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Activity;
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
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever earns them and whatever comes back: entries are never more than their caps allow, and never fewer. */
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

    /** Entries by the day on which they were earned, without what came back. */
    private final NavigableMap<LocalDate, Long> earned = new TreeMap<>();

    @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void entriesNeverExceedTheirCapsAndFillThem(@ForAll long seed) {
        earned.clear();
        Random random = new Random(seed);
        Shopper shopper = new Shopper(ENGINE, CouponCatalogue.EMPTY).later(Duration.ofDays(20));
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            shopper.later(Duration.ofHours(random.nextInt(30)));
            if (random.nextInt(4) == 0 && !done.isEmpty()) {
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
                earned.merge(back.day(), -back.points() - back.forgiven() - back.expired(), Long::sum);
            } else if (decision instanceof PointsCancelled back
                    && back.account().equals("entries")) {
                earned.merge(back.day(), -back.points(), Long::sum);
            }
        }
        return all;
    }
}
