package io.loyaltyengine.internal.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes legal rules of the stage {@code standing}, as authors could, over most words of the customer. */
final class SomeRules {
    private static final String[] WHOLE = {
        "visits",
        "purchases",
        "balance",
        "earned",
        "memberYears",
        "lastDays(1).visits",
        "lastDays(90).visits",
        "thisYear.earned",
        "lastMonths(3).earned",
        "visits()"
    };
    private static final String[] AMOUNT = {
        "spend", "thisYear.spend", "lastMonths(3).spend", "lastMonths(12).spend", "number(\"size\")", "number(\"none\")"
    };
    private static final String[] TEXT = {"tier", "text(\"mood\")", "text(\"none\")", "tier()"};
    private static final String[] FLAG = {
        "birthdayToday",
        "hasBadge(\"a\")",
        "inSegment(\"a\")",
        "flag(\"vip\")",
        "flag(\"none\")",
        "hasTierFrom(\"GOLD\")",
        "hasTierFrom(\"SILVER\")"
    };
    private static final String[] DAYS = {
        "from(\"2024-12-01\")",
        "until(\"2025-03-31\")",
        "!between(\"2024-07-01\", \"2024-08-31\")",
        "weekday in (\"MONDAY\", \"SUNDAY\")",
        "weekday != \"FRIDAY\"",
        "month == \"JUNE\"",
        "day <= 20",
        "hour >= 12",
        "!holiday"
    };
    private static final String[] TIERS = {"\"SILVER\"", "\"GOLD\"", "\"PLATINUM\"", "\"NONE\""};
    private static final String[] EQUALITY = {"==", "!="};
    private static final String[] ORDER = {">", ">=", "<", "<=", "==", "!="};

    /** Rules about claims. */
    static final List<String> OF_CLAIMS = List.of(
            ofClaims("one", "$a : Claim( repeated, basket >= 1.00B || discount < 2.00B )"),
            ofClaims("two", "$a : Claim( $basket : basket, !repeated, discount < $basket )"),
            ofClaims("three", "$a : Claim( discount < 9.99B && !repeated || basket > 5.00B )"));

    private final Random random;
    private List<String> wholeNames = new ArrayList<>();
    private List<String> amountNames = new ArrayList<>();
    private List<String> flagNames = new ArrayList<>();
    private String prefix = "";

    SomeRules(Random random) {
        this.random = random;
    }

    /** Rules whose one condition, and whose consequence, look at so many values besides the fact itself. */
    static String ofMany(int values) {
        String[] words = {"visits", "purchases", "memberYears", "balance", "earned"};
        StringBuilder bound = new StringBuilder();
        StringBuilder said = new StringBuilder();
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            bound.append("$x")
                    .append(i)
                    .append(" : ")
                    .append(words[i % words.length])
                    .append(", ");
            said.append("decide.earn($x").append(i).append("); ");
            asked.add("$x" + i + (i % 2 == 0 ? " > 1" : " < 3"));
        }
        return "rule \"" + values + " with or\" @en(\"A\") @de(\"B\") when Customer( " + bound
                + String.join(" || ", asked) + " ) then " + said + "end\nrule \"" + values
                + " with not\" @en(\"A\") @de(\"B\") when Customer( " + bound + "!( "
                + String.join(" && ", asked) + " ) ) then " + said + "end\n";
    }

    private static String ofClaims(String name, String conditions) {
        return "rule \"" + name + "\" @en(\"A\") @de(\"B\") when " + conditions + " then decide.accept($a); end";
    }

    /** So many rules with names of their own. */
    List<String> rules(int count) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add("rule \"Rule " + i + "\" @en(\"A\") @de(\"B\")\nwhen\n" + patterns() + "\nthen\n    "
                    + "decide.award(\"a\");\nend\n");
        }
        return rules;
    }

    private String patterns() {
        wholeNames = new ArrayList<>();
        amountNames = new ArrayList<>();
        flagNames = new ArrayList<>();
        prefix = "";
        String first = "    $c : Customer( " + bindings() + conditions() + " )";
        return switch (random.nextInt(6)) {
            case 0 -> first + "\n    Purchase( " + joined() + " )";
            case 1 -> first + "\n    not Customer( " + conditions() + " )";
            case 2 -> first + "\n    not Purchase( " + joined() + " )";
            case 3 -> "    Today( " + one(DAYS) + " || " + one(DAYS) + ", " + one(DAYS) + " )\n" + first;
            default -> first;
        };
    }

    private String bindings() {
        StringBuilder bindings = new StringBuilder();
        if (random.nextInt(3) == 0) {
            bindings.append("$whole : ").append(oneWord(WHOLE)).append(", ");
            wholeNames.add("$whole");
        }
        if (random.nextInt(3) == 0) {
            bindings.append("$amount : ").append(oneWord(AMOUNT)).append(", ");
            amountNames.add("$amount");
        }
        if (random.nextInt(3) == 0) {
            bindings.append("$flag : ").append(one(FLAG)).append(", ");
            flagNames.add("$flag");
        }
        return bindings.toString();
    }

    /** Conditions of another fact over the customer's words. */
    private String joined() {
        prefix = "$c.";
        return "paid >= " + random.nextInt(6) + ", " + condition(2);
    }

    private String conditions() {
        StringBuilder conditions = new StringBuilder(condition(3));
        for (int i = random.nextInt(3); i > 0; i--) {
            conditions.append(", ").append(condition(2));
        }
        return conditions.toString();
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 1 : 8)) {
            case 1 -> "(" + condition(depth - 1) + ")";
            case 2 -> "!(" + condition(depth - 1) + ")";
            case 3, 4 -> condition(depth - 1) + " && " + condition(depth - 1);
            case 5, 6 -> condition(depth - 1) + " || " + condition(depth - 1);
            default -> atom();
        };
    }

    private String atom() {
        return switch (random.nextInt(12)) {
            case 0 -> flag();
            case 1 -> "!" + flag();
            case 2 -> flag() + " " + one(EQUALITY) + " " + (random.nextBoolean() ? random.nextBoolean() : flag());
            case 3 -> text() + " " + one(EQUALITY) + " " + (random.nextBoolean() ? one(TIERS) : text());
            case 4 -> text() + " in (" + one(TIERS) + ", " + one(TIERS) + ")";
            case 5 -> whole() + " in (" + random.nextInt(4) + ", " + random.nextInt(4) + ")";
            case 6 -> amount() + " in (" + decimal() + ", " + random.nextInt(4) + ")";
            case 7, 8 -> whole() + " " + one(ORDER) + " " + (random.nextInt(3) > 0 ? random.nextInt(4) : whole());
            case 9 -> whole() + " " + one(ORDER) + " " + amount();
            case 10 -> amount() + " " + one(ORDER) + " " + (random.nextBoolean() ? whole() : random.nextInt(3));
            default -> amount() + " " + one(ORDER) + " " + (random.nextInt(3) > 0 ? decimal() : amount());
        };
    }

    private String flag() {
        return flagNames.isEmpty() || random.nextInt(3) > 0 ? prefix + one(FLAG) : flagNames.get(0);
    }

    private String text() {
        return prefix + one(TEXT);
    }

    private String whole() {
        return wholeNames.isEmpty() || random.nextInt(3) > 0
                ? (prefix.isEmpty() ? one(WHOLE) : prefix + oneWord(WHOLE))
                : wholeNames.get(0);
    }

    private String amount() {
        return amountNames.isEmpty() || random.nextInt(3) > 0
                ? (prefix.isEmpty() ? one(AMOUNT) : prefix + oneWord(AMOUNT))
                : amountNames.get(0);
    }

    private String decimal() {
        return one(new String[] {"0B", "0.99B", "1B", "1.0B", "1.50B", "2.0000B", "9.99B"});
    }

    /** What has a name, or gets one, is asked for one word. */
    private String oneWord(String[] choices) {
        String choice = one(choices);
        return choice.contains(".") ? oneWord(choices) : choice;
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
