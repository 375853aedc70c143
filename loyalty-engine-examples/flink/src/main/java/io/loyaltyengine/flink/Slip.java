package io.loyaltyengine.flink;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.workbench.data.Posted;

/**
 * A posted transaction as it travels between machines.
 *
 * @param number its place in the topic
 * @param transaction as JSON
 */
public record Slip(long number, String customer, String transaction) {
    private static final LoyaltyJson JSON = new LoyaltyJson();

    static Slip of(long number, Posted posted) {
        return new Slip(number, posted.customer(), JSON.write(posted.transaction()));
    }

    Posted posted() {
        return new Posted(customer, JSON.readTransaction(transaction));
    }
}
