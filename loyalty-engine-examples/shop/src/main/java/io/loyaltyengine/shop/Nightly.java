package io.loyaltyengine.shop;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import me.tongfei.progressbar.ProgressBar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate sql;
    private final Till till;

    Nightly(LoyaltyEngine engine, JdbcTemplate sql, Till till) {
        this.engine = engine;
        this.sql = sql;
        this.till = till;
    }

    /** By hand, with {@code --nightly=2026-05-31}. */
    @Override
    public void run(ApplicationArguments arguments) {
        List<String> days = Objects.requireNonNullElse(arguments.getOptionValues("nightly"), List.of());
        for (String day : days) {
            Long members = sql.queryForObject("SELECT count(*) FROM member", Long.class);
            try (ProgressBar bar = new ProgressBar(day, Objects.requireNonNullElse(members, 0L))) {
                run(LocalDate.parse(day), bar::step);
            }
        }
    }

    /** Does what is left to do of a day. */
    void run(LocalDate day, Runnable eachMember) {
        Transaction begun = DayReached.on(day, engine.programme());
        sql.update("INSERT INTO night (day) VALUES (?) ON CONFLICT DO NOTHING", day);
        List<String> batch = next(day);
        while (!batch.isEmpty()) {
            for (String member : batch) {
                tell(member, begun);
                eachMember.run();
            }
            sql.update("UPDATE night SET reached = ? WHERE day = ?", batch.get(batch.size() - 1), day);
            batch = next(day);
        }
    }

    private List<String> next(LocalDate day) {
        return sql.queryForList(
                "SELECT id FROM member WHERE id > (SELECT reached FROM night WHERE day = ?) ORDER BY id LIMIT ?",
                String.class,
                day,
                BATCH);
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
