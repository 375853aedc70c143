package io.loyaltyengine.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file of the rule author's manual, or a part of one, as a test reads it. */
final class Manual {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```\\w*\n.*?^ *```$");
    private static final Pattern FENCE = Pattern.compile("(?m)^ *```(.*)$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]+]\\(([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private final String name;
    private final String text;

    private Manual(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** A file beside the rules. */
    static Manual read(String file) {
        return read(Reference.FOLDER.resolve(file));
    }

    static Manual read(Path file) {
        try {
            return new Manual(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    /** The parts under headings of the second level, by what they are called. */
    List<Manual> parts() {
        return Arrays.stream(text.split("\n## "))
                .skip(1)
                .map(part -> new Manual(part.substring(0, part.indexOf('\n')), part))
                .toList();
    }

    /** What a link to one of its headings says behind {@code #}. */
    Set<String> anchors() {
        return found(HEADING, FENCED.matcher(text).replaceAll("")).stream()
                .map(heading -> anchor(heading.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }

    /** Where it leads to. */
    List<String> links() {
        return found(LINK, text).stream().map(link -> link.group(1)).toList();
    }

    /** What its blocks of code are written in. */
    Set<String> languages() {
        List<String> fences =
                found(FENCE, text).stream().map(fence -> fence.group(1)).toList();
        Set<String> languages = new TreeSet<>();
        for (int i = 0; i < fences.size(); i += 2) {
            languages.add(fences.get(i));
        }
        return languages;
    }

    /** What stands between backticks, neither in a block nor in a table. */
    List<String> codesOfProse() {
        return codes(FENCED.matcher(text)
                .replaceAll("")
                .replaceAll("(?m)^[|].*$", "")
                .replace('\n', ' '));
    }

    @Override
    public String toString() {
        return name;
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

    /** The headings of the third level under one of the second. */
    Set<String> subheadings(String above) {
        String part = parts().stream()
                .filter(found -> found.name.equals(above))
                .findFirst()
                .orElseThrow()
                .text;
        return found(Pattern.compile("(?m)^### (.+)$"), part).stream()
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
