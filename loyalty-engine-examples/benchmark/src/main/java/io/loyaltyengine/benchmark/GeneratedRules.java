package io.loyaltyengine.benchmark;

import io.loyaltyengine.RuleSource;
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
    private static final int SPEAKING = 5;
    private static final int FIRST_NUMBER = 1_000;

    private GeneratedRules() {}

    /** A programme of so many rules in all. */
    static RuleSource of(int rules) {
        Map<String, String> files = new TreeMap<>(RuleSource.classpath("growth", GeneratedRules.class.getClassLoader())
                .files());
        for (int i = 0; i < rules - SPEAKING; i++) {
            String number = String.valueOf(FIRST_NUMBER + i);
            switch (i % 3) {
                case 0 -> files.merge("earning.drl", CATEGORY.replace("NUMBER", number), String::concat);
                case 1 -> files.merge("standing.drl", BADGE.replace("NUMBER", number), String::concat);
                default -> files.merge("earning.drl", PRODUCT.replace("NUMBER", number), String::concat);
            }
        }
        return RuleSource.of(files);
    }
}
