package io.loyaltyengine.shop;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Tells every member that a day has begun. Whatever stops it, it goes on where it was: a batch that was half done is done
 * once more, and nothing is booked twice.
 */
@Component
class Nightly implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private static final int BATCH = 100;

    private final LoyaltyEngine engine;
    private final Store store;
    private final Till till;

    Nightly(LoyaltyEngine engine, Store store, Till till) {
        this.engine = engine;
        this.store = store;
        this.till = till;
    }

    /** By hand, with {@code --nightly=2026-05-31}. */
    @Override
    public void run(ApplicationArguments arguments) {
        List<String> days =
                Optional.ofNullable(arguments.getOptionValues("nightly")).orElse(List.of());
        for (String day : days) {
            try (ProgressBar bar = new ProgressBar(day, store.members())) {
                run(LocalDate.parse(day), bar::step);
            }
        }
    }

    /** Does what is left to do of a day. */
    void run(LocalDate day, Runnable eachMember) {
        Transaction begun = DayReached.on(day, engine.programme());
        Optional<String> reached = store.reached(day);
        while (reached.isPresent()) {
            List<String> batch = store.membersAfter(reached.get(), BATCH);
            for (String member : batch) {
                tell(member, begun);
                eachMember.run();
            }
            if (batch.isEmpty()) {
                store.finished(day);
            } else {
                store.reached(day, batch.get(batch.size() - 1));
            }
            reached = store.reached(day);
        }
    }

    /** One whom the rules fail for does not hold up the others. */
    private void tell(String member, Transaction begun) {
        try {
            till.book(member, begun);
        } catch (LoyaltyException failed) {
            LOG.error("{} was not told of {}", member, begun.id(), failed);
        }
    }
}
