package io.loyaltyengine.workbench.data;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Transaction;
import java.time.LocalDate;
import java.util.List;

/**
 * A transaction on its way to the engine, as tills write it to a topic. Who decides it has the customer's state, and what was
 * recorded about the purchase.
 *
 * @param customer whose it is; the key
 * @param transaction a refund does not carry yet what was recorded
 */
public record Posted(String customer, Transaction transaction) {
    /** Who was not there before enrols with the first purchase. */
    public Customer newcomer() {
        return Customer.enrolled(
                customer, OnlineRetail.CURRENCY, LocalDate.ofInstant(transaction.at(), OnlineRetail.ZONE));
    }

    /** Whether a refund may need what is decided about it; time that has passed does not come back. */
    public boolean comesBack() {
        return !(transaction instanceof DayReached);
    }

    /**
     * The transaction as the engine needs it.
     *
     * @param recorded about the same purchase before
     */
    public Transaction transactionWith(List<Decision> recorded) {
        return transaction instanceof Refund refund ? refund.with(recorded) : transaction;
    }
}
