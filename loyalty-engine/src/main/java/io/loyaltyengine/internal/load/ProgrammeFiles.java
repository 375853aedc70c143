package io.loyaltyengine.internal.load;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Excerpt;
import io.loyaltyengine.internal.drl.Problems;
import io.loyaltyengine.internal.drl.RuleFile;
import io.loyaltyengine.internal.drl.RuleKeys;
import io.loyaltyengine.internal.drl.RuleReader;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drl.Soundness;
import io.loyaltyengine.json.JsonPlace;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.RuleSetId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a rule source holds, read and found right.
 *
 * @param texts the files by name, as they were read
 * @param id names programme and rules
 * @param warnings what their author should look at, by file and line; of prebuilt rules this was told before
 */
public record ProgrammeFiles(
        SortedMap<String, String> texts, Programme programme, RuleSet rules, RuleSetId id, List<RuleProblem> warnings) {
    /** The file that says what a programme is beside its rules. */
    public static final String PROGRAMME_FILE = "programme.json";

    /** Characters of a file's name, as long as file systems let it be. */
    private static final int MAX_NAME_LENGTH = 255;

    /** Stands where the bytes of a name are not UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    /**
     * Reads everything, so that one reading finds every mistake.
     *
     * @param source answers texts by file name
     * @param adapted what the host makes of the programme, such as another currency
     * @throws RuleLoadException with everything that is wrong
     */
    public static ProgrammeFiles read(Supplier<Map<String, String>> source, UnaryOperator<Programme> adapted) {
        return read(source, adapted, RuleKeys.NONE);
    }

    /**
     * Reads everything, so that one reading finds every mistake.
     *
     * @param known of rules that were found sound before, when they were compiled, so that this need not be looked at again
     * @throws RuleLoadException with everything that is wrong
     */
    static ProgrammeFiles read(Supplier<Map<String, String>> source, UnaryOperator<Programme> adapted, RuleKeys known) {
        Problems problems = new Problems();
        Optional<ProgrammeFiles> read = read(source, adapted, known, problems);
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /**
     * Reads everything, and tells what is wrong.
     *
     * @param problems where everything goes, warnings too
     * @return nothing if there are errors
     * @throws RuleLoadException when there is nothing to be read
     */
    static Optional<ProgrammeFiles> read(
            Supplier<Map<String, String>> source, UnaryOperator<Programme> adapted, RuleKeys known, Problems problems) {
        SortedMap<String, String> texts = texts(source);
        Optional<Programme> programme = programme(texts, adapted, problems);
        RuleSet rules = RuleReader.read(ruleFiles(texts, problems), Decide.VOCABULARY, programme, known, problems);
        if (known.isEmpty()) {
            Soundness.check(rules, programme, problems);
        }
        return problems.hasErrors()
                ? Optional.empty()
                : programme.map(
                        said -> new ProgrammeFiles(texts, said, rules, id(said, rules, known), problems.warnings()));
    }

    private static RuleSetId id(Programme programme, RuleSet rules, RuleKeys known) {
        return known.hash().isEmpty()
                ? rules.id(programme.name(), programme.version(), programme.toString())
                : new RuleSetId(programme.name(), programme.version(), known.hash());
    }

    /**
     * Everything that is wrong with a programme, and every warning, by file and line. Nothing is compiled.
     *
     * @param files the texts by file name; scenarios are none of them
     */
    public static List<RuleProblem> problems(Map<String, String> files) {
        Problems problems = new Problems();
        read(() -> files, UnaryOperator.identity(), RuleKeys.NONE, problems);
        return problems.found();
    }

    /** A copy; a source of the host's own may fail in any way it likes. */
    private static SortedMap<String, String> texts(Supplier<Map<String, String>> source) {
        try {
            SortedMap<String, String> files = new TreeMap<>();
            source.get().forEach((name, text) -> files.put(name, Objects.requireNonNull(text)));
            return Collections.unmodifiableSortedMap(files);
        } catch (LoyaltyException known) {
            throw known;
        } catch (RuntimeException e) {
            throw new RuleLoadException(List.of(new RuleProblem(
                    "rules", 0, "", "The rule source failed: " + e + ".", "It must answer texts by file name.")));
        }
    }

    private static Optional<Programme> programme(
            Map<String, String> texts, UnaryOperator<Programme> adapted, Problems problems) {
        String json = texts.get(PROGRAMME_FILE);
        if (json == null) {
            problems.add(new RuleProblem(
                    PROGRAMME_FILE,
                    0,
                    "",
                    "The file is missing.",
                    "It says what the programme is called, its currency, zone and tiers; see `rules/README.md`."));
            return Optional.empty();
        }
        try {
            return Optional.of(adapted.apply(new LoyaltyJson().readProgramme(json)));
        } catch (InvalidInputException e) {
            JsonPlace place = JsonPlace.of(e.path(), json);
            problems.add(new RuleProblem(
                    PROGRAMME_FILE,
                    place.line(),
                    place.column(),
                    "",
                    String.valueOf(e.getMessage()),
                    "`rules/README.md` shows what the file holds.",
                    place.line() == 0 ? "" : Excerpt.of(json, place.line(), place.column())));
            return Optional.empty();
        }
    }

    private static List<RuleFile> ruleFiles(Map<String, String> texts, Problems problems) {
        List<RuleFile> ruleFiles = new ArrayList<>();
        texts.forEach((name, text) -> {
            if (name.equals(PROGRAMME_FILE)) {
                return;
            }
            String shown = Words.cut(visible(name), MAX_NAME_LENGTH);
            if (shown.indexOf(NO_CHARACTER) >= 0) {
                problems.add(new RuleProblem(
                        shown, 0, "", "The name holds a character that nobody can see or type.", "Rename it."));
            } else if (name.contains("/")) {
                problems.add(new RuleProblem(
                        shown,
                        0,
                        "",
                        "The file lies in a sub-folder, where it is not read.",
                        "Move it up, beside `" + PROGRAMME_FILE + "`."));
            } else if (name.length() > MAX_NAME_LENGTH) {
                problems.add(new RuleProblem(
                        shown, 0, "", "The name is longer than " + MAX_NAME_LENGTH + " characters.", "Rename it."));
            } else if (!name.endsWith(".drl")) {
                problems.add(new RuleProblem(
                        name,
                        0,
                        "",
                        "The name does not end in `.drl`"
                                + (name.equals(name.stripTrailing()) ? "" : ", but in a blank")
                                + ", so it is not read.",
                        "Rename it."));
            } else {
                ruleFiles.add(new RuleFile(name, text));
            }
        });
        if (ruleFiles.isEmpty() && problems.isEmpty()) {
            problems.add(new RuleProblem("", 0, "", "There is no rule file.", "Maybe the wrong folder?"));
        }
        return ruleFiles;
    }

    /** A name with marks in place of what would break a line of a message, or is no character at all. */
    static String visible(String name) {
        StringBuilder visible = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            visible.appendCodePoint(visible(name.codePointAt(i)));
        }
        return visible.toString();
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> NO_CHARACTER;
            default -> character;
        };
    }
}
