package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.Results;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.internal.io.ResourceFactory;

/**
 * Drools as its documentation teaches it: rules compiled once, for every purchase a session of its own from the container,
 * a fact for every line, every code and every day of history, and agenda groups for the steps.
 */
final class PlainDrools implements Contender {
    private static final String RULES = "io/loyaltyengine/benchmark/plain-drools.drl";

    private final KieContainer rules = compiled();
    private final Words words;

    PlainDrools(RuleSetId ruleSet) {
        this.words = new Words(ruleSet);
    }

    private static KieContainer compiled() {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem()
                .write(ResourceFactory.newClassPathResource(RULES, PlainDrools.class.getClassLoader()));
        Results results = services.newKieBuilder(files)
                .buildAll(ExecutableModelProject.class)
                .getResults();
        if (results.hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(results.toString());
        }
        return services.newKieContainer(services.getRepository().getDefaultReleaseId());
    }

    @Override
    public Decided decide(Customer customer, Purchase purchase, CouponCatalogue coupons) {
        Settlement settlement = new Settlement(words, customer, purchase, coupons);
        KieSession session = rules.newKieSession();
        try {
            session.setGlobal("settlement", settlement);
            if (!settlement.claims().isEmpty()) {
                settlement.claims().forEach(session::insert);
                settlement.basketLines().forEach(session::insert);
                fire(session, "coupons");
            }
            settlement.settleCoupons();
            session.insert(settlement.occasion());
            session.insert(customer);
            settlement.paidLines().forEach(session::insert);
            fire(session, "earning");
            settlement.settleEarning();
            settlement.shoppingDays().forEach(session::insert);
            session.insert(settlement.standing());
            fire(session, "standing");
            fire(session, "followup");
            settlement.settleStanding();
        } finally {
            session.dispose();
        }
        return settlement.decided();
    }

    private static void fire(KieSession session, String group) {
        session.getAgenda().getAgendaGroup(group).setFocus();
        session.fireAllRules();
    }
}
