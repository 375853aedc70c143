package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Template;
import io.loyaltyengine.internal.vocabulary.Placeholders;
import io.loyaltyengine.model.Decision;

/** What the engine decides without a rule, and how it says so. */
public final class Saying {
    private final Class<? extends Decision> decision;
    private final String title;
    private final Template sentence;

    private Saying(Class<? extends Decision> decision, String title, Template sentence) {
        this.decision = decision;
        this.title = title;
        this.sentence = sentence;
    }

    /**
     * Sentences with placeholders of the decision that they belong to.
     *
     * @param title what stands in the reason for the name of a rule
     */
    public static Saying of(Class<? extends Decision> decision, String title, String en, String de) {
        return new Saying(decision, title, Template.of(en, de));
    }

    /** Whether its decision can say it; to look at what a decision can say takes a till too long, so the tests do. */
    boolean isSound() {
        return Placeholders.of(decision).containsAll(sentence.placeholders())
                && sentence.slots().stream().allMatch(Template.Slot::isWellFormed);
    }

    String title() {
        return title;
    }

    Template sentence() {
        return sentence;
    }
}
