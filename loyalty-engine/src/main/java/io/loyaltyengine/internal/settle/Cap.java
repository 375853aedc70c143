package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Capping;
import java.util.Optional;

/** Points are to be limited. */
final class Cap implements Proposal, Capping {
    /** What is added up before this purchase. */
    enum Period {
        PURCHASE,
        DAY,
        MONTH,
        YEAR,
        CUSTOMER
    }

    private final Rule rule;
    final long points;
    Period period = Period.PURCHASE;
    Optional<String> campaign = Optional.empty();
    boolean refuse;
    /** How many points it still lets pass; known once they are settled. */
    long left;

    Cap(Rule rule, long points) {
        this.rule = rule;
        this.points = points;
    }

    @Override
    public Capping perDay() {
        period = Period.DAY;
        return this;
    }

    @Override
    public Capping perMonth() {
        period = Period.MONTH;
        return this;
    }

    @Override
    public Capping perYear() {
        period = Period.YEAR;
        return this;
    }

    @Override
    public Capping perCustomer() {
        period = Period.CUSTOMER;
        return this;
    }

    @Override
    public Capping onCampaign(String name) {
        campaign = Optional.of(name);
        return this;
    }

    @Override
    public Capping orRefuse() {
        refuse = true;
        return this;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String words() {
        return "cap " + points + campaign.map(name -> " on campaign " + name).orElse(" per " + period);
    }
}
