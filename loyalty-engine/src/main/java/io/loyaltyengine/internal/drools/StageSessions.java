package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.model.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.Globals;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Sessions of one stage, used again and again: to make one costs more than an evaluation, and so does to take its facts
 * out and put others in. So the facts of the last call stay until the next one's take their places, which makes Drools
 * judge every rule anew. Every call has a session to itself; one whose call failed is thrown away.
 */
final class StageSessions {
    private static final int PLACES = 16;
    /** Places that two threads use at the same time must not share a line of the processor's cache. */
    private static final int APART = 16;

    private static final Pattern RULE_IN_MESSAGE = Pattern.compile("Rule \"([0-9]+)\"");
    private static final String GLOBAL = "decide";

    private final KieBase base;
    private final List<Rule> rules;
    /** The kinds of facts that at least one rule looks at; no other costs anything. */
    private final Set<Class<?>> asked;

    private final AtomicReferenceArray<@Nullable Seat> idle = new AtomicReferenceArray<>(PLACES * APART);

    /** A session with the facts in it. */
    private static final class Seat {
        final KieSession session;
        final Globals globals;
        final List<FactHandle> handles = new ArrayList<>();
        final List<Class<?>> kinds = new ArrayList<>();

        Seat(KieSession session) {
            this.session = session;
            this.globals = session.getGlobals();
        }

        /** Puts the facts that rules ask into the places of the last call's. */
        void seat(List<?> facts, Set<Class<?>> asked) {
            int place = 0;
            for (int i = 0; i < facts.size(); i++) {
                Object fact = facts.get(i);
                if (asked.contains(fact.getClass())) {
                    seat(fact, place++);
                }
            }
            while (handles.size() > place) {
                session.delete(handles.remove(place));
                kinds.remove(place);
            }
        }

        private void seat(Object fact, int place) {
            if (place == handles.size()) {
                handles.add(session.insert(fact));
                kinds.add(fact.getClass());
            } else if (kinds.get(place) == fact.getClass()) {
                session.update(handles.get(place), fact);
            } else {
                session.delete(handles.get(place));
                handles.set(place, session.insert(fact));
                kinds.set(place, fact.getClass());
            }
        }
    }

    /** Begins without a session; Drools knows each of {@code rules} by its place among them. */
    StageSessions(KieBase base, List<Rule> rules) {
        this.base = base;
        this.rules = rules;
        this.asked = rules.stream().flatMap(rule -> rule.facts().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Fires at most {@code most} times; more is a rule set that feeds itself, and fails. */
    void fire(Recorder recorder, List<?> facts, int most) {
        Seat seat = taken();
        boolean clean = false;
        try {
            seat.globals.set(GLOBAL, recorder);
            seat.seat(facts, asked);
            if (seat.session.fireAllRules(most + 1) > most) {
                throw new EvaluationException(null, "The rules fired more than " + most + " times.", null);
            }
            clean = true;
        } catch (ConsequenceException e) {
            throw failed(nameOf(e.getRule().getName()), e);
        } catch (EvaluationException e) {
            throw e;
        } catch (ConstraintEvaluationException e) {
            Matcher rule = RULE_IN_MESSAGE.matcher(String.valueOf(e.getMessage()));
            throw failed(rule.find() ? nameOf(rule.group(1)) : null, e);
        } catch (RuntimeException | StackOverflowError e) {
            throw failed(null, e);
        } finally {
            if (!clean || !returned(seat)) {
                seat.session.dispose();
            }
        }
    }

    private Seat taken() {
        for (int i = 0; i < PLACES; i++) {
            Seat seat = idle.get(place(i)) == null ? null : idle.getAndSet(place(i), null);
            if (seat != null) {
                return seat;
            }
        }
        return new Seat(base.newKieSession());
    }

    private boolean returned(Seat seat) {
        for (int i = 0; i < PLACES; i++) {
            if (idle.compareAndSet(place(i), null, seat)) {
                return true;
            }
        }
        return false;
    }

    /** Every thread looks into a place of its own first. */
    private static int place(int attempt) {
        return (int) ((Thread.currentThread().getId() + attempt) % PLACES) * APART;
    }

    private String nameOf(String place) {
        return rules.get(Integer.parseInt(place)).name();
    }

    private static EvaluationException failed(@Nullable String rule, Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof EvaluationException known) {
            return known;
        }
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new EvaluationException(rule, "The rule failed: " + why, cause);
    }
}
