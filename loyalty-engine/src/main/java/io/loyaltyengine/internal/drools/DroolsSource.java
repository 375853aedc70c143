package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Drools gets to read: the words of conditions and consequences that the reader has resolved one by one, with the
 * vocabulary imported.
 *
 * <p>Nothing else of a file gets here: no comment, no sentence, and not the name of a rule, which Drools would write
 * into the code it generates. To Drools a rule is called by its {@linkplain Rule#key key}, so that what was compiled of it
 * stays of use whatever changes around it.
 *
 * <p>It is plain ASCII, and so is all that Drools and the compiler make of it: what they read and write in between goes by
 * the charset of the machine, which would have a say in what a rule means.
 */
final class DroolsSource {
    /** Where all compiled rules lie, each stage in a package of its own. */
    static final String FOLDER = "loyalty/";

    private DroolsSource() {}

    static String packageOf(Stage stage) {
        return FOLDER.replace('/', '.') + stage.word();
    }

    /** The source for some rules of one stage, in their order; of those of the same words there is one in it. */
    static String of(Stage stage, List<Rule> rules, Vocabulary vocabulary) {
        StringBuilder source = new StringBuilder("package " + packageOf(stage) + "; import "
                + Stage.class.getPackageName() + ".*; global "
                + vocabulary.decide().getName() + " decide;\n");
        Map<String, String> byKey = new LinkedHashMap<>();
        rules.forEach(rule -> byKey.put(rule.key(), words(rule)));
        byKey.forEach((key, words) ->
                source.append("rule \"").append(key).append("\" ").append(words).append(" end\n"));
        return source.toString();
    }

    private static String words(Rule rule) {
        return ascii(rule.words());
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
