package io.loyaltyengine.benchmark;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.till.Till;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The same till as {@link Till} with the core programme written by hand: it has no rules to load. */
public final class TillByHand {
    private TillByHand() {}

    public static void main(String[] args) throws IOException {
        LoyaltyJson json = new LoyaltyJson();
        Decided decided = new ByHand(new RuleSetId("core", "1.0", "0".repeat(64)))
                .decide(
                        json.readCustomer(Till.resource("customer.json")),
                        (Purchase) json.readTransaction(Till.resource("purchase.json")),
                        CouponCatalogue.EMPTY);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (Decision decision : decided.decisions()) {
            out.println(decision.sentence(Locale.ENGLISH));
        }
        out.println("Balance: " + decided.after().points().balance());
    }
}
