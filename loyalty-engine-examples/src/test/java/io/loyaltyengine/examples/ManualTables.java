package io.loyaltyengine.examples;

import java.util.List;
import java.util.Map;

/** The files of the rule author's manual with every table that is made from the code. */
final class ManualTables {
    private ManualTables() {}

    /** A file of the manual, in which these tables say what the code says. */
    static String in(String file, String text) {
        return switch (file) {
            case "README.md" -> replaced(text, "## What a rule can decide", VocabularyTables.examples());
            case "REFERENCE.md" -> reference(text);
            case "COUPONS.md" -> replaced(text, "## Everything a coupon can say", new FieldTables().coupon());
            default -> text;
        };
    }

    private static String reference(String text) {
        FieldTables fields = new FieldTables();
        String made = text;
        for (Map.Entry<String, List<String>> fact : VocabularyTables.facts().entrySet()) {
            made = replaced(made, "### " + fact.getKey(), fact.getValue());
        }
        made = replaced(made, "## Verbs", VocabularyTables.verbs());
        made = replaced(made, "### What goes with several verbs", VocabularyTables.shared());
        made = replaced(made, "## Decisions", DecisionTables.decisions());
        made = replaced(made, "### What their fields hold", DecisionTables.parts());
        made = replaced(made, "### What the engine says by itself", DecisionTables.sayings());
        made = replaced(made, "### programme.json", fields.programme());
        made = replaced(made, "### Transactions", fields.transactions());
        made = replaced(made, "### The customer", fields.customer());
        made = replaced(made, "## Limits", LimitTables.inputs());
        return replaced(made, "### Numbers in rules", LimitTables.arguments());
    }

    /** Puts rows into the place of those of the first table under a heading; its head stays. */
    private static String replaced(String manual, String heading, List<String> rows) {
        int section = manual.indexOf("\n" + heading + "\n");
        int next = manual.indexOf("\n#", section + 1);
        int rule = manual.indexOf("\n|---", section);
        if (section < 0 || rule < 0 || (next >= 0 && rule > next)) {
            throw new AssertionError("The manual has no table under `" + heading + "`.");
        }
        int start = manual.indexOf('\n', rule + 1) + 1;
        int end = start;
        while (manual.startsWith("|", end)) {
            end = manual.indexOf('\n', end) + 1;
        }
        return manual.substring(0, start) + String.join("\n", rows) + "\n" + manual.substring(end);
    }
}
