package io.loyaltyengine.benchmark;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.AccountDefinition;
import io.loyaltyengine.model.Programme;
import java.util.Map;
import java.util.TreeMap;

/**
 * A programme of any size: five rules that speak at an ordinary purchase, and others, about goods that nobody buys and
 * badges that nobody gets, in equal parts for the stages.
 */
final class GeneratedRules {
    private static final String CATEGORY = """

            rule "NUMBER points for goods of category NUMBER"
                @en("{points|point|points}: NUMBER for goods of category NUMBER.")
                @de("{points|Punkt|Punkte}: NUMBER für Ware der Kategorie NUMBER.")
            when
                Purchase( unitsIn("CAT_NUMBER") > 0 )
            then
                decide.earn(NUMBER);
            end
            """;
    private static final String PRODUCT = """

            rule "NUMBER points for 3 of product NUMBER"
                @en("{points|point|points}: NUMBER for 3 or more of product NUMBER.")
                @de("{points|Punkt|Punkte}: NUMBER für 3 oder mehr von Produkt NUMBER.")
            when
                Purchase( unitsOf("product-NUMBER") >= 3 )
            then
                decide.earn(NUMBER);
            end
            """;
    private static final String BADGE = """

            rule "NUMBER visits"
                @en("NUMBER visits: a badge.")
                @de("NUMBER Besuche: ein Abzeichen.")
            when
                Customer( visits >= NUMBER, !hasBadge("visits-NUMBER") )
            then
                decide.award("visits-NUMBER");
            end
            """;
    private static final String ACTIVITY = """

            rule "NUMBER points for activity NUMBER"
                @en("{points|point|points}: NUMBER for activity NUMBER.")
                @de("{points|Punkt|Punkte}: NUMBER für Tätigkeit NUMBER.")
            when
                Activity( kind == "activity-NUMBER" )
            then
                decide.earn(NUMBER);
            end
            """;
    private static final String ACCOUNT = """

            rule "One for every euro, NAME"
                @en("{quantity} for {base}, 1 per full euro.")
                @de("{quantity} für {base}, 1 je vollem Euro.")
            when
                $purchase : Purchase( paid > 0 )
            then
                decide.earn(1, "NAME").per(1).on($purchase.without("DEPOSIT")).toYearEnd();
            end
            """;
    private static final int SPEAKING = 5;
    private static final int FIRST_NUMBER = 1_000;
    /** A file may have a million characters. */
    private static final int RULES_OF_A_FILE = 1_000;

    private GeneratedRules() {}

    /** A programme of so many rules in all. */
    static RuleSource of(int rules) {
        Map<String, String> files = fewest();
        for (int i = 0; i < rules - SPEAKING; i++) {
            String number = String.valueOf(FIRST_NUMBER + i);
            switch (i % 3) {
                case 0 -> add(files, "earning", i, CATEGORY.replace("NUMBER", number));
                case 1 -> add(files, "standing", i, BADGE.replace("NUMBER", number));
                default -> add(files, "earning", i, PRODUCT.replace("NUMBER", number));
            }
        }
        return RuleSource.of(files);
    }

    /** The fewest rules, and others about so many kinds of activities, one each. */
    static RuleSource ofActivities(int kinds) {
        Map<String, String> files = fewest();
        for (int i = 0; i < kinds; i++) {
            add(files, "earning", i, ACTIVITY.replace("NUMBER", String.valueOf(FIRST_NUMBER + i)));
        }
        return RuleSource.of(files);
    }

    /** A kind of activity that a rule is about. */
    static String activity(int number) {
        return "activity-" + (FIRST_NUMBER + number);
    }

    /**
     * The fewest rules in a programme of so many accounts, that of points among them.
     *
     * @param earning whether a purchase earns in all of them; else in that of points
     */
    static RuleSource ofAccounts(int accounts, boolean earning) {
        Map<String, String> files = fewest();
        LoyaltyJson json = new LoyaltyJson();
        Programme programme = json.readProgramme(files.getOrDefault(LoyaltyEngine.PROGRAMME_FILE, ""));
        for (int i = 1; i < accounts; i++) {
            programme = programme.with(account(i), AccountDefinition.of("unit of " + i, "Einheit von " + i));
            if (earning) {
                add(files, "earning", i, ACCOUNT.replace("NAME", account(i)));
            }
        }
        files.put(LoyaltyEngine.PROGRAMME_FILE, json.write(programme));
        return RuleSource.of(files);
    }

    /** An account beside that of points, counted from 1. */
    static String account(int number) {
        return "account-" + number;
    }

    private static void add(Map<String, String> files, String stage, int number, String rule) {
        String name = stage + "-" + number / RULES_OF_A_FILE + ".drl";
        files.putIfAbsent(name, "// Rules about something else.\npackage " + stage + "\n");
        files.merge(name, rule, String::concat);
    }

    private static Map<String, String> fewest() {
        return new TreeMap<>(RuleSource.classpath("growth", GeneratedRules.class.getClassLoader())
                .files());
    }
}
