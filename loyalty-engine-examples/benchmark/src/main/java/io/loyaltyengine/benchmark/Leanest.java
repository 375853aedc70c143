package io.loyaltyengine.benchmark;

import io.loyaltyengine.benchmark.ShopDays.Day;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.standing.BadgeAwarded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The 18 rules by an engineer who wants the answer at the till and nothing else, as fast as can be: no sentence, no id, no
 * decision, no share of a line, no next state.
 *
 * <p>It knows what this programme and its coupons can bring about: no tier that somebody has set by hand, no points that are
 * yet to become active, no line with a lowest price.
 */
final class Leanest implements Contender {
    private static final long[] UNTOUCHED = {};
    /** By rank. */
    private static final List<String> TIERS = List.of(TierStanding.NO_TIER, "SILVER", "GOLD");

    private static final int NONE = 0;
    private static final int SILVER = 1;
    private static final int GOLD = 2;

    /** By whether there is one for visits, and one for spend. */
    private static final List<Set<String>> BADGES =
            List.of(Set.of(), Set.of("superfan"), Set.of("platin"), Set.of("superfan", "platin"));

    private final ShopDays days = new ShopDays();

    @Override
    public Gist decide(Customer customer, Purchase purchase, CouponCatalogue catalogue) {
        if (customer.booked().containsKey(purchase.id())) {
            return new Gist(
                    List.of(), 0, customer.points().balance(), customer.tier().name(), Set.of());
        }
        Day day = days.of(purchase.at());
        int tier = tierAtDawn(customer, day);
        if (purchase.coupons().isEmpty()) {
            return answer(customer, purchase, day, tier, purchase.lines(), UNTOUCHED, List.of());
        }
        List<Line> lines = purchase.linesById();
        LeanCoupons coupons = new LeanCoupons(customer, TIERS.get(tier), purchase, lines, catalogue);
        return answer(customer, purchase, day, tier, lines, coupons.open(), coupons.verdicts());
    }

    /**
     * Answers all else, once coupons are settled.
     *
     * @param tier before the purchase
     * @param open what is to be paid for each line, in cents; their prices if nothing was taken off
     */
    private static Gist answer(
            Customer customer,
            Purchase purchase,
            Day day,
            int tier,
            List<Line> lines,
            long[] open,
            List<Set<String>> verdicts) {
        long paid = 0;
        long counting = 0;
        long coffee = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            long cents = open == UNTOUCHED ? price(line) : open[i];
            paid += cents;
            switch (line.category()) {
                case "DEPOSIT", "GIFT_CARD" -> {}
                case "COFFEE" -> {
                    counting += cents;
                    coffee += cents;
                }
                default -> counting += cents;
            }
        }
        boolean superfan = isTwentiethVisit(customer, day, paid);
        long earned = earned(counting, day.isMonday() ? coffee : 0, tier) + (superfan ? 100 : 0);
        return new Gist(
                verdicts,
                earned,
                balance(customer.points(), purchase) + earned,
                TIERS.get(Math.max(tier, tierAtDusk(customer, day, tier, counting))),
                BADGES.get((superfan ? 1 : 0) + (isPlatin(customer, counting) ? 2 : 0)));
    }

    /** An amount of euros in cents, without the number in between that its digits would be. */
    static long cents(BigDecimal euros) {
        return (euros.scale() == 2 ? euros : euros.setScale(2))
                .scaleByPowerOfTen(2)
                .longValue();
    }

    static long price(Line line) {
        return cents(line.unitPrice()) * line.quantity();
    }

    /** One for every euro, coffee twice on Mondays, a quarter more for Gold; 300 at most. */
    private static long earned(long counting, long coffeeTwice, int tier) {
        long base = counting / 100;
        if (base == 0) {
            return 0;
        }
        long more = (tier == GOLD ? base / 4 : 0) + base * coffeeTwice / counting;
        return Math.min(base + more, 300);
    }

    /** All points but those that are over. */
    private static long balance(Account points, Purchase purchase) {
        long balance = -points.owed();
        List<Account.Lot> lots = points.lots();
        for (int i = 0; i < lots.size(); i++) {
            Account.Lot lot = lots.get(i);
            balance += lot.lifetime().isOver(purchase.at()) ? 0 : lot.points();
        }
        return balance;
    }

    private static boolean isTwentiethVisit(Customer customer, Day day, long paid) {
        int before = customer.history().lifetime().visits();
        return before >= 19
                && !has(customer, "superfan")
                && (before >= 20 || (paid > 0 && !wasHereOn(day.date(), customer.history())));
    }

    private static boolean wasHereOn(LocalDate day, History history) {
        Totals totals = history.days().get(day);
        return totals != null && totals.visits() > 0;
    }

    private static boolean isPlatin(Customer customer, long counting) {
        return cents(customer.history().lifetime().spend()) + counting >= 10_000_00 && !has(customer, "platin");
    }

    private static boolean has(Customer customer, String badge) {
        SortedMap<String, Tally> badges = customer.tallies(BadgeAwarded.BADGE);
        return badges.containsKey(badge);
    }

    /** The tier on the morning of a day: one whose time was up is the one that had been earned by then. */
    private static int tierAtDawn(Customer customer, Day day) {
        int tier = TIERS.indexOf(customer.tier().name());
        Optional<LocalDate> end = customer.tier().lastDay();
        if (end.isPresent()) {
            for (LocalDate last = end.get(); tier != NONE && last.isBefore(day.date()); last = last.plusMonths(12)) {
                tier = earnedBy(spent(customer.history(), last.minusMonths(12), last));
            }
        }
        return tier;
    }

    /** The tier that is earned by the evening of a day; who is Gold has no more to earn. */
    private static int tierAtDusk(Customer customer, Day day, int tier, long counting) {
        return tier == GOLD ? GOLD : earnedBy(spent(customer.history(), day.yearBefore(), day.date()) + counting);
    }

    private static int earnedBy(long spendOfTwelveMonths) {
        return spendOfTwelveMonths >= 2_000_00 ? GOLD : spendOfTwelveMonths >= 500_00 ? SILVER : NONE;
    }

    /** What counted on the days after one day up to and with another, in cents. */
    private static long spent(History history, LocalDate after, LocalDate until) {
        long spent = 0;
        for (Map.Entry<LocalDate, Totals> day : history.days().entrySet()) {
            if (day.getKey().isAfter(after) && !day.getKey().isAfter(until)) {
                spent += cents(day.getValue().spend());
            }
        }
        return spent;
    }
}
