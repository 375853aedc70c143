package io.loyaltyengine.examples.retail;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Transaction;
import java.time.LocalDate;
import java.util.List;

/**
 * A transaction on its way to the engine, as tills write it to a topic. Who decides it has the customer's state, and what
 * was recorded for the purchase.
 *
 * @param customer whose it is; the key
 * @param purchase what was bought or from which something comes back; empty when time has passed
 * @param transaction a refund does not carry yet what was recorded
 */
public record Posted(String customer, String purchase, Transaction transaction) {
    /** Who was not there before enrols with the first purchase. */
    public Customer newcomer() {
        return Customer.enrolled(
                customer, OnlineRetail.CURRENCY, LocalDate.ofInstant(transaction.at(), OnlineRetail.ZONE));
    }

    /**
     * The transaction as the engine needs it.
     *
     * @param recorded for the purchase, by itself and by earlier refunds
     */
    public Transaction transactionWith(List<Decision> recorded) {
        return transaction instanceof Refund refund
                ? new Refund(refund.id(), refund.at(), refund.currency(), refund.lines(), refund.allowances(), recorded)
                : transaction;
    }
}
