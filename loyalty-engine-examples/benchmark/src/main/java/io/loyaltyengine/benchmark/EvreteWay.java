package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;

/** Evrete as its documentation teaches it: knowledge built once, for every purchase a stateless session of its own. */
final class EvreteWay implements Contender {
    private final Knowledge rules = EvreteRules.knowledge();
    private final Words words;

    EvreteWay(RuleSetId ruleSet) {
        this.words = new Words(ruleSet);
    }

    @Override
    public Decided decide(Customer customer, Purchase purchase, CouponCatalogue coupons) {
        Settlement settlement = new Settlement(words, customer, purchase, coupons);
        StatelessSession session = rules.newStatelessSession();
        session.set(EvreteRules.SETTLEMENT, settlement);
        session.insert(settlement.claims());
        session.insert(settlement);
        session.fire();
        settlement.settleStanding();
        return settlement.decided();
    }
}
