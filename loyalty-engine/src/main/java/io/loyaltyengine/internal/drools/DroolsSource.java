package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleFile;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.vocabulary.Stage;
import java.util.Comparator;
import java.util.List;

/**
 * What Drools gets to read: the author's file, line by line, with the vocabulary imported and every rule announcing
 * itself to the {@link Recorder} before it speaks.
 */
final class DroolsSource {
    private static final String PACKAGE = "loyalty.";
    private static final String HEADER = "; import io.loyaltyengine.vocabulary.*; import java.time.DayOfWeek;"
            + " import java.time.Month; global " + Recorder.class.getName() + " decide;";

    private DroolsSource() {}

    static String packageOf(Stage stage) {
        return PACKAGE + stage.word();
    }

    /** The source for the given rules of one file; other rules of the file are left out. */
    static String of(RuleFile file, Stage stage, List<Rule> rules, RuleSet all) {
        StringBuilder source = new StringBuilder("package " + packageOf(stage) + HEADER);
        int line = 1;
        List<Rule> inOrder =
                rules.stream().sorted(Comparator.comparingInt(Rule::line)).toList();
        for (Rule rule : inOrder) {
            for (; line < rule.line(); line++) {
                source.append('\n');
            }
            String text = file.text().substring(rule.start(), rule.end());
            int then = rule.afterThen() - rule.start();
            source.append(' ')
                    .append(text, 0, then)
                    .append(" decide.firing(")
                    .append(all.of(stage).indexOf(rule))
                    .append(");")
                    .append(text, then, text.length());
            line += Math.toIntExact(text.chars().filter(c -> c == '\n').count());
        }
        return source.append('\n').toString();
    }
}
