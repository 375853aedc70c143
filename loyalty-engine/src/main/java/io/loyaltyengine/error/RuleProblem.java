package io.loyaltyengine.error;

/**
 * One thing that is wrong with a rule set.
 *
 * @param file the file as the author knows it
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param rule the name of the rule; empty outside of rules
 * @param message what is wrong, in one sentence, the author's own words in backticks
 * @param hint what to do; empty when the message says it
 */
public record RuleProblem(String file, int line, String rule, String message, String hint) {
    /** File, line, rule and message on one line, the hint on the next. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line;
        String where = rule.isEmpty() ? place : place + ": rule \"" + rule + "\"";
        return where + (where.isEmpty() ? "" : ": ") + message + (hint.isEmpty() ? "" : "\n    " + hint);
    }
}
