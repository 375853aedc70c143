package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of one member, as the host stores it.
 *
 * <p>It changes in one way only: {@link #after} folds decisions into it. Its size grows with open lots, badges and used
 * coupons and with the days of the last {@value Limits#HISTORY_MONTHS} months on which something happened, not with the
 * number of transactions.
 *
 * @param currency of every amount in the state; must be the programme's
 * @param enrolledOn first day of membership; membership years are counted from it
 * @param badges day of the award by badge
 * @param couponUses times used by coupon code
 * @param grants latest day of what is granted only once, or once a year, by its subject
 * @param campaigns points earned by campaign
 */
public record Customer(
        String id,
        Currency currency,
        LocalDate enrolledOn,
        Profile profile,
        Points points,
        History history,
        TierStanding tier,
        SortedMap<String, LocalDate> badges,
        SortedMap<String, Integer> couponUses,
        SortedMap<String, LocalDate> grants,
        SortedMap<String, Long> campaigns) {
    public Customer {
        Check.name("id", id);
        Check.currency("currency", currency);
        Check.day("enrolledOn", enrolledOn);
        Check.present("profile", profile);
        Check.present("points", points);
        history = Check.present("history", history).at(currency);
        Check.present("tier", tier);
        badges = Check.map("badges", badges, Limits.MAX_ENTRIES, Check.DAY);
        couponUses = Check.map("couponUses", couponUses, Limits.MAX_ENTRIES, Check.USES);
        grants = Check.map("grants", grants, Limits.MAX_ENTRIES, Check.DAY);
        campaigns = Check.map("campaigns", campaigns, Limits.MAX_ENTRIES, Check.POINTS);
    }

    /**
     * A new member: no points, no tier, no history.
     *
     * @param currency ISO 4217, such as {@code EUR}
     */
    public static Customer enrolled(String id, String currency, LocalDate enrolledOn) {
        Currency checked = Check.currency("currency", currency);
        return new Customer(
                id,
                checked,
                enrolledOn,
                Profile.EMPTY,
                Points.NONE,
                History.none(checked),
                TierStanding.NONE,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** The same customer with what the host knows about the person. */
    public Customer with(Profile other) {
        return new Customer(
                id, currency, enrolledOn, other, points, history, tier, badges, couponUses, grants, campaigns);
    }

    /**
     * The state after these decisions, taken one by one: the only way a state changes.
     *
     * @throws ArithmeticException when a balance would leave the range of {@code long}
     */
    public Customer after(List<? extends Decision> decisions) {
        Fold fold = new Fold(this);
        for (int i = 0; i < decisions.size(); i++) {
            decisions.get(i).applyTo(fold);
        }
        return fold.customer();
    }
}
