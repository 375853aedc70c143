package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.RuleRunner;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of {@code standing} can say, as far as it does not depend on facts: the terms of what they give, by their
 * kind and by what is given, so that of very many none but those at hand are looked at. Immutable and thread-safe.
 */
public final class Terms {
    private final RuleSet rules;
    private final RuleRunner runner;
    private final Supplier<? extends Said> listeners;
    /** Nobody speaks before somebody wants to know. Two threads may ask at once; both are told the same. */
    private @Nullable Known known;

    private record Known(Map<Class<?>, List<Proposal>> byKind, Map<Class<?>, Map<String, List<Proposal>>> byName) {}

    /**
     * What rules can say.
     *
     * @param listeners makes whom they speak to
     */
    Terms(RuleSet rules, RuleRunner runner, Supplier<? extends Said> listeners) {
        this.rules = rules;
        this.runner = runner;
        this.listeners = listeners;
    }

    /** All of one kind, by the name of their rule. */
    @SuppressWarnings("unchecked") // They are of no other kind.
    public <P extends Proposal> List<P> of(Class<P> kind) {
        return (List<P>) known().byKind().getOrDefault(kind, List.of());
    }

    /** All of one kind that give this, by the name of their rule. */
    @SuppressWarnings("unchecked") // They are of no other kind.
    public <P extends Proposal> List<P> of(Class<P> kind, String given) {
        return (List<P>) known().byName().getOrDefault(kind, Map.of()).getOrDefault(given, List.of());
    }

    private Known known() {
        Known told = known;
        if (told == null) {
            told = told();
            known = told;
        }
        return told;
    }

    private Known told() {
        Said said = listeners.get();
        said.listen(Stage.STANDING, rules.of(Stage.STANDING), new Object[0]);
        runner.speak(Stage.STANDING, said);
        Map<Class<?>, List<Proposal>> byKind = new HashMap<>();
        Map<Class<?>, Map<String, List<Proposal>>> byName = new HashMap<>();
        for (int i = 0; i < said.size(); i++) {
            Proposal proposal = said.get(i);
            byKind.computeIfAbsent(proposal.getClass(), none -> new ArrayList<>())
                    .add(proposal);
            byName.computeIfAbsent(proposal.getClass(), none -> new HashMap<>())
                    .computeIfAbsent(proposal.given(), none -> new ArrayList<>())
                    .add(proposal);
        }
        return new Known(byKind, byName);
    }
}
