package io.loyaltyengine.workbench.author;

import io.loyaltyengine.internal.drl.Token;
import java.util.List;
import java.util.Optional;

/** What an editor asks about a place of a manuscript. */
public final class Author {
    private final Manuscript manuscript;

    public Author(Manuscript manuscript) {
        this.manuscript = manuscript;
    }

    /** What could stand at a place, all of it: the editor knows how much of what has been typed must fit. */
    public List<Completion> completions(String file, int at) {
        if (Manuscript.isRules(file)) {
            return new RuleCompletions(manuscript, file, at).all();
        }
        return Manuscript.isScenarios(file) ? new ScenarioPlace(manuscript, file, at).completions() : List.of();
    }

    /** What the manual says of a word, and where the word is; nothing if it says nothing. */
    public Optional<Hover> hover(String file, int at) {
        if (!Manuscript.isRules(file)) {
            return Optional.empty();
        }
        Reading reading = new Reading();
        for (Token word : manuscript.words(file)) {
            reading.read(word);
            if (word.end() > at) {
                String says = word.kind() == Token.Kind.NAME && word.start() <= at ? Manual.says(reading.said()) : "";
                return Optional.of(new Hover(new Location(file, word.start(), word.end()), says))
                        .filter(hover -> !hover.says().isEmpty());
            }
        }
        return Optional.empty();
    }

    /**
     * What the manual says of a word.
     *
     * @param says as Markdown
     */
    public record Hover(Location where, String says) {}

    /** Where the rule stands that is named at a place. */
    public Optional<Location> definition(String file, int at) {
        Optional<String> name =
                Manuscript.isRules(file) ? text(file, at) : new ScenarioPlace(manuscript, file, at).value("rule");
        return name.map(manuscript.ruleNames()::get);
    }

    private Optional<String> text(String file, int at) {
        return manuscript.words(file).stream()
                .filter(word -> word.kind() == Token.Kind.TEXT && word.start() <= at && at <= word.end())
                .map(Token::text)
                .findFirst();
    }
}
