package io.loyaltyengine.benchmark;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Problems;
import io.loyaltyengine.internal.drl.RuleFile;
import io.loyaltyengine.internal.drl.RuleReader;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.till.Evaluator;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The engine, but with Drools' own sessions to fire the very same compiled rules: what the engine gains by asking each rule
 * itself. Reused sessions are the fastest use of them that was found; a session for each call is the plainest.
 */
final class EngineBySessions implements Contender {
    private final Evaluator evaluator;

    private EngineBySessions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    static Contender reused(RuleSetId ruleSet) {
        return new EngineBySessions(evaluator(core(), ruleSet, true));
    }

    static Contender oneForEachCall(RuleSetId ruleSet) {
        return new EngineBySessions(evaluator(core(), ruleSet, false));
    }

    private static RuleSource core() {
        return RuleSource.classpath("core", Engine.class.getClassLoader());
    }

    /** What evaluates by any rules in this way. */
    static Evaluator evaluator(RuleSource source, RuleSetId ruleSet, boolean reused) {
        Map<String, String> files = source.files();
        Programme programme =
                new LoyaltyJson().readProgramme(Objects.requireNonNull(files.get(LoyaltyEngine.PROGRAMME_FILE)));
        RuleSet rules = RuleReader.read(
                files.entrySet().stream()
                        .filter(file -> !file.getKey().equals(LoyaltyEngine.PROGRAMME_FILE))
                        .map(file -> new RuleFile(file.getKey(), file.getValue()))
                        .toList(),
                Decide.VOCABULARY,
                Optional.of(programme),
                new Problems());
        Sessions sessions = new Sessions(rules);
        return Decide.evaluator(programme, rules, ruleSet, sessions.runner(reused));
    }

    @Override
    public Decided decide(Customer customer, Purchase purchase, CouponCatalogue coupons) {
        Evaluation evaluation = evaluator.evaluate(customer, purchase, coupons);
        return new Decided(evaluation.customer(), evaluation.decisions());
    }
}
