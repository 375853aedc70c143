package io.loyaltyengine.workbench.author;

/**
 * What could stand at a place.
 *
 * @param label how it is called
 * @param kind what sort of word it is
 * @param says its row of the manual, as Markdown; empty if it has none
 * @param where what it would replace
 * @param text what it would be replaced by
 * @param caret where in that text the author would go on
 */
public record Completion(String label, Kind kind, String says, Location where, String text, int caret) {
    /** What sort of word a completion is. */
    public enum Kind {
        FACT,
        WORD,
        VERB,
        TERM,
        NAME,
        KEYWORD,
        RULE
    }
}
