package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;

/** Evrete with one stateful session for each thread, cleared after every purchase: what it can do at its best. */
final class EvreteReused implements Contender {
    private final Knowledge rules = EvreteRules.knowledge();
    private final ThreadLocal<StatefulSession> sessions = ThreadLocal.withInitial(rules::newStatefulSession);
    private final Words words;

    EvreteReused(RuleSetId ruleSet) {
        this.words = new Words(ruleSet);
    }

    @Override
    public Decided decide(Customer customer, Purchase purchase, CouponCatalogue coupons) {
        Settlement settlement = new Settlement(words, customer, purchase, coupons);
        StatefulSession session = sessions.get();
        session.set(EvreteRules.SETTLEMENT, settlement);
        session.insert(settlement.claims());
        session.insert(settlement);
        session.fire();
        session.clear();
        settlement.settleStanding();
        return settlement.decided();
    }
}
