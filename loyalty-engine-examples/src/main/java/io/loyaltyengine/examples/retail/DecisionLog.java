package io.loyaltyengine.examples.retail;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.OnlineRetail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Decisions in the order of the retail year's file, whatever order they came in: customers by id, and for each customer as
 * they were made. Two programs that decided the same have the same hash.
 */
public final class DecisionLog {
    private final SortedMap<String, List<String>> byCustomer = new TreeMap<>();

    /** What the engine decides on one machine, shopper by shopper. */
    public static DecisionLog of(OnlineRetail retail, BiFunction<Customer, Transaction, Evaluation> engine) {
        LoyaltyJson json = new LoyaltyJson();
        DecisionLog log = new DecisionLog();
        Replay replay = new Replay(
                engine,
                new Summary(retail.cleaning()),
                decision -> log.add(decision.id().customer(), json.write(decision)));
        retail.shoppers().forEach(replay::shopper);
        return log;
    }

    /** Adds the customer's next decision, as JSON. */
    public void add(String customer, String decision) {
        byCustomer.computeIfAbsent(customer, id -> new ArrayList<>()).add(decision);
    }

    /** How many decisions there are. */
    public int size() {
        return byCustomer.values().stream().mapToInt(List::size).sum();
    }

    /** All decisions, each a line of the file. */
    public List<String> lines() {
        return byCustomer.values().stream().flatMap(List::stream).toList();
    }

    /** The SHA-256 of the file that the retail year writes with {@code --decisions}. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : lines()) {
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    @Override
    public String toString() {
        return size() + " decisions, " + hash();
    }
}
