package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rules as {@link RuleCompiler} has compiled them. The same rules, compiled together, give the same, to the byte.
 *
 * @param files by their path: of each rule a plan, such as {@code loyalty/earning/1f….plan}, see {@link RulePlan}; and the
 *     class files that plans name, such as {@code loyalty/earning/P0A/LambdaPredicate0A1….class}
 */
public record Compilation(SortedMap<String, byte[]> files) {
    /** Nothing. */
    public static final Compilation NONE = new Compilation(Collections.emptySortedMap());

    private static final String PLAN = ".plan";

    /** Where the plan of a rule lies. */
    static String path(Rule rule) {
        return path(DroolsSource.FOLDER + rule.stage().word() + "/" + rule.key());
    }

    /** Where the plan lies of the rule with a key, in the folder of its stage. */
    static String path(String rule) {
        return rule + PLAN;
    }

    /** Whether a path is that of the plan of a rule. */
    static boolean isPlan(String path) {
        return path.endsWith(PLAN);
    }

    /** Whether a path is that of such a file. */
    public static boolean isFile(String path) {
        return isPlan(path) || path.endsWith(RuleClassLoader.SUFFIX);
    }

    /** Whether it has a rule. */
    public boolean has(Rule rule) {
        return files.containsKey(path(rule));
    }

    /** The plan of a rule, which it must have. */
    String plan(Rule rule) {
        return new String(Objects.requireNonNull(files.get(path(rule))), StandardCharsets.UTF_8);
    }

    /** Whether all classes are there that its plans name. */
    public boolean isWhole() {
        return files.keySet().stream().filter(Compilation::isPlan).allMatch(path -> files.keySet()
                .containsAll(
                        RulePlan.classes(new String(Objects.requireNonNull(files.get(path)), StandardCharsets.UTF_8))));
    }

    /** What there is of some rules, which it must have: plans, and the classes that they name. */
    Compilation of(List<Rule> some) {
        SortedMap<String, byte[]> theirs = new TreeMap<>();
        for (Rule rule : some) {
            theirs.put(path(rule), Objects.requireNonNull(files.get(path(rule))));
            for (String path : RulePlan.classes(plan(rule))) {
                byte[] bytes = files.get(path);
                // Of a file that is damaged without showing it; whoever loads the class will see.
                if (bytes != null) {
                    theirs.put(path, bytes);
                }
            }
        }
        return new Compilation(theirs);
    }

    /** The same with what was compiled of other rules. */
    Compilation and(Compilation others) {
        SortedMap<String, byte[]> both = new TreeMap<>(files);
        both.putAll(others.files);
        return new Compilation(both);
    }
}
