package io.loyaltyengine.internal.drools;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.drl.Recorder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as Drools has compiled it: what it asks, fact by fact, and what it says. What stands behind a fact that is not
 * there is not asked, and cannot fail. Immutable and thread-safe.
 */
final class CompiledRule {
    private final String name;
    private final int place;
    private final Pattern[] patterns;
    private final Block consequence;
    private final boolean always;
    private final RuleClassLoader home;

    /** Asks something of the facts that are chosen so far. */
    @FunctionalInterface
    interface Test {
        /** Asks nothing. */
        Test NONE = chosen -> true;

        boolean holds(Object[] chosen) throws Exception;
    }

    /** Says something about the facts that are chosen. */
    @FunctionalInterface
    interface Block {
        void run(Object[] chosen) throws Exception;
    }

    /**
     * A fact that must be there, or must not.
     *
     * @param place where among the chosen it is put
     */
    record Pattern(Class<?> type, boolean negated, int place, Test test) {
        boolean accepts(@Nullable Object fact, Object[] chosen) throws Exception {
            if (fact == null || fact.getClass() != type) {
                return false;
            }
            chosen[place] = fact;
            return test.holds(chosen);
        }

        /** The same, of which something more is asked. */
        Pattern with(Test more) {
            Test before = test;
            Test both = before == Test.NONE ? more : chosen -> before.holds(chosen) && more.holds(chosen);
            return new Pattern(type, negated, place, both);
        }
    }

    /**
     * A rule.
     *
     * @param place among the rules of its stage, ordered by name
     * @param always whether what it says depends on no fact
     * @param home what holds its classes
     */
    CompiledRule(
            String name, int place, List<Pattern> patterns, Block consequence, boolean always, RuleClassLoader home) {
        this(name, place, patterns.toArray(new Pattern[0]), consequence, always, home);
    }

    private CompiledRule(
            String name, int place, Pattern[] patterns, Block consequence, boolean always, RuleClassLoader home) {
        this.name = name;
        this.place = place;
        this.patterns = patterns;
        this.consequence = consequence;
        this.always = always;
        this.home = home;
    }

    /** A rule of the same words with another name, or at another place. */
    CompiledRule as(String otherName, int otherPlace) {
        return new CompiledRule(otherName, otherPlace, patterns, consequence, always, home);
    }

    /** What holds its classes, and those of the rules that were loaded with it. */
    RuleClassLoader home() {
        return home;
    }

    /** How many objects can be chosen: whom it speaks to, and a fact for each pattern. */
    int places() {
        return 1 + patterns.length;
    }

    /**
     * Speaks once for each choice of facts that satisfies it.
     *
     * @param recorder whom it speaks to
     * @param chosen room for {@link #places}; the recorder comes first
     * @throws EvaluationException naming the rule, when it fails
     */
    void fire(Recorder recorder, @Nullable Object[] facts, Object[] chosen) {
        speak(0, recorder, facts, chosen);
    }

    /**
     * Speaks whatever the facts, if what it says depends on none.
     *
     * @param recorder whom it speaks to
     * @param chosen room for the recorder
     * @throws EvaluationException naming the rule, when it fails
     */
    void speak(Recorder recorder, Object[] chosen) {
        if (always) {
            speak(patterns.length, recorder, new Object[0], chosen);
        }
    }

    private void speak(int from, Recorder recorder, @Nullable Object[] facts, Object[] chosen) {
        try {
            choose(from, recorder, facts, chosen);
        } catch (EvaluationException e) {
            throw e;
        } catch (Exception | StackOverflowError | LinkageError e) {
            // Compiled classes that somebody has changed can fail as late as here.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new EvaluationException(name, "The rule failed: " + why, e);
        }
    }

    private void choose(int next, Recorder recorder, @Nullable Object[] facts, Object[] chosen) throws Exception {
        if (next == patterns.length) {
            recorder.firing(place);
            consequence.run(chosen);
            return;
        }
        Pattern pattern = patterns[next];
        for (Object fact : facts) {
            if (pattern.accepts(fact, chosen)) {
                if (pattern.negated()) {
                    return;
                }
                choose(next + 1, recorder, facts, chosen);
            }
        }
        if (pattern.negated()) {
            choose(next + 1, recorder, facts, chosen);
        }
    }
}
