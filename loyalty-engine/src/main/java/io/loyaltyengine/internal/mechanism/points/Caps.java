package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.points.PointsEarned;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * Takes off grants what caps do not allow. Grants are looked at in their fixed order, so what comes later is cut first;
 * of several caps each takes what the ones before it left too much.
 */
final class Caps {
    private final List<Cap> caps;
    /** How many points each still lets pass. */
    private final long[] left;

    /** Takes caps in the order of their rules' names, and looks at what was granted before. */
    Caps(List<Cap> caps, Run run) {
        this.caps = caps;
        this.left = new long[caps.size()];
        for (int i = 0; i < left.length; i++) {
            Cap cap = caps.get(i);
            left[i] = Math.max(0, cap.points - used(cap, run));
        }
    }

    void apply(Grant grant) {
        for (int i = 0; i < left.length; i++) {
            Cap cap = caps.get(i);
            long over = grant.points() - left[i];
            if (concerns(cap, grant) && over > 0) {
                grant.cut(cap.rule(), cap.refuse ? grant.points() : over);
            }
        }
        for (int i = 0; i < left.length; i++) {
            left[i] -= concerns(caps.get(i), grant) ? grant.points() : 0;
        }
    }

    private static boolean concerns(Cap cap, Grant grant) {
        return cap.account.equals(grant.account()) && (cap.campaign.isEmpty() || cap.campaign.equals(grant.campaign));
    }

    /** What was granted before; of a period the whole, for a receipt may come in late. */
    private static long used(Cap cap, Run run) {
        LocalDate day = run.day();
        return switch (cap.period) {
            case PURCHASE -> 0;
            case DAY -> between(cap, run, day, day);
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield between(cap, run, monday, monday.plusDays(6));
            }
            case MONTH -> between(cap, run, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            case YEAR -> between(cap, run, day.withDayOfYear(1), day.with(TemporalAdjusters.lastDayOfYear()));
            case CUSTOMER ->
                cap.campaign.isEmpty()
                        ? run.customer().earned(cap.account)
                        : campaign(cap, run).map(Tally::count).orElse(0L);
        };
    }

    private static long between(Cap cap, Run run, LocalDate first, LocalDate last) {
        LocalDate before = first.minusDays(1);
        return cap.campaign.isEmpty()
                ? run.customer().earned(cap.account, before, last)
                : campaign(cap, run).map(tally -> tally.between(before, last)).orElse(0L);
    }

    private static Optional<Tally> campaign(Cap cap, Run run) {
        return run.customer().tally(PointsEarned.campaign(cap.account), cap.campaign.orElseThrow());
    }
}
