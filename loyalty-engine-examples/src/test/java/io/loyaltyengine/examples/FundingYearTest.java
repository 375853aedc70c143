package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.examples.retail.Replay;
import io.loyaltyengine.examples.retail.Summary;
import io.loyaltyengine.figures.SponsorSums;
import io.loyaltyengine.figures.Sums;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.workbench.data.OnlineRetail;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two rules that others pay, on a year of real sales: what sponsors bear in the end is computed anew, purchase by purchase,
 * from the goods that stayed. Points wait, live and expire while goods come back, and none is ever spent.
 */
class FundingYearTest {
    private static final String PROGRAMME = """
            {"schema": 1, "name": "funded", "version": "1", "currency": "GBP", "zone": "Europe/London", "tiers": [],
             "pointValue": 0.013}
            """;
    private static final String RULES = """
            package earning
            rule "Pounds" @en("e") @de("e")
            when Purchase( paid > 0 )
            then decide.earn(1).per(2).pendingDays(7).validDays(60).fundedBy("acme", 60).fundedBy("bank", 15); end
            rule "Autumn" @en("a") @de("a")
            when Purchase( paid >= 100 ) Today( month in ("SEPTEMBER", "OCTOBER", "NOVEMBER") )
            then decide.multiply(2.5B).roundHalfUp().fundedBy("tea", 35); end
            rule "Not too much" @en("n") @de("n")
            when then decide.cap(400); end
            """;
    private static final Map<String, Map<String, Integer>> PERCENTS =
            Map.of("Pounds", Map.of("acme", 60, "bank", 15), "Autumn", Map.of("tea", 35));
    private static final String OWN = "~";

    /** Units of the lines of each purchase that were sold, and that came back. */
    private final Map<String, Long> sold = new TreeMap<>();

    private final Map<String, Long> back = new TreeMap<>();
    private final Map<String, Long> points = new TreeMap<>();
    private final Map<String, Long> pence = new TreeMap<>();

    @Test
    void whatSponsorsBearIsTheirShareOfWhatStayed() throws IOException {
        List<Decision> decisions = decisions();
        assertThat(decisions).hasAtLeastOneElementOfType(PointsCancelled.class);
        assertThat(decisions)
                .anyMatch(decision -> decision instanceof PointsReversed some && some.expired() > 0)
                .anyMatch(decision -> decision instanceof PointsReversed some && some.points() > 0)
                .anyMatch(decision -> decision instanceof PointsEarned earned
                        && !earned.cuts().isEmpty())
                .noneMatch(decision -> decision instanceof PointsReversed some && some.forgiven() > 0);
        decisions.forEach(this::count);
        long stayed = 0;
        long worth = 0;
        for (Decision decision : decisions) {
            if (decision instanceof PointsEarned earned && earned.points() > 0) {
                long left = left(earned);
                long value = earned.value().movePointRight(2).longValueExact() * left / earned.points();
                Map<String, Integer> percents =
                        PERCENTS.getOrDefault(earned.reason().rule(), Map.of());
                bear(percents, left, points);
                bear(percents, value, pence);
                stayed += left;
                worth += value;
            }
        }
        Map<String, SponsorSums> sums = SponsorSums.of(Account.POINTS, decisions);
        Map<String, Long> netPoints = new TreeMap<>();
        Map<String, Long> netPence = new TreeMap<>();
        sums.forEach((sponsor, borne) -> {
            netPoints.put(sponsor, borne.netPoints());
            netPence.put(sponsor, borne.netValue().movePointRight(2).longValueExact());
        });
        assertThat(Sums.of(decisions).issued()).isEqualTo(stayed);
        netPoints.put(OWN, stayed - sum(netPoints));
        netPence.put(OWN, worth - sum(netPence));
        assertThat(netPoints).hasSize(4).isEqualTo(points);
        assertThat(netPence).isEqualTo(pence);
        assertThat(sums.values()).allSatisfy(borne -> {
            assertThat(borne.pointsBack()).isPositive();
            assertThat(borne.valueBack()).isPositive();
        });
    }

    private static long sum(Map<String, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Decision> decisions() throws IOException {
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, PROGRAMME, "funded.drl", RULES)))
                .build();
        OnlineRetail retail = OnlineRetail.sample();
        List<Decision> decisions = new ArrayList<>();
        Replay replay = new Replay(engine::evaluate, new Summary(retail.cleaning()), decisions::add);
        retail.shoppers().forEach(replay::shopper);
        return decisions;
    }

    private void count(Decision decision) {
        if (decision instanceof PurchaseRecorded bought) {
            bought.lines()
                    .forEach(line ->
                            sold.merge(bought.transaction() + " " + line.line(), (long) line.quantity(), Long::sum));
        } else if (decision instanceof RefundRecorded gone) {
            gone.lines()
                    .forEach(
                            line -> back.merge(gone.purchase() + " " + line.line(), (long) line.quantity(), Long::sum));
        }
    }

    /** The points of the goods that stayed: of each line those that came back took their share, rounded down. */
    private long left(PointsEarned earned) {
        long left = earned.points();
        for (LinePoints share : earned.shares()) {
            String line = earned.id().transaction() + " " + share.line();
            left -= share.points() * back.getOrDefault(line, 0L) / sold.getOrDefault(line, 0L);
        }
        return left;
    }

    /** Hands out one unit after the other, to whoever then has least for its percent and not more than that. */
    private static void bear(Map<String, Integer> percents, long units, Map<String, Long> borne) {
        Map<String, Integer> all = new TreeMap<>(percents);
        all.put(
                OWN,
                100 - percents.values().stream().mapToInt(Integer::intValue).sum());
        Map<String, Long> parts = new TreeMap<>();
        for (long unit = 1; unit <= units; unit++) {
            String next = "";
            BigDecimal best = BigDecimal.valueOf(-1);
            for (Map.Entry<String, Integer> party : all.entrySet()) {
                long has = parts.getOrDefault(party.getKey(), 0L);
                BigDecimal rank = BigDecimal.valueOf(party.getValue())
                        .divide(BigDecimal.valueOf(has + 1), MathContext.DECIMAL128);
                if (has * 100 < unit * party.getValue() && rank.compareTo(best) > 0) {
                    next = party.getKey();
                    best = rank;
                }
            }
            parts.merge(next, 1L, Long::sum);
        }
        parts.forEach((party, part) -> borne.merge(party, part, Long::sum));
    }
}
