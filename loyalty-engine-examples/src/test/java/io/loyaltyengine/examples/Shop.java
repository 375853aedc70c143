package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Purchase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A shop in Berlin whose rules a test makes up. */
final class Shop {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A day without anything special. */
    static final LocalDateTime TUESDAY = LocalDateTime.parse("2026-05-19T12:00");

    private final Map<String, StringBuilder> rules = new TreeMap<>();
    private String pointValue = "0.01";
    private String returns = "";

    /** A point is worth this much, such as {@code 0.005}. */
    Shop pointsWorth(String value) {
        pointValue = value;
        return this;
    }

    /** What the programme says of what comes back, such as {@code {"days": 60, "fromPending": true}}. */
    Shop returns(String json) {
        returns = ",\n \"returns\": " + json;
        return this;
    }

    /** A rule of a stage; its sentences are its name. */
    Shop rule(String stage, String name, String condition, String decision) {
        rules.computeIfAbsent(stage, first -> new StringBuilder("package " + stage + "\n"))
                .append("""

                rule "%s"
                    @en("%s")
                    @de("%s")
                when
                    %s
                then
                    decide.%s;
                end
                """.formatted(name, name, name, condition, decision));
        return this;
    }

    /** A rule that earns on a purchase in the channel that is its name. */
    Shop earnsIn(String channel, String decision) {
        return rule("earning", channel, "$purchase : Purchase( channel == \"" + channel + "\" )", decision);
    }

    LoyaltyEngine open() {
        Map<String, String> files = new TreeMap<>();
        rules.forEach((stage, text) -> files.put(stage + ".drl", text.toString()));
        files.put("programme.json", """
                {"schema": 1, "name": "shop", "version": "1", "currency": "EUR", "zone": "Europe/Berlin",
                 "tiers": ["SILVER", "GOLD"], "pointValue": %s%s}
                """.formatted(pointValue, returns));
        return LoyaltyEngine.builder().rules(RuleSource.of(files)).build();
    }

    static Customer anna() {
        return Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
    }

    /** Anna with active points that never expire. */
    static Customer anna(long points) {
        Customer none = anna();
        return new Customer(
                none.id(),
                none.currency(),
                none.enrolledOn(),
                none.profile(),
                new TreeMap<>(
                        Map.of(Account.POINTS, new Account(List.of(new Account.Lot(points, Lifetime.UNLIMITED)), 0))),
                none.history(),
                none.tier(),
                none.tallies(),
                none.booked(),
                List.of());
    }

    static Instant berlin(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }

    /** A purchase on a Tuesday; lines, and whatever else, may follow. */
    static Purchase.Builder purchase(String id, String channel) {
        return purchase(id, channel, TUESDAY.atZone(BERLIN).toInstant());
    }

    static Purchase.Builder purchase(String id, String channel, Instant at) {
        return Purchase.of(id).at(at).currency("EUR").channel(channel);
    }

    /** What decisions make of a balance. */
    static long change(List<Decision> decisions) {
        long change = 0;
        for (Decision decision : decisions) {
            change += decision.balanceChange(Account.POINTS);
        }
        return change;
    }
}
