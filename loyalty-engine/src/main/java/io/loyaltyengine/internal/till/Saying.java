package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Template;
import io.loyaltyengine.internal.vocabulary.Placeholders;
import io.loyaltyengine.model.Decision;

/** What the engine decides without a rule, and how it says so. */
public final class Saying {
    private final String title;
    private final Template sentence;

    private Saying(String title, Template sentence) {
        this.title = title;
        this.sentence = sentence;
    }

    /**
     * Sentences with placeholders of the decision that they belong to.
     *
     * @param title what stands in the reason for the name of a rule
     */
    public static Saying of(Class<? extends Decision> decision, String title, String en, String de) {
        Template sentence = Template.of(en, de);
        if (!Placeholders.of(decision).containsAll(sentence.placeholders())
                || !sentence.slots().stream().allMatch(Template.Slot::isWellFormed)) {
            throw new IllegalArgumentException(decision.getSimpleName() + " cannot say: " + en);
        }
        return new Saying(title, sentence);
    }

    String title() {
        return title;
    }

    Template sentence() {
        return sentence;
    }
}
