package io.loyaltyengine.workbench.mistakes;

import io.loyaltyengine.error.RuleProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an author is told.
 *
 * @param line 0 if none is named
 * @param column 0 if none is named
 * @param says what is wrong
 * @param hint what to do; empty if that is not said
 */
record Found(String file, int line, int column, String says, String hint) {
    private static final Pattern PLACE =
            Pattern.compile("(?s)(?<file>[^:\n]+?)(?::(?<line>\\d+))?(?::(?<column>\\d+))?: (?<says>.*)");
    /** Words of advice; what is and what should be is advice, too. */
    private static final Pattern ADVICE = Pattern.compile(
            "(?s)\\b(Maybe|There is|There must be|Rename|Save|Move|Delete|Fill|Say|Do not|begin|must|should|ends in"
                    + "|is a list|is missing|not|expected|such as|has no|has|no day|never|Duplicate)\\b.*");

    static Found of(RuleProblem problem) {
        return new Found(problem.file(), problem.line(), problem.column(), problem.message(), problem.hint());
    }

    /** What is printed of a scenario, or of a file of them. */
    static Found of(String printed) {
        Matcher place = PLACE.matcher(printed);
        if (!place.matches()) {
            return new Found("", 0, 0, printed, "");
        }
        String says = String.valueOf(place.group("says"));
        Matcher advice = ADVICE.matcher(says);
        return new Found(
                String.valueOf(place.group("file")),
                number(place.group("line")),
                number(place.group("column")),
                says,
                advice.find() ? advice.group() : "");
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + " " + says + " // " + hint;
    }
}
