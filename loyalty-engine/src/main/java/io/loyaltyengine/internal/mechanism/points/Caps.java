package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.points.PointsEarned;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

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
        return cap.campaign.isEmpty() || cap.campaign.equals(grant.campaign);
    }

    private static long used(Cap cap, Run run) {
        if (cap.campaign.isPresent()) {
            return run.customer()
                    .tally(PointsEarned.CAMPAIGN, cap.campaign.get())
                    .map(Tally::count)
                    .orElse(0L);
        }
        LocalDate day = run.day();
        return switch (cap.period) {
            case PURCHASE -> 0;
            case DAY -> between(run, day, day).points();
            case MONTH ->
                between(run, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()))
                        .points();
            case YEAR ->
                between(run, day.withDayOfYear(1), day.with(TemporalAdjusters.lastDayOfYear()))
                        .points();
            case CUSTOMER -> run.customer().history().lifetime().points();
        };
    }

    /** The whole period, for a receipt may come in late. */
    private static Totals between(Run run, LocalDate first, LocalDate last) {
        return run.customer()
                .history()
                .between(first.minusDays(1), last, run.customer().currency());
    }
}
