package io.loyaltyengine.internal.till;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules of {@code standing} can say, as far as it does not depend on facts: the terms of what they give, by their
 * kind and by what is given, so that of very many none but those at hand are looked at. Immutable and thread-safe.
 */
public final class Terms {
    private final Map<Class<?>, List<Proposal>> byKind = new HashMap<>();
    private final Map<Class<?>, Map<String, List<Proposal>>> byName = new HashMap<>();

    /** What was said, whatever the facts. */
    Terms(Said said) {
        for (int i = 0; i < said.size(); i++) {
            Proposal proposal = said.get(i);
            byKind.computeIfAbsent(proposal.getClass(), none -> new ArrayList<>())
                    .add(proposal);
            byName.computeIfAbsent(proposal.getClass(), none -> new HashMap<>())
                    .computeIfAbsent(proposal.given(), none -> new ArrayList<>())
                    .add(proposal);
        }
    }

    /** All of one kind, by the name of their rule. */
    @SuppressWarnings("unchecked") // They are of no other kind.
    public <P extends Proposal> List<P> of(Class<P> kind) {
        return (List<P>) byKind.getOrDefault(kind, List.of());
    }

    /** All of one kind that give this, by the name of their rule. */
    @SuppressWarnings("unchecked") // They are of no other kind.
    public <P extends Proposal> List<P> of(Class<P> kind, String given) {
        return (List<P>) byName.getOrDefault(kind, Map.of()).getOrDefault(given, List.of());
    }
}
