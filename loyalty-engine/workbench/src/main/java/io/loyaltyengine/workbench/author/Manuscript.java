package io.loyaltyengine.workbench.author;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.internal.drl.Lexer;
import io.loyaltyengine.internal.drl.Problems;
import io.loyaltyengine.internal.drl.RuleFile;
import io.loyaltyengine.internal.drl.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The texts of a programme's folder as they are just now; what is being edited is in place of what was saved. Immutable.
 *
 * @param files by their names, such as {@code points.drl} and {@code scenarios/points.yaml}
 */
public record Manuscript(SortedMap<String, String> files) {
    /** The folder of the scenarios, as it begins their names. */
    public static final String SCENARIOS = "scenarios/";

    public Manuscript {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * What lies in a folder.
     *
     * @throws io.loyaltyengine.error.RuleLoadException when rules are there and cannot be read
     * @throws IOException when scenarios cannot be read
     */
    public static Manuscript of(Path folder) throws IOException {
        SortedMap<String, String> files =
                new TreeMap<>(RuleSource.directory(folder).files());
        Path scenarios = folder.resolve(SCENARIOS);
        if (Files.isDirectory(scenarios)) {
            try (Stream<Path> paths = Files.list(scenarios)) {
                // To open a pipe would wait until somebody writes into it.
                for (Path path : paths.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                        .toList()) {
                    files.put(SCENARIOS + path.getFileName(), Files.readString(path));
                }
            }
        }
        return new Manuscript(files);
    }

    /** The same with another text in a file. */
    public Manuscript with(String file, String text) {
        SortedMap<String, String> changed = new TreeMap<>(files);
        changed.put(file, text);
        return new Manuscript(changed);
    }

    /** The text of a file; an empty one if there is none. */
    public String text(String file) {
        return files.getOrDefault(file, "");
    }

    /** What an engine reads: the programme and its rules. */
    public SortedMap<String, String> rules() {
        SortedMap<String, String> rules = new TreeMap<>(files);
        rules.keySet().removeIf(Manuscript::isScenarios);
        return rules;
    }

    /** What tries the rules. */
    public SortedMap<String, String> scenarios() {
        SortedMap<String, String> scenarios = new TreeMap<>(files);
        scenarios.keySet().removeIf(file -> !isScenarios(file));
        return scenarios;
    }

    static boolean isScenarios(String file) {
        return file.startsWith(SCENARIOS);
    }

    static boolean isRules(String file) {
        return file.endsWith(".drl");
    }

    /** The words of a rule file, whatever it holds. */
    List<Token> words(String file) {
        return Lexer.tokens(new RuleFile(file, text(file)), new Problems());
    }

    /** What the rules are called, and where. */
    Map<String, Location> ruleNames() {
        Map<String, Location> names = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (isRules(file.getKey())) {
                List<Token> words = words(file.getKey());
                for (int i = 1; i < words.size(); i++) {
                    if (words.get(i).kind() == Token.Kind.TEXT
                            && words.get(i - 1).is("rule")) {
                        Token name = words.get(i);
                        names.putIfAbsent(name.text(), new Location(file.getKey(), name.start(), name.end()));
                    }
                }
            }
        }
        return names;
    }

    /** What {@code programme.json} says; an empty text if it is not there. */
    String programme() {
        return text(LoyaltyEngine.PROGRAMME_FILE);
    }
}
