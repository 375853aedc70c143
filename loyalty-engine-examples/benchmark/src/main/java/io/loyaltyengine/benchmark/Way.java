package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.RuleSetId;
import java.util.function.Function;

/** The contenders by name, those without an engine first. */
public enum Way {
    LEANEST("plain Java, the leanest", ruleSet -> new Leanest()),
    BY_HAND("plain Java, by hand", ByHand::new),
    ENGINE("loyalty-engine", ruleSet -> new Engine()),
    ENGINE_READ_OUT("… every text and share read", ruleSet -> new EngineReadOut()),
    ENGINE_SESSIONS_REUSED("… its rules fired by sessions of Drools, reused", EngineBySessions::reused),
    ENGINE_SESSIONS("… its rules fired by sessions of Drools, one for each call", EngineBySessions::oneForEachCall),
    PLAIN_DROOLS("Drools 10.2, as documented", PlainDrools::new),
    EASY_RULES("Easy Rules 4.1", EasyRulesWay::new),
    EVRETE("Evrete 4.0, a session for each call", EvreteWay::new),
    EVRETE_REUSED("Evrete 4.0, sessions reused", EvreteReused::new);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a constructor
    private final Function<RuleSetId, Contender> maker;

    Way(String label, Function<RuleSetId, Contender> maker) {
        this.label = label;
        this.maker = maker;
    }

    /**
     * Makes the contender, which can take seconds.
     *
     * @param ruleSet in whose name it gives its reasons; the engine knows that by itself
     */
    Contender contender(RuleSetId ruleSet) {
        return maker.apply(ruleSet);
    }

    String label() {
        return label;
    }
}
