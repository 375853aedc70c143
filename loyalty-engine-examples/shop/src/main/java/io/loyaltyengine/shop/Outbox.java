package io.loyaltyengine.shop;

import io.loyaltyengine.error.LoyaltyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Books activities that one member's decisions handed on to another. To tell one twice does no harm: it has one id. */
@Component
class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Store store;
    private final Till till;

    Outbox(Store store, Till till) {
        this.store = store;
        this.till = till;
    }

    @Scheduled(fixedDelayString = "${shop.outbox-delay:500ms}")
    void deliver() {
        for (Store.Waiting waiting : store.outbox(100)) {
            try {
                till.book(waiting.member(), waiting.activity());
            } catch (ResponseStatusException | LoyaltyException refused) {
                LOG.warn("{} was not booked for {}", waiting.id(), waiting.member(), refused);
            }
            store.delivered(waiting);
        }
    }
}
