package io.loyaltyengine.springboot;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Looks for other rules again and again, and puts them in the place of those that decide. Rules with a mistake never get in.
 *
 * <p>What is compared is what the files say, never their dates. Rules are taken when two looks in a row find the same, so
 * that files which are just being copied do not count.
 */
final class RuleReload implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RuleReload.class);

    private final LoyaltyEngine engine;
    private final RuleSource source;
    private final Duration interval;
    private final AtomicInteger replacements = new AtomicInteger();

    private Found seen;
    private Found tried;
    private volatile List<RuleProblem> refused = List.of();
    private @Nullable ScheduledFuture<?> looking;
    private @Nullable ThreadPoolTaskScheduler scheduler;

    /** What one look finds; problems if it could not be read. */
    private record Found(Map<String, String> files, List<RuleProblem> problems) {
        static Found in(RuleSource source) {
            try {
                return new Found(source.files(), List.of());
            } catch (RuleLoadException unreadable) {
                return new Found(Map.of(), unreadable.problems());
            }
        }

        RuleSource rules() {
            if (!problems.isEmpty()) {
                throw new RuleLoadException(problems);
            }
            return RuleSource.of(files);
        }
    }

    RuleReload(LoyaltyEngine engine, LocatedRules rules, Duration interval) {
        this.engine = engine;
        this.source = rules.source();
        this.interval = interval;
        this.tried = Found.in(rules.atStart());
        this.seen = tried;
    }

    /** Looks once. */
    synchronized void look() {
        Found found = Found.in(source);
        boolean settled = found.equals(seen);
        seen = found;
        if (settled && !found.equals(tried)) {
            tried = found;
            replaceBy(found);
        }
    }

    private void replaceBy(Found found) {
        try {
            engine.replaceRules(found.rules());
            refused = List.of();
            replacements.incrementAndGet();
        } catch (RuleLoadException mistaken) {
            refused = mistaken.problems();
            LOG.error("Other rules are refused, and {} goes on deciding. {}", engine.ruleSet(), mistaken.getMessage());
        }
    }

    /** What the rules that were found last were refused for; empty when they decide. */
    List<RuleProblem> refused() {
        return refused;
    }

    /** How often other rules were taken. */
    int replacements() {
        return replacements.get();
    }

    /** A look that fails is logged, and is not the last. */
    @Override
    public synchronized void start() {
        ThreadPoolTaskScheduler own = new ThreadPoolTaskScheduler();
        own.setThreadNamePrefix("loyalty-rules-");
        own.setDaemon(true);
        // What a look reads that is interrupted would seem to be broken.
        own.setWaitForTasksToCompleteOnShutdown(true);
        own.initialize();
        looking = own.scheduleWithFixedDelay(this::look, interval);
        scheduler = own;
    }

    @Override
    public synchronized void stop() {
        if (looking != null && scheduler != null) {
            looking.cancel(false);
            scheduler.shutdown();
        }
        looking = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }
}
