package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.HexFormat;
import java.util.List;

/**
 * What Drools gets to read: the words of conditions and consequences that the reader has resolved one by one, with the
 * vocabulary imported and every rule announcing itself to the {@link Recorder} before it speaks.
 *
 * <p>Nothing else of a file gets here: no comment, no sentence, and not the name of a rule, which Drools would write
 * into the code it generates. To Drools a rule is called by its place in its stage.
 *
 * <p>It is plain ASCII, and so is all that Drools and the compiler make of it: what they read and write in between goes by
 * the charset of the machine, which would have a say in what a rule means.
 */
final class DroolsSource {
    /** Where all compiled rules lie, each stage in a package of its own. */
    static final String FOLDER = "loyalty/";

    private static final String HEADER = "; import " + Stage.class.getPackageName() + ".*; global ";

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
        return ascii(source.toString());
    }

    /** Letters beyond ASCII stand in texts alone, and a text of an author's holds no escapes of its own. */
    private static String ascii(String source) {
        StringBuilder ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c < 0x80) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return ascii.toString();
    }
}
