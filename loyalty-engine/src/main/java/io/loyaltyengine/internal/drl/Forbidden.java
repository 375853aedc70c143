package io.loyaltyengine.internal.drl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What DRL knows and rules here must not use, each with what to do instead. */
final class Forbidden {
    private static final String NO_ORDER =
            "Rules have no order here: stages and settling see to that. Delete it; maybe the rule belongs to a later stage.";
    private static final String NO_CLOCK =
            "Ask for the day or the hour instead, such as `Today( until(\"2026-12-31\") )` or `Today( hour >= 17 )`.";
    private static final String NO_CHANGE = "Facts never change. Say what to decide: `decide.<verb>(…);`.";
    private static final String NO_CODE = "A consequence only says what to decide: `decide.<verb>(…);`.";
    private static final String NO_DEFINITION = "The vocabulary is always there and is all there is. Delete it.";
    private static final String NO_JOIN =
            "Ask one fact in one pattern; the words of the facts do the counting and summing.";
    private static final Map<String, String> WORDS = new TreeMap<>();

    static {
        for (String word : List.of(
                "salience",
                "no-loop",
                "no",
                "agenda-group",
                "agenda",
                "ruleflow-group",
                "ruleflow",
                "activation-group",
                "activation",
                "lock-on-active",
                "lock",
                "auto-focus",
                "auto")) {
            WORDS.put(word, NO_ORDER);
        }
        for (String word :
                List.of("timer", "calendars", "duration", "date-effective", "date-expires", "date", "enabled")) {
            WORDS.put(word, NO_CLOCK);
        }
        for (String word : List.of("modify", "update", "insert", "insertLogical", "delete", "retract")) {
            WORDS.put(word, NO_CHANGE);
        }
        for (String word : List.of(
                "new",
                "if",
                "else",
                "for",
                "while",
                "do",
                "try",
                "throw",
                "return",
                "drools",
                "kcontext",
                "this",
                "System",
                "Runtime",
                "Class",
                "Thread")) {
            WORDS.put(word, NO_CODE);
        }
        for (String word : List.of(
                "import",
                "global",
                "function",
                "declare",
                "query",
                "dialect",
                "unit",
                "extends",
                "template",
                "window")) {
            WORDS.put(word, NO_DEFINITION);
        }
        for (String word : List.of(
                "eval", "from", "accumulate", "acc", "forall", "collect", "exists", "and", "or", "groupby", "over")) {
            WORDS.put(word, NO_JOIN);
        }
    }

    private Forbidden() {}

    /** What to do instead of this word, if it is refused. */
    static Optional<String> insteadOf(Token token) {
        return token.kind() == Token.Kind.NAME ? Optional.ofNullable(WORDS.get(token.text())) : Optional.empty();
    }
}
