package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.List;

/**
 * What Drools gets to read: the words of conditions and consequences that the reader has resolved one by one, with the
 * vocabulary imported and every rule announcing itself to the {@link Recorder} before it speaks.
 *
 * <p>Nothing else of a file gets here: no comment, no sentence, and not the name of a rule, which Drools would write
 * into the code it generates. To Drools a rule is called by its place in its stage.
 */
final class DroolsSource {
    /** Where all compiled rules lie, each stage in a package of its own. */
    static final String FOLDER = "loyalty/";

    private static final String HEADER = "; import " + Stage.class.getPackageName() + ".*; import java.time.DayOfWeek;"
            + " import java.time.Month; global ";

    private DroolsSource() {}

    static String packageOf(Stage stage) {
        return FOLDER.replace('/', '.') + stage.word();
    }

    /** The source for some rules of one stage. */
    static String of(Stage stage, List<Rule> rules, RuleSet all) {
        StringBuilder source = new StringBuilder("package " + packageOf(stage) + HEADER);
        source.append(all.vocabulary().decide().getName()).append(" decide;\n");
        for (Rule rule : rules) {
            int place = all.of(stage).indexOf(rule);
            source.append("rule \"").append(place).append("\" when ").append(rule.conditions());
            source.append(" then decide.firing(").append(place).append("); ").append(rule.consequence());
            source.append(" end\n");
        }
        return source.toString();
    }
}
