package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Collects what is wrong with a rule set, so that an author sees all of it at once. */
public final class Problems {
    private static final int MAX = 1_000;

    /** Made when there is a first problem: a till has none. */
    private static final class Order {
        static final Comparator<RuleProblem> BY_PLACE = Comparator.comparing(RuleProblem::file)
                .thenComparingInt(RuleProblem::line)
                .thenComparingInt(RuleProblem::column);

        /** What is wrong alike with one line of a rule is told once. Errors come first: no warning crowds one out. */
        static final Comparator<RuleProblem> BY_SEVERITY = Comparator.comparing(RuleProblem::severity)
                .thenComparing(RuleProblem::file)
                .thenComparingInt(RuleProblem::line)
                .thenComparing(RuleProblem::rule)
                .thenComparing(RuleProblem::message);
    }

    private SortedMap<RuleProblem, Supplier<String>> found = Collections.emptySortedMap();

    /** Adds a problem; of very many, as of a file that is no text, only the first are kept. */
    public void add(RuleProblem problem) {
        add(problem, problem::hint);
    }

    /**
     * Adds a problem.
     *
     * @param hint what to do, in the place of its own; asked for only if the problem is told, for to look through all names
     *     takes its time
     */
    void add(RuleProblem problem, Supplier<String> hint) {
        if (found.isEmpty()) {
            found = new TreeMap<>(Order.BY_SEVERITY);
        }
        found.putIfAbsent(problem, hint);
        if (found.size() > MAX) {
            found.remove(found.lastKey());
        }
    }

    /** A place in a file. */
    record Place(int line, int column) {}

    /** Where anything was found in a file so far. */
    Set<Place> places(String file) {
        if (found.isEmpty()) {
            return Set.of();
        }
        return found.keySet().stream()
                .filter(problem -> problem.file().equals(file))
                .map(problem -> new Place(problem.line(), problem.column()))
                .collect(Collectors.toSet());
    }

    /** What the rules are refused for, by file and line. */
    public List<RuleProblem> errors() {
        return told(RuleProblem::isError);
    }

    /** What does not keep them from being loaded, by file and line. */
    public List<RuleProblem> warnings() {
        return told(problem -> !problem.isError());
    }

    /** What was found so far, by file and line. */
    public List<RuleProblem> found() {
        return told(problem -> true);
    }

    private List<RuleProblem> told(Predicate<RuleProblem> wanted) {
        if (found.isEmpty()) {
            return List.of();
        }
        return found.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(Problems::told)
                .sorted(Order.BY_PLACE)
                .toList();
    }

    private static RuleProblem told(Map.Entry<RuleProblem, Supplier<String>> found) {
        RuleProblem problem = found.getKey();
        String hint = found.getValue().get();
        found.setValue(() -> hint);
        return new RuleProblem(
                problem.severity(),
                problem.file(),
                problem.line(),
                problem.column(),
                problem.rule(),
                problem.message(),
                hint,
                problem.excerpt());
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether there is what the rules are refused for. */
    public boolean hasErrors() {
        return !errors().isEmpty();
    }

    /**
     * Ends the loading if there is any error.
     *
     * @throws RuleLoadException with all of them
     */
    public void throwIfAny() {
        if (hasErrors()) {
            throw new RuleLoadException(errors());
        }
    }
}
