package io.loyaltyengine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Engines for tests. Compiling takes seconds, so the reference programme is compiled once for all of them. */
final class Programmes {
    /** The reference programme, as authors edit it. */
    static final RuleSource REFERENCE = RuleSource.directory(Path.of("../rules"));

    static final String PROGRAMME = """
            {"schema":1,"name":"test","version":"1","currency":"EUR","zone":"Europe/Berlin",\
            "tiers":["SILVER","GOLD","PLATINUM"],"pointValue":0.01}
            """;

    /** The same programme with accounts besides points. */
    static final String ACCOUNTS = PROGRAMME.replace(
            "\"tiers\"",
            Stream.of("entries", "miles", "stamps", "status")
                    .map(name -> """
                            "%1$s":{"one":{"en":"%1$s","de":"%1$s"},"many":{"en":"%1$s","de":"%1$s"},"worth":0.005}""".formatted(name))
                    .collect(Collectors.joining(",", "\"accounts\":{", "},\"tiers\"")));

    private static final Pattern RULE = Pattern.compile("(?ms)^rule \".*?^end\\b\\s*");

    private Programmes() {}

    private static final class Reference {
        static final LoyaltyEngine ENGINE = engine(REFERENCE);
    }

    private static final class Reversed {
        static final LoyaltyEngine ENGINE = engine(RuleSource.of(reversed(REFERENCE.files())));
    }

    static LoyaltyEngine reference() {
        return Reference.ENGINE;
    }

    /** The reference programme with its rules and its files in reverse order. */
    static LoyaltyEngine reversed() {
        return Reversed.ENGINE;
    }

    /** A programme of one rule file. */
    static LoyaltyEngine of(String drl) {
        return engine(RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, PROGRAMME, "rules.drl", drl)));
    }

    /** A programme with all accounts and these rule files. */
    static LoyaltyEngine withAccounts(String... files) {
        Map<String, String> source = new TreeMap<>(Map.of(LoyaltyEngine.PROGRAMME_FILE, ACCOUNTS));
        for (int i = 0; i < files.length; i++) {
            source.put("rules" + i + ".drl", files[i]);
        }
        return engine(RuleSource.of(source));
    }

    static LoyaltyEngine engine(RuleSource source) {
        return LoyaltyEngine.builder().rules(source).build();
    }

    /** The last rule of each file comes first, and the last file gets the first name. */
    private static Map<String, String> reversed(Map<String, String> files) {
        Map<String, String> reversed = new TreeMap<>();
        int place = files.size();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().equals(LoyaltyEngine.PROGRAMME_FILE)) {
                reversed.put(file.getKey(), file.getValue());
            } else {
                reversed.put("file-" + (char) ('a' + place--) + ".drl", withRulesReversed(file.getValue()));
            }
        }
        return reversed;
    }

    static String withRulesReversed(String drl) {
        List<String> rules = new ArrayList<>(
                RULE.matcher(drl).results().map(MatchResult::group).toList());
        Collections.reverse(rules);
        String head = drl.substring(0, drl.indexOf("rule \""));
        return head + String.join("\n", rules);
    }
}
