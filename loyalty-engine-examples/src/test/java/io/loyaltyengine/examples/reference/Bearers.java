package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.coupons.CouponFunder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who bears what a coupon takes off. */
final class Bearers {
    private Bearers() {}

    /** What sponsors bear of so many cents: cent by cent who has least for its percent, but nobody beyond it. */
    static SortedMap<String, Long> of(List<CouponFunder> funders, long cents) {
        List<CouponFunder> sponsors = new ArrayList<>(funders);
        sponsors.sort(Comparator.comparing(CouponFunder::sponsor));
        List<Integer> percents = new ArrayList<>();
        sponsors.forEach(sponsor -> percents.add(sponsor.percent()));
        percents.add(100 - percents.stream().mapToInt(Integer::intValue).sum());
        long[] parts = new long[percents.size()];
        for (long cent = 1; cent <= cents; cent++) {
            int next = -1;
            for (int i = 0; i < parts.length; i++) {
                boolean mayHave = (parts[i] + 1) * 100 < cent * percents.get(i) + 100;
                // Who would have more percent for each cent that it bears then.
                if (mayHave
                        && (next < 0 || percents.get(i) * (parts[next] + 1) > percents.get(next) * (parts[i] + 1))) {
                    next = i;
                }
            }
            parts[next]++;
        }
        SortedMap<String, Long> borne = new TreeMap<>();
        for (int i = 0; i < sponsors.size(); i++) {
            CouponFunder sponsor = sponsors.get(i);
            borne.put(
                    sponsor.sponsor(),
                    Math.min(parts[i], sponsor.atMost().map(Effect::cents).orElse(Long.MAX_VALUE)));
        }
        return borne;
    }

    /** What they need not bear any more when a discount becomes less. */
    static SortedMap<String, Long> less(List<CouponFunder> funders, long before, long after) {
        SortedMap<String, Long> less = of(funders, before);
        of(funders, after).forEach((sponsor, cents) -> less.merge(sponsor, -cents, Long::sum));
        return less;
    }
}
