package io.loyaltyengine.error;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a rule set.
 *
 * @param severity whether the rules are refused for it
 * @param file the file as the author knows it
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param column of the character that is meant, counted from 1; 0 when the line as a whole is meant
 * @param rule the name of the rule; empty outside of rules
 * @param message what is wrong, in one sentence, the author's own words in backticks
 * @param hint what to do; empty when the message says it
 * @param excerpt the line, and under it a {@code ^} under the column; empty where there is none to show
 */
public record RuleProblem(
        Severity severity,
        String file,
        int line,
        int column,
        String rule,
        String message,
        String hint,
        String excerpt) {
    private static final String INDENT = "\n    ";

    public RuleProblem {
        present("severity", severity);
        present("file", file);
        present("rule", rule);
        present("message", message);
        present("hint", hint);
        present("excerpt", excerpt);
    }

    private static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new InvalidInputException(field, InvalidInputException.Code.MISSING, "is missing.");
        }
    }

    /** What becomes of rules that have a problem. */
    public enum Severity {
        /** They are refused. */
        ERROR,
        /** They decide as they say; maybe their author means something else. */
        WARNING
    }

    /** An error. */
    public RuleProblem(String file, int line, int column, String rule, String message, String hint, String excerpt) {
        this(Severity.ERROR, file, line, column, rule, message, hint, excerpt);
    }

    /** An error that has no place within its line. */
    public RuleProblem(String file, int line, String rule, String message, String hint) {
        this(file, line, 0, rule, message, hint, "");
    }

    /** The same as a warning. */
    public RuleProblem asWarning() {
        return new RuleProblem(Severity.WARNING, file, line, column, rule, message, hint, excerpt);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Place, rule and message on one line, with {@code warning} between if it is one; then the excerpt, and the hint on the last. */
    @Override
    public String toString() {
        String place = file + (line == 0 ? "" : ":" + line) + (column == 0 ? "" : ":" + column);
        String where = rule.isEmpty() ? place : place + ": rule \"" + rule + "\"";
        return where
                + (where.isEmpty() ? "" : ": ")
                + (isError() ? "" : "warning: ")
                + message
                + (excerpt.isEmpty() ? "" : INDENT + excerpt.replace("\n", INDENT))
                + (hint.isEmpty() ? "" : INDENT + hint);
    }
}
