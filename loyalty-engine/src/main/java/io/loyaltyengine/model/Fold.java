package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer on the way from one state to the next: the one place where state evolves. {@linkplain Decision#applyTo
 * Decisions} say what changes, one after the other.
 *
 * <p>What counts toward standing is added up as long as decisions speak of the same day, and entered once. Not
 * thread-safe; who makes one is {@link Customer#after}.
 */
public final class Fold {
    private static final BigDecimal NO_SPEND = BigDecimal.ZERO;

    private final Customer before;
    private Points points;
    private History history;
    private TierStanding tier;
    private FrozenMap<String, LocalDate> badges;
    private FrozenMap<String, Integer> couponUses;
    private FrozenMap<String, LocalDate> grants;
    private FrozenMap<String, Long> campaigns;
    /** The day of what is still to be entered into the history. */
    private @Nullable LocalDate day;

    private BigDecimal spend;
    private long earned;
    private int visits;
    private int purchases;

    Fold(Customer before) {
        this.before = before;
        this.points = before.points();
        this.history = before.history();
        this.tier = before.tier();
        this.badges = Check.map("badges", before.badges(), Limits.MAX_ENTRIES, Check.DAY);
        this.couponUses = Check.map("couponUses", before.couponUses(), Limits.MAX_ENTRIES, Check.USES);
        this.grants = Check.map("grants", before.grants(), Limits.MAX_ENTRIES, Check.DAY);
        this.campaigns = Check.map("campaigns", before.campaigns(), Limits.MAX_ENTRIES, Check.POINTS);
        this.spend = NO_SPEND;
    }

    /** The state as the decisions so far have made it. */
    Customer customer() {
        enter();
        return new Customer(
                before.id(),
                before.currency(),
                before.enrolledOn(),
                before.profile(),
                points,
                history,
                tier,
                badges,
                couponUses,
                grants,
                campaigns);
    }

    /** Adds points of one lifetime. */
    public void give(long more, Lifetime lifetime) {
        points = points.plus(more, lifetime);
    }

    /** Adds lots. */
    public void give(List<Points.Lot> lots) {
        for (Points.Lot lot : lots) {
            give(lot.points(), lot.lifetime());
        }
    }

    /** Takes points of one lifetime, which must be there. */
    public void take(long fewer, Lifetime lifetime) {
        points = points.minus(fewer, lifetime);
    }

    /** Takes lots, which must be there. */
    public void take(List<Points.Lot> lots) {
        for (Points.Lot lot : lots) {
            take(lot.points(), lot.lifetime());
        }
    }

    /** Makes the customer owe points, which whatever becomes active pays first. */
    public void owe(long more) {
        points = points.owing(more);
    }

    /** Counts qualifying spend of a day; less than zero takes it back. */
    public void countSpend(LocalDate on, BigDecimal more) {
        at(on);
        if (more.signum() != 0) {
            spend = spend.signum() == 0 ? more : spend.add(more);
        }
    }

    /** Counts points earned on a day, whatever becomes of them; less than zero takes them back. */
    public void countEarned(LocalDate on, long more) {
        at(on);
        earned = Math.addExact(earned, more);
    }

    /** Counts a visit. */
    public void countVisit(LocalDate on) {
        at(on);
        visits++;
    }

    /** Counts a purchase. */
    public void countPurchase(LocalDate on) {
        at(on);
        purchases++;
    }

    /** Puts the customer into a tier. */
    public void enter(TierStanding to) {
        tier = to;
    }

    public void award(String badge, LocalDate on) {
        badges = badges.containsKey(badge) ? badges : badges.with(badge, on);
    }

    public void use(String code, int more) {
        int uses = Math.addExact(couponUses.getOrDefault(code, 0), more);
        couponUses = uses > 0 ? couponUses.with(code, Check.USES.checked(code, uses)) : couponUses.without(code);
    }

    public void grant(String subject, LocalDate on) {
        LocalDate last = grants.get(subject);
        grants = grants.with(subject, last != null && last.isAfter(on) ? last : on);
    }

    public void countCampaign(String campaign, long more) {
        long sum = Math.addExact(campaigns.getOrDefault(campaign, 0L), more);
        campaigns = sum > 0 ? campaigns.with(campaign, Check.points(campaign, sum)) : campaigns.without(campaign);
    }

    private void at(LocalDate on) {
        if (!on.equals(day)) {
            enter();
            day = on;
        }
    }

    private void enter() {
        if (day != null) {
            BigDecimal scaled =
                    spend.signum() == 0 ? Totals.none(before.currency()).spend() : spend;
            history = history.plus(day, new Totals(scaled, earned, visits, purchases));
            day = null;
            spend = NO_SPEND;
            earned = 0;
            visits = 0;
            purchases = 0;
        }
    }
}
