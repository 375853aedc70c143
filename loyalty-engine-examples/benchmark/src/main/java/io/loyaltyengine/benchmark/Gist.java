package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.standing.BadgeAwarded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is asked at a till: which coupons take effect, how many points there are, and what the customer is now.
 *
 * @param coupons for each code in the order of presentation the codes of all that speaks against it; nothing if it is
 *     accepted
 * @param earned points that this purchase has brought
 * @param balance all points afterwards
 * @param tier that the customer holds afterwards, or {@code NONE}
 * @param badges that this purchase has brought
 */
record Gist(List<Set<String>> coupons, long earned, long balance, String tier, Set<String> badges) implements Answer {
    /** What all decisions come to. */
    static Gist of(Decided decided) {
        List<Set<String>> coupons = new ArrayList<>();
        long earned = 0;
        Set<String> badges = new TreeSet<>();
        for (Decision decision : decided.decisions()) {
            if (decision instanceof CouponAccepted) {
                coupons.add(Set.of());
            } else if (decision instanceof Refused refused && refused.what().equals("coupon")) {
                coupons.add(refused.refusals().stream().map(Refusal::code).collect(Collectors.toSet()));
            } else if (decision instanceof PointsEarned points) {
                earned += points.points();
            } else if (decision instanceof BadgeAwarded badge) {
                badges.add(badge.badge());
            }
        }
        return new Gist(
                coupons,
                earned,
                decided.after().points().balance(),
                decided.after().tier().name(),
                badges);
    }
}
