package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.Offer;
import io.loyaltyengine.model.standing.Collected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The coupons that a customer could present now: those that the same rules as at the till refuse for nothing but what is not
 * bought yet. The more personal come first, then the higher priority, then what is over sooner, then by code.
 */
final class Offers {
    /** What speaks against a coupon as long as nothing is bought. */
    private static final Set<String> OF_THE_PURCHASE =
            Set.of("MINIMUM_NOT_MET", "UNITS_NOT_MET", "SCOPE_NOT_MATCHED", "CHANNEL_MISMATCH");

    private static final Comparator<Offered> ORDER = Comparator.<Offered>comparingInt(Offered::rank)
            .thenComparing(offered -> -offered.priority())
            .thenComparing(offered -> offered.offer().until().orElse(Instant.MAX))
            .thenComparing(offered -> offered.offer().code());

    private final Run run;

    Offers(Run run) {
        this.run = run;
    }

    private record Offered(Offer offer, int priority) {
        int rank() {
            return offer.because().stream()
                    .findFirst()
                    .map(List.of(Offer.Why.values())::indexOf)
                    .orElse(Integer.MAX_VALUE);
        }
    }

    List<Offer> made() {
        SortedMap<String, CouponDefinition> coupons = new TreeMap<>();
        run.coupons().all().forEach(coupon -> coupons.put(coupon.code(), coupon));
        for (IssuedCoupon copies : run.customer().issued()) {
            run.coupons().find(copies.code()).ifPresent(coupon -> coupons.putIfAbsent(coupon.code(), coupon));
        }
        List<Offered> offers = new ArrayList<>();
        coupons.values().forEach(coupon -> offer(coupon).ifPresent(offers::add));
        return offers.stream().sorted(ORDER).map(Offered::offer).toList();
    }

    private Optional<Offered> offer(CouponDefinition coupon) {
        ClaimFact claim = Claims.offered(run, coupon);
        Candidate candidate = new Candidate(run, claim, 0);
        candidate.hear(run.aside(Stage.COUPONS, claim, run.today(), run.member()));
        candidate.objectAtAll();
        List<Refusal> refusals =
                candidate.stands() ? List.of() : candidate.refusal().refusals();
        boolean isSpent = coupon.takesOff()
                && claim.budgetLeft().filter(left -> left.signum() == 0).isPresent();
        // A friend hands it on, not the shop.
        boolean isFriends = coupon.audience()
                .referrer()
                .filter(friend -> !run.customer().referrer().equals(Optional.of(friend)))
                .isPresent();
        if (candidate.accepted == null
                || isSpent
                || isFriends
                || !refusals.stream().allMatch(refusal -> OF_THE_PURCHASE.contains(refusal.code()))) {
            return Optional.empty();
        }
        CouponDefinition narrowed = candidate.coupon();
        Optional<Instant> until = Stream.of(
                        Optional.of(claim.end()).filter(end -> end.isBefore(Limits.LATEST)),
                        claim.copy().flatMap(copy -> copy.lifetime().expiresAt()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        return Optional.of(new Offered(
                new Offer(coupon.code(), coupon.benefit(), because(narrowed, claim), refusals, claim.copy(), until),
                coupon.stacking().priority()));
    }

    private SortedSet<Offer.Why> because(CouponDefinition coupon, ClaimFact claim) {
        SortedSet<Offer.Why> because = new TreeSet<>();
        CouponAudience audience = coupon.audience();
        add(because, Offer.Why.ISSUED, claim.issued());
        add(because, Offer.Why.PERSONAL, audience.customer().isPresent());
        add(because, Offer.Why.SEGMENT, !audience.segments().isEmpty());
        add(because, Offer.Why.TIER, !audience.tiers().isEmpty());
        add(because, Offer.Why.FIRST_PURCHASE, audience.firstPurchaseOnly());
        collections().forEach((collection, items) -> {
            add(because, Offer.Why.FAVOURITE, names(coupon, most(items, Comparator.comparing(Tally::count))));
            add(because, Offer.Why.LATEST, names(coupon, most(items, Comparator.comparing(Tally::last))));
        });
        return because;
    }

    private static void add(Set<Offer.Why> because, Offer.Why why, boolean applies) {
        if (applies) {
            because.add(why);
        }
    }

    private Map<String, SortedMap<String, Tally>> collections() {
        Map<String, SortedMap<String, Tally>> collections = new TreeMap<>();
        run.customer().tallies().forEach((kind, items) -> {
            if (Collected.isKind(kind)) {
                collections.put(kind, items);
            }
        });
        return collections;
    }

    /** Of equals the first by its name. */
    private static String most(SortedMap<String, Tally> items, Comparator<Tally> by) {
        String most = "";
        for (Map.Entry<String, Tally> item : items.entrySet()) {
            if (most.isEmpty() || by.compare(item.getValue(), items.get(most)) > 0) {
                most = item.getKey();
            }
        }
        return most;
    }

    private static boolean names(CouponDefinition coupon, String item) {
        return coupon.scope().products().contains(item)
                || coupon.scope().categories().contains(item)
                || coupon.scope().labels().contains(item);
    }
}
