package io.loyaltyengine.shop;

import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.json.LoyaltyJson;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Books activities that one member's decisions handed on to another. To tell one twice does no harm: it has one id. */
@Component
class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final JdbcTemplate sql;
    private final LoyaltyJson json;
    private final Till till;

    Outbox(JdbcTemplate sql, LoyaltyJson json, Till till) {
        this.sql = sql;
        this.json = json;
        this.till = till;
    }

    @Scheduled(fixedDelayString = "${shop.outbox-delay:500ms}")
    void deliver() {
        for (Map<String, Object> row : sql.queryForList("SELECT id, member, activity::text FROM outbox LIMIT 100")) {
            String member = String.valueOf(row.get("member"));
            try {
                till.book(member, json.readTransaction(String.valueOf(row.get("activity"))));
            } catch (ResponseStatusException | LoyaltyException refused) {
                LOG.warn("{} was not booked for {}", row.get("id"), member, refused);
            }
            sql.update("DELETE FROM outbox WHERE id = ?", row.get("id"));
        }
    }
}
