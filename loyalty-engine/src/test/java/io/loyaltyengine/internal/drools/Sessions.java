package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * Fires a rule set as Drools itself does: a session for each call. What the library fires must be the same. Of rules that
 * ask and say the same there is one here.
 */
public final class Sessions {
    private final Map<Stage, KieBase> bases = new EnumMap<>(Stage.class);
    private final Map<String, Integer> places = new HashMap<>();

    public Sessions(RuleSet rules) throws ReflectiveOperationException {
        for (Model model :
                new RuleClassLoader(RuleCompiler.compileWithModel(rules).files()).models()) {
            for (Stage stage : Stage.values()) {
                if (DroolsSource.packageOf(stage).equals(model.getPackageName())) {
                    bases.put(
                            stage,
                            KieBaseBuilder.createKieBaseFromModel(
                                    model, RuleBaseFactory.newKnowledgeBaseConfiguration()));
                }
            }
        }
        for (Stage stage : Stage.values()) {
            for (Rule rule : rules.of(stage)) {
                places.putIfAbsent(rule.key(), rules.of(stage).indexOf(rule));
            }
        }
    }

    /** Every rule that the facts satisfy speaks to the recorder, in any order. */
    public void fire(Stage stage, Recorder recorder, List<?> facts) {
        KieSession session = Objects.requireNonNull(bases.get(stage)).newKieSession();
        try {
            session.setGlobal("decide", recorder);
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void beforeMatchFired(BeforeMatchFiredEvent event) {
                    recorder.firing(Objects.requireNonNull(
                            places.get(event.getMatch().getRule().getName())));
                }
            });
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }
}
