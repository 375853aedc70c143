package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Totals;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes off grants what caps do not allow. Grants are looked at in their fixed order, so what comes later is cut first;
 * of several caps each takes what the ones before it left too much.
 */
final class Caps {
    private final Map<Cap, Long> left = new LinkedHashMap<>();

    /** Takes caps in the order of their rules' names. */
    Caps(List<Cap> caps, Customer before, LocalDate day) {
        for (Cap cap : caps) {
            left.put(cap, Math.max(0, cap.points - used(cap, before, day)));
        }
    }

    void apply(Grant grant) {
        for (Map.Entry<Cap, Long> entry : left.entrySet()) {
            Cap cap = entry.getKey();
            long over = grant.points() - entry.getValue();
            if (concerns(cap, grant) && over > 0) {
                grant.cut(cap.rule(), cap.refuse ? grant.points() : over);
            }
        }
        for (Map.Entry<Cap, Long> entry : left.entrySet()) {
            if (concerns(entry.getKey(), grant)) {
                entry.setValue(entry.getValue() - grant.points());
            }
        }
    }

    private static boolean concerns(Cap cap, Grant grant) {
        return cap.campaign.isEmpty() || cap.campaign.equals(grant.campaign);
    }

    private static long used(Cap cap, Customer before, LocalDate day) {
        if (cap.campaign.isPresent()) {
            return before.campaigns().getOrDefault(cap.campaign.get(), 0L);
        }
        return switch (cap.period) {
            case PURCHASE -> 0;
            case DAY -> between(before, day, day).points();
            case MONTH ->
                between(before, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()))
                        .points();
            case YEAR ->
                between(before, day.withDayOfYear(1), day.with(TemporalAdjusters.lastDayOfYear()))
                        .points();
            case CUSTOMER -> before.history().lifetime().points();
        };
    }

    /** The whole period, for a receipt may come in late. */
    private static Totals between(Customer before, LocalDate first, LocalDate last) {
        return before.history().between(first.minusDays(1), last, before.currency());
    }
}
