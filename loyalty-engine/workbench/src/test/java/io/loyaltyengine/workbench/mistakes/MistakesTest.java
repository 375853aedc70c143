package io.loyaltyengine.workbench.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.workbench.Begun;
import io.loyaltyengine.workbench.author.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What authors do wrong, and whether they are told: in which file, line and word, and what to write instead. The mistakes are
 * data; {@code target/mistakes.txt} holds the grades, and after them each that is not the best.
 */
class MistakesTest {
    private static final Path RULES = Path.of("../../rules");
    private static final Pattern MAYBE = Pattern.compile("Maybe `([^`]+)`[.;].*");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @TempDir
    private Path temporary = Path.of("");

    private final Map<String, Map<String, String>> right = new HashMap<>();
    private final Map<String, LoyaltyEngine> engines = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private int compiled;

    /** How many mistakes of a kind were told how well. */
    private static final class Grades {
        int all;
        int silent;
        int file;
        int lines;
        int line;
        int carets;
        int caret;
        int hint;
        int meaning;
        int byScenarios;
        int harmless;
        int cries;
        int nobody;

        void add(Grades other) {
            all += other.all;
            silent += other.silent;
            file += other.file;
            lines += other.lines;
            line += other.line;
            carets += other.carets;
            caret += other.caret;
            hint += other.hint;
            meaning += other.meaning;
            byScenarios += other.byScenarios;
            harmless += other.harmless;
            cries += other.cries;
            nobody += other.nobody;
        }

        String row(String kind) {
            return "%-10s %8d %7d %9d/%d %9d/%d %9d/%d %9d/%d %9d %9d %6d/%d %8d"
                    .formatted(
                            kind,
                            all,
                            silent,
                            file,
                            all,
                            line,
                            lines,
                            caret,
                            carets,
                            hint,
                            all,
                            meaning,
                            byScenarios,
                            cries,
                            harmless,
                            nobody);
        }
    }

    @Test
    void everyMistakeIsToldOf() throws IOException {
        List<String> table = new ArrayList<>();
        table.add("kind       mistakes  silent       file       line      caret       hint   meaning"
                + " scenarios  harmless nobody knows");
        Grades sum = new Grades();
        for (String kind : Mistake.KINDS) {
            Grades grades = new Grades();
            for (Mistake mistake : Mistake.all(kind)) {
                grade(kind, mistake, grades);
            }
            table.add(grades.row(kind));
            sum.add(grades);
        }
        table.add(sum.row("all"));
        table.add("programmes compiled: " + compiled);
        String printed = String.join("\n", table) + "\n\n" + String.join("\n", remarks) + "\n";
        Files.writeString(Path.of("target/mistakes.txt"), printed);

        assertThat(sum.all).isGreaterThan(200);
        assertThat(sum.silent).as(printed).isZero();
        assertThat(sum.cries).as(printed).isZero();
        assertThat(sum.meaning).as(printed).isZero();
        assertThat(sum.nobody).as(printed).isLessThanOrEqualTo(3);
        assertThat(sum.file).as(printed).isEqualTo(sum.all);
        assertThat(sum.line).as(printed).isEqualTo(sum.lines);
        assertThat(sum.carets - sum.caret).as(printed).isLessThanOrEqualTo(2);
        assertThat(sum.all - sum.hint).as(printed).isLessThanOrEqualTo(1);
    }

    private void grade(String kind, Mistake mistake, Grades grades) throws IOException {
        Map<String, String> before = right(mistake.programme());
        Path folder = Files.createTempDirectory(temporary, "programme");
        for (Map.Entry<String, byte[]> file : mistake.applied(before).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        List<RuleProblem> problems = new ArrayList<>();
        List<Found> found = new ArrayList<>(check(mistake, folder, problems));
        String about = kind + ": " + mistake.name() + " (" + mistake.in() + "): ";
        if (mistake.harmless() != null) {
            grades.harmless++;
            if (!found.isEmpty()) {
                grades.cries++;
                remarks.add("CRIES WOLF " + about + found);
            }
            return;
        }
        if (mistake.nobody() != null) {
            grades.nobody++;
            remarks.add("NOBODY KNOWS " + about + mistake.nobody());
            return;
        }
        grades.all++;
        if (found.isEmpty()) {
            grades.silent++;
            remarks.add("SILENT " + about);
            return;
        }
        if (problems.isEmpty()) {
            grades.byScenarios += mistake.isInScenarios() ? 0 : 1;
        }
        gradePlace(mistake, before, found, grades, about);
        if (found.stream().anyMatch(one -> !one.hint().isEmpty())) {
            grades.hint++;
        } else {
            remarks.add("HINT " + about + found);
        }
        for (RuleProblem problem : problems) {
            if (changesTheMeaning(mistake, before, folder, problem)) {
                grades.meaning++;
                remarks.add("MEANING " + about + problem);
            }
        }
    }

    private void gradePlace(
            Mistake mistake, Map<String, String> before, List<Found> found, Grades grades, String about) {
        if (mistake.by() != null) {
            grades.file++;
            return;
        }
        List<Found> here = found.stream()
                .filter(one -> one.file().endsWith(mistake.named()))
                .toList();
        if (here.isEmpty()) {
            remarks.add("FILE " + about + found);
        } else {
            grades.file++;
        }
        if (mistake.whole() || (mistake.place() != null && mistake.at() == null && mistake.line() == null)) {
            return;
        }
        String file = mistake.place() == null ? mistake.file() : mistake.place();
        String old = Objects.requireNonNull(before.get(file), file);
        String text = mistake.place() == null ? mistake.applied(old) : old;
        List<Integer> places = mistake.places(old, text);
        Lines lines = new Lines(text);
        grades.lines++;
        List<Found> inLine = here.stream()
                .filter(one -> places.stream()
                        .anyMatch(place -> one.line() == lines.line(place)
                                || (mistake.isInScenarios() && one.line() == scenarioLine(text, place, lines))))
                .toList();
        if (inLine.isEmpty()) {
            remarks.add("LINE " + about + "not " + lines.line(places.get(0)) + " " + here);
        } else {
            grades.line++;
        }
        if (mistake.isInScenarios()) {
            return;
        }
        grades.carets++;
        if (file.endsWith(".json")) {
            // A value is told of at its name.
            int begin = text.lastIndexOf('\n', places.get(0) - 1) + 1;
            places.add(begin
                    + text.substring(begin)
                            .indexOf(text.substring(begin).strip().charAt(0)));
        }
        boolean anywhere = mistake.line() != null && mistake.at() == null;
        if (inLine.stream()
                .anyMatch(one -> anywhere
                        ? one.column() > 0
                        : places.stream().anyMatch(place -> one.column() == lines.column(place)))) {
            grades.caret++;
        } else {
            remarks.add("CARET " + about + "not " + lines.column(places.get(0)) + " " + inLine);
        }
    }

    /** A scenario is told of where it begins. */
    private static int scenarioLine(String text, int place, Lines lines) {
        int begin = text.lastIndexOf("\n- ", place);
        return begin < 0 ? 0 : lines.line(begin + 1);
    }

    /** What `check` finds: first by reading, then by scenarios. */
    private List<Found> check(Mistake mistake, Path folder, List<RuleProblem> problems) throws IOException {
        Map<String, String> files;
        try {
            files = RuleSource.directory(folder).files();
            problems.addAll(ProgrammeFiles.problems(files));
        } catch (RuleLoadException e) {
            problems.addAll(e.problems());
            return problems.stream().map(Found::of).toList();
        }
        if (!problems.isEmpty()) {
            return problems.stream().map(Found::of).toList();
        }
        SortedMap<String, String> before = rules(right(mistake.programme()));
        LoyaltyEngine engine = id(files).equals(id(before)) ? engine(mistake.programme()) : compiled(files);
        List<Found> found = new ArrayList<>();
        for (ScenarioFile file : ScenarioFile.beside(folder, engine)) {
            file.problems().forEach(problem -> found.add(Found.of(problem.toString())));
            for (Scenario scenario : file.scenarios()) {
                if (found.isEmpty() && (!mistake.isInScenarios() || isMistaken(mistake, file))) {
                    scenario.failure(engine).ifPresent(failure -> found.add(Found.of(failure)));
                }
            }
        }
        return found;
    }

    /** The other files of scenarios are right, and one failure is enough: a test has not all day. */
    private static boolean isMistaken(Mistake mistake, ScenarioFile file) {
        return mistake.named().equals(String.valueOf(file.path().getFileName()));
    }

    private LoyaltyEngine engine(String programme) throws IOException {
        LoyaltyEngine engine = engines.get(programme);
        if (engine == null) {
            engine = compiled(rules(right(programme)));
            engines.put(programme, engine);
        }
        return engine;
    }

    private LoyaltyEngine compiled(Map<String, String> files) {
        compiled++;
        return LoyaltyEngine.builder().rules(RuleSource.of(files)).build();
    }

    private Map<String, String> right(String programme) throws IOException {
        Map<String, String> files = right.get(programme);
        if (files == null) {
            files = programme.equals("new") ? begun() : read(RULES.resolve(programme.equals("rules") ? "" : programme));
            right.put(programme, files);
        }
        return files;
    }

    private Map<String, String> begun() throws IOException {
        Path folder = temporary.resolve("begun");
        assertThat(Begun.in(folder)).isZero();
        return read(folder);
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path within : List.of(folder, folder.resolve("scenarios"))) {
            try (Stream<Path> paths = Files.list(within)) {
                for (Path path : paths.filter(file -> file.toString().matches(".*[.](drl|json|yaml)"))
                        .toList()) {
                    files.put(folder.relativize(path).toString(), Files.readString(path));
                }
            }
        }
        return files;
    }

    private static SortedMap<String, String> rules(Map<String, String> files) {
        SortedMap<String, String> rules = new TreeMap<>(files);
        rules.keySet().removeIf(name -> name.startsWith("scenarios/"));
        return rules;
    }

    /** Whether rules that follow a hint load without a word, and mean something else than the right ones. */
    private static boolean changesTheMeaning(
            Mistake mistake, Map<String, String> before, Path folder, RuleProblem problem) throws IOException {
        Optional<String> followed = mistake.charset() == null ? followed(problem, folder) : Optional.empty();
        if (followed.isEmpty()) {
            return false;
        }
        Map<String, String> files = new TreeMap<>(RuleSource.directory(folder).files());
        // The two mean the same.
        files.put(problem.file(), followed.get().replace(" &&", ","));
        return ProgrammeFiles.problems(files).isEmpty() && !id(files).equals(id(rules(before)));
    }

    private static Object id(Map<String, String> files) {
        return ProgrammeFiles.read(() -> files, UnaryOperator.identity()).id();
    }

    /** The file with what the hint offers in place of what the message names. */
    private static Optional<String> followed(RuleProblem problem, Path folder) throws IOException {
        Matcher maybe = MAYBE.matcher(problem.hint());
        Matcher quoted = QUOTED.matcher(problem.message());
        if (!maybe.matches() || problem.column() == 0 || !quoted.find()) {
            return Optional.empty();
        }
        String text = Files.readString(folder.resolve(problem.file()));
        String offered = String.valueOf(maybe.group(1));
        int from = new Lines(text).position(problem.line(), problem.column());
        String wrong = String.valueOf(quoted.group(1));
        int at = text.indexOf(wrong, from);
        return at < 0
                ? Optional.empty()
                : Optional.of(text.substring(0, at) + offered + text.substring(at + wrong.length()));
    }
}
