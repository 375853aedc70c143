package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Programme;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/**
 * Reads rule files: {@code package <stage>}, then rules.
 *
 * <p>After a mistake it goes on with the next rule, so that one reading finds everything.
 */
public final class RuleReader {
    /** Characters of one rule file. */
    public static final int MAX_FILE_LENGTH = 1_000_000;
    /** Rules of one rule set. */
    public static final int MAX_RULES = 10_000;
    /** Words of one rule. */
    public static final int MAX_RULE_WORDS = 1_000;

    private static final String NO_RULE = "Delete it, or write `package <stage>` and a rule: `rule \"…\" … end`.";
    private static final List<String> STAGES =
            Arrays.stream(Stage.values()).map(Stage::word).toList();

    /** What other template languages put around the name of a value; most sentences have nothing like it. */
    private static final class OtherBrackets {
        static final java.util.regex.Pattern NAMED = java.util.regex.Pattern.compile(
                "[$][{]\\w{1,60}[}]|\\[\\w{1,60}\\]|<\\w{1,60}>|%\\w{1,60}%|[$]\\w{1,60}");

        static boolean mayBeIn(String sentence) {
            return sentence.indexOf('$') >= 0
                    || sentence.indexOf('[') >= 0
                    || sentence.indexOf('<') >= 0
                    || sentence.indexOf('%') >= 0;
        }
    }

    private final RuleFile file;
    private final Vocabulary vocabulary;
    private final Problems problems;
    private final boolean sound;
    private final Cursor cursor;
    private final List<Rule> rules = new ArrayList<>();
    /** Rules that began, whether they could be read or not. */
    private int begun;

    private RuleReader(
            RuleFile file, Vocabulary vocabulary, Optional<Programme> programme, boolean sound, Problems problems) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.sound = sound;
        this.cursor = new Cursor(file, Lexer.tokens(file, problems), programme, problems);
    }

    /**
     * Reads all files of a rule set.
     *
     * @param vocabulary what the rules can ask and say
     * @param programme whose tiers and accounts the rules name; empty if it could not be read, and then any will do
     * @param problems where every problem goes
     */
    public static RuleSet read(
            List<RuleFile> files, Vocabulary vocabulary, Optional<Programme> programme, Problems problems) {
        return read(files, vocabulary, programme, RuleKeys.NONE, problems);
    }

    /**
     * Reads all files of a rule set.
     *
     * @param known of rules that were found sound before: what they ask and decide is read when it is first looked at
     */
    public static RuleSet read(
            List<RuleFile> files,
            Vocabulary vocabulary,
            Optional<Programme> programme,
            RuleKeys known,
            Problems problems) {
        List<Rule> rules = new ArrayList<>();
        List<RuleFile> sorted =
                files.stream().sorted(Comparator.comparing(RuleFile::name)).toList();
        int left = MAX_RULES;
        for (int i = 0; i < sorted.size() && left >= 0; i++) {
            RuleFile file = sorted.get(i);
            if (file.text().length() > MAX_FILE_LENGTH) {
                problems.add(new RuleProblem(
                        file.name(), 0, "", "The file is longer than " + MAX_FILE_LENGTH + " characters.", ""));
            } else {
                RuleReader reader = new RuleReader(file, vocabulary, programme, !known.isEmpty(), problems);
                rules.addAll(reader.read(left));
                // A file without a rule, which is a mistake, counts as one: they are as many at most.
                left -= Math.max(1, reader.begun);
            }
        }
        refuseTwins(rules, problems);
        return new RuleSet(rules, vocabulary, known);
    }

    private static void refuseTwins(List<Rule> rules, Problems problems) {
        Map<String, Rule> firsts = new HashMap<>();
        for (Rule rule : rules) {
            Rule first = firsts.putIfAbsent(rule.name(), rule);
            if (first != null) {
                problems.add(new RuleProblem(
                        rule.file().name(),
                        rule.line(),
                        rule.name(),
                        "Another rule has the same name: " + first.file().name() + ":" + first.line() + ".",
                        "A name stands for one rule in all decisions and reports. Rename one of the two."));
            }
        }
    }

    /**
     * The rules of the file that can be read.
     *
     * @param left as many may begin; of more the first is reported, and none is read
     */
    private List<Rule> read(int left) {
        if (cursor.isAt(Token.Kind.END)) {
            problems.add(new RuleProblem(file.name(), 0, "", "The file holds no rule.", NO_RULE));
            return rules;
        }
        Stage stage;
        try {
            stage = stage();
        } catch (Unreadable reported) {
            // The rules can be read all the same, as rules of the stage that their first verb belongs to.
            skipToRule();
            stage = probableStage();
        }
        if (cursor.isAt(Token.Kind.END) && !cursor.hasReported()) {
            problems.add(new RuleProblem(file.name(), 0, "", "The file holds no rule.", NO_RULE));
        }
        while (!cursor.isAt(Token.Kind.END)) {
            cursor.enter("");
            begun++;
            if (begun > left) {
                cursor.problem(
                        cursor.peek(),
                        "There are more than " + MAX_RULES + " rules.",
                        "This one, and what follows it, is not read. Maybe the wrong folder.");
                return rules;
            }
            try {
                rule(stage);
            } catch (Unreadable reported) {
                skipToRule();
            }
        }
        return rules;
    }

    /** The stage of the first verb, for a file that does not say its stage. */
    private Stage probableStage() {
        for (int i = 0; cursor.peek(i).kind() != Token.Kind.END; i++) {
            List<Method> verb = vocabulary.verbs().get(cursor.peek(i).text());
            if (verb != null
                    && i > 1
                    && cursor.peek(i - 1).is(".")
                    && cursor.peek(i - 2).is("decide")) {
                return Vocabulary.stages(verb.get(0)).get(0);
            }
        }
        return Stage.EARNING;
    }

    private Stage stage() throws Unreadable {
        if (!cursor.accept("package")) {
            throw cursor.unreadable(
                    cursor.peek(),
                    "The file does not say which stage it belongs to.",
                    "Maybe `package " + probableStage().word() + "` is missing in its first line; the stages are "
                            + String.join(", ", STAGES) + ".");
        }
        Token word = cursor.isAt(Token.Kind.TEXT) ? quotedStage() : cursor.expect(Token.Kind.NAME, "the stage");
        if (!STAGES.contains(word.text())) {
            String near = Words.nearest(word.text(), STAGES)
                    .or(() -> Optional.of(probableStage().word()))
                    .map(stage -> "Maybe `package " + stage + "`.")
                    .get();
            cursor.problem(
                    word,
                    "There is no stage `" + word.text() + "`.",
                    (near + " The stages are " + String.join(", ", STAGES) + ".").strip());
            throw new Unreadable();
        }
        cursor.accept(";");
        return Stage.valueOf(word.text().toUpperCase(Locale.ROOT));
    }

    /** Taken as if it stood without its quotation marks. */
    private Token quotedStage() {
        Token quoted = cursor.next();
        cursor.problem(quoted, "A stage stands without quotation marks.", "Maybe `package " + quoted.text() + "`.");
        return new Token(Token.Kind.NAME, quoted.text(), quoted.line(), quoted.column(), quoted.start(), quoted.end());
    }

    private void rule(Stage stage) throws Unreadable {
        int from = cursor.position();
        Token start = cursor.peek();
        if (!cursor.accept("rule")) {
            throw noRule();
        }
        Token name = cursor.expect(Token.Kind.TEXT, "the name of the rule, in quotation marks,");
        cursor.enter(name.text());
        refuseEndless();
        if (name.text().isBlank() || name.text().length() > 100) {
            cursor.problem(name, "A rule's name has 1 to 100 characters.", "Call it what the customer would call it.");
        }
        HeadReader head = new HeadReader(cursor);
        head.read();
        Map<String, Token> sentences = head.sentences();
        int when = cursor.position();
        Template sentence;
        Supplier<Rule.Body> body;
        if (sound) {
            sentence = Template.of(text(sentences, "en"), text(sentences, "de"));
            body = () -> body(stage, from, when);
            skipToEnd();
        } else {
            BodyReader.Read read = new BodyReader(cursor, stage, vocabulary).read(from);
            sentence = template(start, sentences, read.placeholders());
            body = read::body;
        }
        Set<Class<?>> facts = facts(cursor.between(when, cursor.position()));
        rules.add(new Rule(file, start, stage, name.text(), sentence, sentences, head.tags(), facts, body));
    }

    /** Reads what was passed over, for it was found sound before. */
    private Rule.Body body(Stage stage, int from, int when) {
        try {
            return new BodyReader(cursor.at(when), stage, vocabulary).read(from).body();
        } catch (Unreadable forged) {
            throw new RuleLoadException(List.of(new RuleProblem(
                    file.name(),
                    0,
                    "",
                    "The file is not as it was when it was compiled.",
                    "Build the prebuilt rules again.")));
        }
    }

    private void skipToEnd() throws Unreadable {
        while (!cursor.accept("end")) {
            if (cursor.isAt(Token.Kind.END)) {
                throw cursor.unexpected("Here `end` should follow.", "");
            }
            cursor.next();
        }
    }

    /** The kinds of facts that words name: nothing else in a rule is called as they are. */
    private static Set<Class<?>> facts(List<Token> words) {
        Set<Class<?>> facts = new HashSet<>();
        for (Token word : words) {
            if (word.kind() == Token.Kind.NAME && Vocabulary.FACTS.containsKey(word.text())) {
                facts.add(Vocabulary.FACTS.get(word.text()));
            }
        }
        return facts;
    }

    /** Before the words are read: the time that takes, and the text Drools gets, have a limit. */
    private void refuseEndless() throws Unreadable {
        for (int words = 0; !isRuleStart(words) && !cursor.peek(words).is("end"); words++) {
            if (cursor.peek(words).kind() == Token.Kind.END) {
                return;
            }
            if (words > MAX_RULE_WORDS) {
                throw cursor.unreadable(
                        cursor.before(),
                        "The rule is longer than " + MAX_RULE_WORDS + " words.",
                        "Split it in two; or maybe its `end` is missing.");
            }
        }
    }

    private Template template(Token start, Map<String, Token> sentences, Optional<Map<String, Class<?>>> placeholders) {
        for (String language : new String[] {"en", "de"}) {
            Token sentence = sentences.get(language);
            if (sentence == null || sentence.text().isBlank()) {
                cursor.problem(
                        start,
                        "The rule has no sentence in " + (language.equals("en") ? "English." : "German."),
                        "Add `@" + language + "(\"…\")` under the rule's name: what the customer is told.");
                continue;
            }
            if (sentence.text().length() > 300) {
                cursor.problem(sentence, "The sentence has more than 300 characters.", "Make it shorter.");
            }
            if (hasLoneBrace(sentence.text())) {
                cursor.problem(
                        sentence,
                        "The sentence has a `{` or `}` without its partner.",
                        "Write `{points}` with both; braces have no other use.");
                continue;
            }
            if (placeholders.isPresent()) {
                Template.of(sentence.text(), "").slots().forEach(slot -> checkSlot(sentence, slot, placeholders.get()));
                refuseOtherBrackets(sentence, placeholders.get().keySet());
            }
        }
        return Template.of(text(sentences, "en"), text(sentences, "de"));
    }

    private static boolean hasLoneBrace(String sentence) {
        boolean open = false;
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (c == (open ? '{' : '}')) {
                return true;
            }
            open = open ? c != '}' : c == '{';
        }
        return open;
    }

    private void checkSlot(Token sentence, Template.Slot slot, Map<String, Class<?>> placeholders) {
        String shown = "`{" + String.join("|", slot.name(), String.join("|", slot.words())) + "}`";
        Class<?> type = placeholders.get(slot.name());
        if (type == null) {
            String near = Words.maybe(
                    "{" + slot.name() + "}",
                    placeholders.keySet().stream().map(p -> "{" + p + "}").toList());
            cursor.problem(
                    sentence,
                    "The sentence cannot use `{" + slot.name() + "}`.",
                    near.isEmpty() ? "What this rule decides offers " + listed(placeholders.keySet()) + "." : near);
        } else if (!slot.isWellFormed()) {
            cursor.problem(
                    sentence,
                    shown + " does not have two words, for one and for others.",
                    "Write them as in `{" + slot.name() + "|point|points}`.");
        } else if (!slot.words().isEmpty() && !Vocabulary.isWhole(type) && type != void.class) {
            cursor.problem(
                    sentence,
                    shown + " is no whole number, so there is no choice between two words.",
                    "Write `{" + slot.name() + "}` and the word behind it.");
        }
    }

    /** The reader sees a placeholder, and the customer would see its name. */
    private void refuseOtherBrackets(Token sentence, Set<String> placeholders) {
        if (!OtherBrackets.mayBeIn(sentence.text())) {
            return;
        }
        Matcher other = OtherBrackets.NAMED.matcher(sentence.text());
        while (other.find()) {
            String name = other.group().replaceAll("[^a-zA-Z]", "");
            if (other.group().startsWith("${") || placeholders.contains(name)) {
                cursor.problem(
                        sentence, "`" + other.group() + "` would be shown as it stands.", "Maybe `{" + name + "}`.");
            }
        }
    }

    private static String text(Map<String, Token> sentences, String language) {
        Token sentence = sentences.get(language);
        return sentence == null ? "" : sentence.text();
    }

    private static String listed(Set<String> placeholders) {
        return placeholders.isEmpty()
                ? "no placeholders"
                : "`{" + String.join("}`, `{", placeholders.stream().sorted().toList()) + "}`";
    }

    /** What stands between rules. */
    private Unreadable noRule() {
        if (cursor.isAt("end")
                || (cursor.isAt(Token.Kind.SYMBOL) && cursor.before().is("end"))) {
            return cursor.unreadable(
                    cursor.peek(),
                    "Nothing stands between the `end` of a rule and the next rule.",
                    "Delete " + cursor.shown() + ".");
        }
        return cursor.unexpected("Here a rule should begin.", "Maybe `rule \"…\"`.");
    }

    private void skipToRule() {
        while (!cursor.isAt(Token.Kind.END) && !isRuleStart(0)) {
            cursor.next();
        }
    }

    private boolean isRuleStart(int ahead) {
        return cursor.peek(ahead).is("rule") && cursor.peek(ahead + 1).kind() == Token.Kind.TEXT;
    }
}
