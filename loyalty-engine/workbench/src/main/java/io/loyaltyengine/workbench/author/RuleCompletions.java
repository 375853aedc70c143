package io.loyaltyengine.workbench.author;

import static io.loyaltyengine.workbench.author.Completion.Kind.FACT;
import static io.loyaltyengine.workbench.author.Completion.Kind.KEYWORD;
import static io.loyaltyengine.workbench.author.Completion.Kind.NAME;
import static io.loyaltyengine.workbench.author.Completion.Kind.RULE;
import static io.loyaltyengine.workbench.author.Completion.Kind.TERM;
import static io.loyaltyengine.workbench.author.Completion.Kind.VERB;
import static io.loyaltyengine.workbench.author.Completion.Kind.WORD;

import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Token;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.Placeholders;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.ReasonCodes;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What could stand at a place of a rule file. */
final class RuleCompletions {
    /** Where the author goes on in a text that is put in. */
    private static final String CARET = "|";

    private final Manuscript manuscript;
    private final String file;
    private final int at;
    private final List<Token> words;
    private final Reading reading = new Reading();
    private final List<Completion> found = new ArrayList<>();
    /** The word in which the place is: what is being typed. */
    private Optional<Token> typed = Optional.empty();

    RuleCompletions(Manuscript manuscript, String file, int at) {
        this.manuscript = manuscript;
        this.file = file;
        this.at = at;
        this.words = manuscript.words(file);
        for (Token word : words) {
            boolean isText = word.kind() == Token.Kind.TEXT;
            boolean isTyped = word.start() < at
                    && at <= (isText ? word.start() + 1 + word.text().length() : word.end())
                    && (isText || word.kind() == Token.Kind.NAME || word.kind() == Token.Kind.VARIABLE);
            if (isTyped) {
                typed = Optional.of(word);
            }
            if (isTyped || word.end() > at || word.kind() == Token.Kind.END) {
                break;
            }
            reading.read(word);
        }
    }

    List<Completion> all() {
        if (typed.filter(word -> word.kind() == Token.Kind.TEXT).isPresent()) {
            texts(typed.get());
        } else if (reading.isBehind(".")) {
            methods(reading.following());
        } else {
            switch (reading.part()) {
                case START -> packages();
                case BETWEEN_RULES -> rule();
                case HEAD -> head();
                case CONDITIONS -> conditions();
                case CONSEQUENCES -> consequences();
            }
        }
        return found;
    }

    private void packages() {
        if (reading.isBehind("package")) {
            for (Stage stage : Stage.values()) {
                add(KEYWORD, stage.word(), "", stage.word() + "\n\n");
            }
        } else {
            for (Stage stage : Stage.values()) {
                add(KEYWORD, "package " + stage.word(), "", "package " + stage.word() + "\n\n");
            }
        }
    }

    private void rule() {
        Stage stage = reading.stage().orElse(Stage.STANDING);
        add(RULE, "rule", "", """
                rule "|"
                    @en("")
                    @de("")
                when
                    %s
                then
                    %s
                end
                """.formatted(stage.condition(), stage.decision()));
    }

    private void head() {
        if (reading.isBehind("@")) {
            add(KEYWORD, "en", "", "en(\"|\")");
            add(KEYWORD, "de", "", "de(\"|\")");
            add(KEYWORD, "tag", "", "tag(|)");
        } else {
            add(KEYWORD, "@en", "", "@en(\"|\")");
            add(KEYWORD, "@de", "", "@de(\"|\")");
            add(KEYWORD, "when", "", "when\n    ");
        }
    }

    private void conditions() {
        if (reading.isInBrackets()) {
            methods(Vocabulary.words(reading.fact()));
            reading.variables().forEach(variable -> add(NAME, variable, "", variable));
        } else {
            reading.facts().forEach(fact -> {
                String name = Vocabulary.word(fact);
                add(FACT, name, "", name + "( | )");
            });
            add(KEYWORD, "not", "", "not ");
            add(KEYWORD, "then", "", "then\n    ");
        }
    }

    private void consequences() {
        if (reading.isInBrackets()) {
            reading.variables().forEach(variable -> add(NAME, variable, "", variable));
        } else {
            add(KEYWORD, "decide", "", "decide.");
            add(KEYWORD, "end", "", "end\n");
        }
    }

    private void methods(Map<String, List<Method>> methods) {
        methods.forEach((name, same) -> add(kind(same.get(0)), name, Manual.says(same), written(name, same)));
    }

    private static Completion.Kind kind(Method method) {
        if (method.isAnnotationPresent(Verb.class)) {
            return VERB;
        }
        return method.isAnnotationPresent(Term.class) ? TERM : WORD;
    }

    /** With brackets, if it takes anything or is no word, and with the quotation marks of a text. */
    private static String written(String name, List<Method> same) {
        Class<?>[] takes = same.get(0).getParameterTypes();
        if (takes.length == 0) {
            return kind(same.get(0)) == WORD ? name : name + "()";
        }
        boolean text = takes[0] == String.class || takes[0] == String[].class;
        return name + (text ? "(\"|\")" : "(|)");
    }

    /** The names that can stand in a text, or the placeholders of a sentence. */
    private void texts(Token text) {
        if (reading.part() == Reading.Part.HEAD) {
            placeholders(text);
            return;
        }
        Set<String> names = reading.named().map(this::known).orElseGet(() -> new LinkedHashSet<>(reading.codes()));
        Location where = new Location(
                file, text.start() + 1, text.start() + 1 + text.text().length());
        names.forEach(name -> found.add(new Completion(name, NAME, "", where, name, name.length())));
    }

    private Set<String> known(String kind) {
        Set<String> names = new LinkedHashSet<>(given(kind));
        for (String rules : manuscript.files().keySet()) {
            if (Manuscript.isRules(rules)) {
                names.addAll(Reading.names(rules.equals(file) ? withoutTyped() : manuscript.words(rules))
                        .getOrDefault(kind, Set.of()));
            }
        }
        return names;
    }

    /** What is being typed is not known for that. */
    private List<Token> withoutTyped() {
        return words.stream()
                .map(word -> typed.filter(word::equals).isEmpty()
                        ? word
                        : new Token(Token.Kind.WHOLE, "", word.line(), word.column(), word.start(), word.end()))
                .toList();
    }

    /** The names that no rule gives. */
    private Collection<String> given(String kind) {
        return switch (kind) {
            case Reading.TIER -> programme().map(Programme::tiers).orElse(List.of());
            case Reading.ACCOUNT -> programme().map(Programme::accountNames).orElse(List.of());
            case Reading.REASON -> ReasonCodes.ALL;
            case Reading.RULE -> manuscript.ruleNames().keySet();
            default -> List.of();
        };
    }

    private Optional<Programme> programme() {
        try {
            return Optional.of(new LoyaltyJson().readProgramme(manuscript.programme()));
        } catch (LoyaltyException unreadable) {
            return Optional.empty();
        }
    }

    /** What a sentence can say, which its rule decides further below. */
    private void placeholders(Token text) {
        String written = manuscript.text(file).substring(text.start() + 1, at);
        int open = written.lastIndexOf('{');
        if (open < 0 || written.indexOf('}', open) >= 0) {
            return;
        }
        Location where = new Location(file, text.start() + 2 + open, at);
        for (String placeholder : said(words.indexOf(text))) {
            found.add(new Completion(placeholder, NAME, "", where, placeholder + "}", placeholder.length() + 1));
        }
    }

    private Set<String> said(int from) {
        Set<String> placeholders = new TreeSet<>();
        for (int i = from; i + 2 < words.size() && !words.get(i).is("end"); i++) {
            if (words.get(i).is("decide")) {
                Decide.VOCABULARY
                        .verbs()
                        .getOrDefault(words.get(i + 2).text(), List.of())
                        .forEach(verb -> placeholders.addAll(
                                Placeholders.of(verb.getAnnotation(Verb.class).leadsTo())));
            }
        }
        return placeholders;
    }

    private void add(Completion.Kind kind, String label, String says, String text) {
        int caret = text.indexOf(CARET);
        String plain = caret < 0 ? text : text.substring(0, caret) + text.substring(caret + 1);
        Location where = new Location(file, typed.map(Token::start).orElse(at), at);
        found.add(new Completion(label, kind, says, where, plain, caret < 0 ? plain.length() : caret));
    }
}
