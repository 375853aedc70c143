package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Term;
import java.util.Optional;

/** Points are to be limited. */
public final class Cap extends Proposal {
    /** What is added up before this purchase. */
    enum Period {
        PURCHASE,
        DAY,
        WEEK,
        MONTH,
        YEAR,
        CUSTOMER
    }

    final long points;
    final String account;
    Period period = Period.PURCHASE;
    Optional<String> campaign = Optional.empty();
    boolean refuse;

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

    @Override
    protected String words() {
        return "cap " + points + Earning.in(account) + " per " + period
                + campaign.map(name -> " on campaign " + name).orElse("");
    }
}
