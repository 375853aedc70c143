package io.loyaltyengine.shop;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Redemption.Reward;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Transaction;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books a transaction: what is stored goes to the engine, and what the engine answers is stored, or nothing at all is.
 *
 * <p>If another till was faster, with the same customer, the last of a coupon or the same request, it begins anew: by what is
 * stored then, the engine decides otherwise.
 */
@Service
class Till {
    private final LoyaltyEngine engine;
    private final Store store;
    private final Catalogue catalogue;

    Till(LoyaltyEngine engine, Store store, Catalogue catalogue) {
        this.engine = engine;
        this.store = store;
        this.catalogue = catalogue;
    }

    /** What was answered when this was booked, now or before. */
    @Retryable(
            includes = {ConcurrencyFailureException.class, DataIntegrityViolationException.class},
            maxRetries = 20,
            delay = 5,
            jitter = 5,
            multiplier = 1.5,
            maxDelay = 200)
    @Transactional
    public Evaluation book(String member, Transaction transaction) {
        return store.answer(member, transaction).orElseGet(() -> {
            Evaluation evaluation = decide(member, completed(member, transaction));
            store.keep(member, transaction, evaluation);
            return evaluation;
        });
    }

    private Evaluation decide(String member, Transaction transaction) {
        if (member.equals(Store.GUEST)) {
            return engine.evaluateGuest(transaction);
        }
        Store.Member before = store.member(member);
        Evaluation evaluation = engine.evaluate(before.state(), transaction);
        store.replace(before, evaluation.customer());
        return evaluation;
    }

    /** With what only the shop knows: what was recorded of a purchase, what a reward costs. */
    private Transaction completed(String member, Transaction transaction) {
        if (transaction instanceof Refund refund) {
            return refund.with(store.recorded(member, refund.about()));
        }
        if (transaction instanceof Redemption redemption && redemption.wish() instanceof Reward wish) {
            return new Redemption(
                    redemption.id(),
                    redemption.at(),
                    redemption.currency(),
                    new Reward(catalogue.reward(wish.reward().code())));
        }
        return transaction;
    }
}
