package io.loyaltyengine.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rule author's manual, {@code rules/README.md}, as a test reads it. */
final class Manual {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private final String text;

    private Manual(String text) {
        this.text = text;
    }

    static Manual read() {
        try {
            return new Manual(Files.readString(Reference.FOLDER.resolve("README.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands under a heading, such as {@code ## Verbs}, up to the next one. */
    String section(String heading) {
        int start = text.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new AssertionError("The manual has no heading `" + heading + "`.");
        }
        int end = text.indexOf("\n#", start + heading.length());
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** The headings of the third level. */
    Set<String> subheadings() {
        return found(Pattern.compile("(?m)^### (.+)$"), text).stream()
                .map(heading -> heading.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The cells of all tables under a heading, row by row, without the two lines of each table's head. */
    List<List<String>> rows(String heading) {
        List<List<String>> rows = new ArrayList<>();
        int inTable = 0;
        for (String line : section(heading).lines().toList()) {
            inTable = line.startsWith("|") ? inTable + 1 : 0;
            if (inTable > 2) {
                // `||` within code is no border.
                String cells = line.replace("||", "\u0001");
                rows.add(Arrays.stream(cells.substring(1, cells.length() - 1).split("[|]", -1))
                        .map(cell -> cell.replace("\u0001", "||").strip())
                        .toList());
            }
        }
        return rows;
    }

    /** What stands between backticks. */
    static List<String> codes(String cell) {
        return found(CODE, cell).stream().map(code -> code.group(1)).toList();
    }

    /** The blocks of code in a language, moved to the left margin. */
    List<String> blocks(String language) {
        Pattern block = Pattern.compile("(?ms)^( *)```" + language + "\n(.*?)^ *```$");
        return found(block, text).stream()
                .map(found -> found.group(2).replaceAll("(?m)^" + found.group(1), ""))
                .toList();
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
