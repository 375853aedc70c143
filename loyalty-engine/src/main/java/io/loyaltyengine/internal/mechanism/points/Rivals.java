package io.loyaltyengine.internal.mechanism.points;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rules that earn, of which not all grant what they would.
 *
 * <p>What a rule would grant is its points with what multipliers add to them, before any cap. First of each group, in each
 * account, the one stays that would grant most, of equals the first by its name. Then whatever grants something stands instead of the rules
 * that it names, unless another stands instead of it.
 */
final class Rivals {
    private final List<Grant> offers = new ArrayList<>();

    /** What one rule would grant. */
    private static final class Offer {
        final Earn earn;
        long points;
        /** How many others may still stand instead of it. */
        int open;

        boolean stands = true;

        Offer(Earn earn) {
            this.earn = earn;
        }

        String rule() {
            return earn.rule().name();
        }

        List<String> group() {
            return List.of(earn.account, earn.rest.group.orElse(""));
        }

        boolean beats(Offer other) {
            return points > other.points || (points == other.points && rule().compareTo(other.rule()) < 0);
        }
    }

    void offer(Grant grant) {
        offers.add(grant);
    }

    /** What is granted, in the order in which it was offered. */
    List<Grant> granted() {
        Map<String, Offer> byRule = new LinkedHashMap<>();
        for (Grant offer : offers) {
            Earn earn = offer.earn;
            byRule.computeIfAbsent(earn.rule().name(), first -> new Offer(earn)).points += offer.points();
        }
        chooseTheBest(byRule);
        chooseInstead(byRule);
        offers.removeIf(offer -> {
            Offer of = byRule.get(offer.earn.rule().name());
            return of == null || !of.stands;
        });
        return offers;
    }

    private static void chooseTheBest(Map<String, Offer> byRule) {
        Map<List<String>, Offer> best = new HashMap<>();
        for (Offer offer : byRule.values()) {
            best.merge(offer.group(), offer, (one, other) -> other.beats(one) ? other : one);
        }
        byRule.values().removeIf(offer -> {
            Offer winner = Objects.requireNonNull(best.get(offer.group()));
            boolean loses = offer.earn.rest.group.isPresent() && !offer.equals(winner);
            if (loses) {
                offer.earn.yieldTo(winner.earn);
            }
            return loses;
        });
    }

    /** No rule leads back to itself, so there is always one that nothing stands instead of any more. */
    private static void chooseInstead(Map<String, Offer> byRule) {
        for (Offer offer : byRule.values()) {
            named(offer, byRule).forEach(other -> other.open++);
        }
        Deque<Offer> settled = new ArrayDeque<>();
        byRule.values().stream().filter(offer -> offer.open == 0).forEach(settled::add);
        while (!settled.isEmpty()) {
            Offer offer = settled.remove();
            for (Offer other : named(offer, byRule)) {
                if (offer.stands && offer.points != 0) {
                    other.stands = false;
                    other.earn.yieldTo(offer.earn);
                }
                if (--other.open == 0) {
                    settled.add(other);
                }
            }
        }
    }

    private static List<Offer> named(Offer offer, Map<String, Offer> byRule) {
        return offer.earn.rest.insteadOf.stream()
                .filter(byRule::containsKey)
                .map(byRule::get)
                .toList();
    }
}
