package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.BadgeEnded;
import io.loyaltyengine.model.standing.VisitCounted;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever a member does: a badge comes once while it lasts, whatever ends it, and is there as long as its rule says. */
class BadgeLaws {
    private static final LoyaltyEngine ENGINE = Programmes.withAccounts("""
            package earning
            rule "Told" @en("t") @de("t") when Activity( kind == "survey" ) then decide.count("survey"); end
            rule "Visit" @en("v") @de("v") when Purchase( paid > 0 ) then decide.countVisit(); end
            """, """
            package standing
            rule "Coffee" @en("c") @de("c")
            when Purchase( unitsIn("COFFEE") > 0 ) then decide.award("month").validMonths(1); end
            rule "Much coffee" @en("c") @de("c")
            when Purchase( unitsIn("COFFEE") > 5 ) then decide.award("month").validMonths(1); end
            rule "Tea" @en("t") @de("t")
            when Purchase( unitsIn("TEA") > 0 ) then decide.award("trial").validDays(20).undoneOnRefund(); end
            rule "Home" @en("h") @de("h")
            when Purchase( unitsIn("HOME") > 0 )
            then decide.award("plus").validDays(10).fromLastDay().undoneOnRefund(); end
            rule "Regular" @en("r") @de("r")
            when Customer( lastDays(10).visits >= 3 ) then decide.award("regular").whileEarned(); end
            rule "Fan" @en("f") @de("f") when Customer( visits >= 9 ) then decide.award("fan"); end
            """);

    @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aBadgeComesOnceWhileItLasts(@ForAll long seed) {
        Shopper shopper = Life.lived(seed, ENGINE, CouponCatalogue.EMPTY);
        Map<String, BadgeAwarded> held = new TreeMap<>();
        List<LocalDate> visits = new ArrayList<>();
        for (Shopper.Turn turn : shopper.turns()) {
            turn.decisions().forEach(decision -> follow(decision, held, visits));
            LocalDate day = LocalDate.ofInstant(turn.transaction().at(), ZoneId.of("Europe/Berlin"));
            Map<String, Tally> there = turn.after().tallies(BadgeAwarded.BADGE);
            assertThat(there.keySet()).isEqualTo(held.keySet());
            assertThat(there.values())
                    .allSatisfy(badge ->
                            assertThat(badge.until().filter(day::isAfter)).isEmpty());
            if (turn.evaluation().decisions(Refused.class).isEmpty()) {
                long lately = visits.stream()
                        .filter(visit -> visit.isAfter(day.minusDays(10)))
                        .count();
                assertThat(there.containsKey("regular")).isEqualTo(lately >= 3);
                assertThat(there.containsKey("fan")).isEqualTo(visits.size() >= 9);
            }
            if (turn.transaction() instanceof Purchase purchase) {
                purchase.lines().forEach(line -> assertThat(there)
                        .containsKey(
                                switch (line.category()) {
                                    case "COFFEE" -> "month";
                                    case "TEA" -> "trial";
                                    default -> "plus";
                                }));
            }
        }
        // What is undone is not there any more once all has come back that had brought it.
        assertThat(held.values())
                .filteredOn(badge -> badge.badge().equals("trial"))
                .allSatisfy(badge ->
                        assertThat(shopper.left(badge.id().transaction())).isNotEmpty());
    }

    private static void follow(Decision decision, Map<String, BadgeAwarded> held, List<LocalDate> visits) {
        if (decision instanceof BadgeAwarded awarded) {
            BadgeAwarded before = held.put(awarded.badge(), awarded);
            assertThat(awarded.renews().isPresent()).isEqualTo(before != null);
            assertThat(before == null || awarded.badge().equals("plus")).isTrue();
        } else if (decision instanceof BadgeEnded ended) {
            assertThat(held.remove(ended.badge())).isNotNull();
        } else if (decision instanceof VisitCounted visit) {
            visits.add(visit.day());
        }
    }
}
