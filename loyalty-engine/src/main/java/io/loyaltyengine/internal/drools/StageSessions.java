package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.model.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Sessions of one stage, used again and again: to make one costs more than an evaluation. Every call has a session to
 * itself; one whose call failed is thrown away.
 */
final class StageSessions {
    private static final int MAX_IDLE = 16;
    private static final Pattern RULE_IN_MESSAGE = Pattern.compile("Rule \"([0-9]+)\"");
    private static final String GLOBAL = "decide";

    private final KieBase base;
    private final List<Rule> rules;
    private final ConcurrentLinkedDeque<KieSession> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger idleCount = new AtomicInteger();

    /** Begins without a session; Drools knows each of {@code rules} by its place among them. */
    StageSessions(KieBase base, List<Rule> rules) {
        this.base = base;
        this.rules = rules;
    }

    /** Fires at most {@code most} times; more is a rule set that feeds itself, and fails. */
    void fire(Recorder recorder, List<?> facts, int most) {
        KieSession session = acquired();
        boolean clean = false;
        try {
            session.setGlobal(GLOBAL, recorder);
            List<FactHandle> handles = new ArrayList<>(facts.size());
            for (Object fact : facts) {
                handles.add(session.insert(fact));
            }
            if (session.fireAllRules(most + 1) > most) {
                throw new EvaluationException(null, "The rules fired more than " + most + " times.", null);
            }
            for (FactHandle handle : handles) {
                session.delete(handle);
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
            release(session, clean);
        }
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

    private KieSession acquired() {
        KieSession session = idle.pollFirst();
        if (session == null) {
            return base.newKieSession();
        }
        idleCount.decrementAndGet();
        return session;
    }

    private void release(KieSession session, boolean clean) {
        if (clean && idleCount.get() < MAX_IDLE) {
            idleCount.incrementAndGet();
            idle.addFirst(session);
        } else {
            session.dispose();
        }
    }
}
