package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Fires a rule set as Drools itself does: a session for each call. What the library fires must be the same. */
public final class Sessions {
    private final Map<Stage, KieBase> bases = new EnumMap<>(Stage.class);

    public Sessions(RuleSet rules) throws ReflectiveOperationException {
        for (Model model :
                new RuleClassLoader(RuleCompiler.compileWithModel(rules).classes()).models()) {
            for (Stage stage : Stage.values()) {
                if (DroolsSource.packageOf(stage).equals(model.getPackageName())) {
                    bases.put(
                            stage,
                            KieBaseBuilder.createKieBaseFromModel(
                                    model, RuleBaseFactory.newKnowledgeBaseConfiguration()));
                }
            }
        }
    }

    /** Every rule that the facts satisfy speaks to the recorder, in any order. */
    public void fire(Stage stage, Recorder recorder, List<?> facts) {
        KieSession session = Objects.requireNonNull(bases.get(stage)).newKieSession();
        try {
            session.setGlobal("decide", recorder);
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }
}
