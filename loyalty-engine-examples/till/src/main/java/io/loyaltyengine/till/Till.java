package io.loyaltyengine.till;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Starts, decides one basket, prints what the customer is told, and ends: the time of a first decision from nothing.
 *
 * <p>With an argument it takes other rules than its own: a file of prebuilt rules, or a directory of sources, which a
 * till cannot read, for it has no compiler.
 */
public final class Till {
    private Till() {}

    public static void main(String[] args) throws IOException {
        Evaluation evaluation = decide(rules(args));
        // A plain stream: what the platform makes of its own takes longer than the decision.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (Decision decision : evaluation.decisions()) {
            out.println(decision.sentence(Locale.ENGLISH));
        }
        out.println("Balance: " + evaluation.customer().points().balance());
    }

    private static RuleSource rules(String[] args) {
        if (args.length == 0) {
            return PrebuiltRules.read(Till.class.getResourceAsStream("/till/rules.prebuilt"));
        }
        Path place = Path.of(args[0]);
        return args[0].endsWith(".prebuilt") ? PrebuiltRules.read(place) : RuleSource.directory(place);
    }

    static Evaluation decide(RuleSource rules) throws IOException {
        LoyaltyEngine engine = LoyaltyEngine.builder().rules(rules).build();
        LoyaltyJson json = new LoyaltyJson();
        Customer customer = json.readCustomer(resource("customer.json"));
        return engine.evaluate(customer, json.readTransaction(resource("purchase.json")));
    }

    /** What a till would get from its backend and its scanner. */
    public static byte[] resource(String name) throws IOException {
        try (InputStream in = Till.class.getResourceAsStream("/till/" + name)) {
            if (in == null) {
                throw new IOException("There is no " + name + " on the class path.");
            }
            return in.readAllBytes();
        }
    }
}
