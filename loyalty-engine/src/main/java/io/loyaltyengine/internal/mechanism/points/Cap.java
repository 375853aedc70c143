package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.points.PointsEarned;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Points are to be limited. */
public final class Cap extends Proposal {
    /** What is added up before this purchase. */
    private enum Period {
        PURCHASE,
        DAY,
        WEEK,
        MONTH,
        YEAR,
        CUSTOMER
    }

    private final long points;
    private final String account;
    private Period period = Period.PURCHASE;
    private Optional<String> campaign = Optional.empty();
    private boolean refuse;
    /** How many points it still lets pass. */
    private long left;

    Cap(long points, String account) {
        this.points = points;
        this.account = account;
    }

    @Term(says = "that a calendar day earns", example = "decide.cap(1500).perDay();", settles = "what it counts")
    public Cap perDay() {
        period = Period.DAY;
        return this;
    }

    @Term(
            says = "that a week earns, which begins on Monday",
            example = "decide.cap(3000).perWeek();",
            settles = "what it counts")
    public Cap perWeek() {
        period = Period.WEEK;
        return this;
    }

    @Term(says = "that a calendar month earns", example = "decide.cap(5000).perMonth();", settles = "what it counts")
    public Cap perMonth() {
        period = Period.MONTH;
        return this;
    }

    @Term(says = "that a calendar year earns", example = "decide.cap(50000).perYear();", settles = "what it counts")
    public Cap perYear() {
        period = Period.YEAR;
        return this;
    }

    @Term(
            says = "that a customer ever earns",
            example = "decide.cap(100000).perCustomer();",
            settles = "what it counts")
    public Cap perCustomer() {
        period = Period.CUSTOMER;
        return this;
    }

    @Term(
            says = "that comes from a campaign; else from all",
            example = "decide.cap(300).perCustomer().onCampaign(\"tea-weeks\");")
    public Cap onCampaign(@NameOf(value = "campaign", asked = true) String name) {
        campaign = Optional.of(name);
        return this;
    }

    @Term(
            says = "and what does not fit whole is refused whole; else it shrinks to what is left",
            example = "decide.cap(300).perDay().orRefuse();")
    public Cap orRefuse() {
        refuse = true;
        return this;
    }

    /** Looks at what was granted before. */
    void open(Run run) {
        left = Math.max(0, points - used(run));
    }

    /** Takes off a grant what it does not allow. */
    void cut(Grant grant) {
        long over = grant.points() - left;
        if (concerns(grant) && over > 0) {
            grant.cut(rule(), refuse ? grant.points() : over);
        }
    }

    /** Counts what is granted, from which all caps have taken. */
    void count(Grant grant) {
        left -= concerns(grant) ? grant.points() : 0;
    }

    private boolean concerns(Grant grant) {
        return account.equals(grant.account()) && (campaign.isEmpty() || campaign.equals(grant.campaign));
    }

    /** What was granted before and is kept; of a period the whole, for a receipt may come in late. */
    private long used(Run run) {
        LocalDate day = run.day();
        return switch (period) {
            case PURCHASE -> 0;
            case DAY -> between(run, day, day);
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield between(run, monday, monday.plusDays(6));
            }
            case MONTH -> between(run, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            case YEAR -> between(run, day.withDayOfYear(1), day.with(TemporalAdjusters.lastDayOfYear()));
            case CUSTOMER -> {
                long earned = campaign.isEmpty() ? run.customer().earned(account) : 0;
                yield Math.addExact(earned, tally(run).map(Tally::count).orElse(0L));
            }
        };
    }

    private long between(Run run, LocalDate first, LocalDate last) {
        LocalDate before = first.minusDays(1);
        long earned = campaign.isEmpty() ? run.customer().earned(account, before, last) : 0;
        Optional<Tally> tally = tally(run);
        return tally.isEmpty() ? earned : Math.addExact(earned, tally.get().between(before, last));
    }

    /** What counts toward the campaign; of everything what counts beside what is earned. */
    private Optional<Tally> tally(Run run) {
        return campaign.isEmpty()
                ? run.customer().tally(Tally.FORGIVEN, account)
                : run.customer().tally(PointsEarned.campaign(account), campaign.get());
    }

    @Override
    protected String words() {
        return "cap " + points + Earning.in(account) + " per " + period
                + campaign.map(name -> " on campaign " + name).orElse("");
    }
}
