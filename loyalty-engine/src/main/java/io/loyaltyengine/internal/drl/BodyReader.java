package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a rule asks and decides: {@code when … then … end}. */
final class BodyReader {
    private final Cursor cursor;
    private final Stage stage;
    private final Vocabulary vocabulary;

    /**
     * Begins where the cursor is.
     *
     * @param vocabulary what the rule can ask and say
     */
    BodyReader(Cursor cursor, Stage stage, Vocabulary vocabulary) {
        this.cursor = cursor;
        this.stage = stage;
        this.vocabulary = vocabulary;
    }

    /**
     * What was read.
     *
     * @param placeholders what the rule's sentences can use, with its type; empty if that is not known
     */
    record Read(Rule.Body body, Optional<Map<String, Class<?>>> placeholders) {}

    /**
     * Reads it all.
     *
     * @param from where the rule begins
     */
    Read read(int from) throws Unreadable {
        if (!cursor.isAt("when")) {
            throw cursor.unexpected("Here `when` should follow.", insteadOfWhen());
        }
        cursor.next();
        refuseColon();
        int when = cursor.position();
        ConditionReader conditions = new ConditionReader(cursor, stage);
        List<Pattern> patterns = conditions.patterns();
        if (!cursor.isAt("then")) {
            throw cursor.unexpected("Here `then` should follow.", "");
        }
        Token thenWord = cursor.next();
        refuseColon();
        int then = cursor.position();
        ConsequenceReader consequence =
                new ConsequenceReader(cursor, stage, vocabulary, patterns, conditions.variables());
        consequence.read();
        if (patterns.isEmpty() && !consequence.isAlways()) {
            conditions.refuseNothing(thenWord);
        }
        if (!cursor.accept("end")) {
            throw cursor.unreadable(
                    cursor.before(), "The rule has no `end`.", "Maybe `end` is missing after this line.");
        }
        int to = cursor.position();
        Rule.Body body = new Rule.Body(
                List.copyOf(patterns),
                List.copyOf(consequence.decisions()),
                source(when - 1, to - 1, Token::shown),
                source(when, then - 1, conditions::written),
                source(then, to - 1, BodyReader::java),
                fingerprint(from, to));
        return new Read(body, consequence.placeholders());
    }

    /** These words as they stand in the file, without the comments between them. */
    private String source(int from, int to, Function<Token, String> written) {
        StringBuilder source = new StringBuilder();
        int end = -1;
        for (Token token : cursor.between(from, to)) {
            source.append(end >= 0 && end < token.start() ? " " : "").append(written.apply(token));
            end = token.end();
        }
        return source.toString();
    }

    private static String java(Token token) {
        return token.kind() == Token.Kind.DECIMAL
                ? "new java.math.BigDecimal(\"" + token.text() + "\")"
                : token.shown();
    }

    private String fingerprint(int from, int to) {
        StringBuilder fingerprint = new StringBuilder(stage.word());
        for (Token token : cursor.between(from, to)) {
            fingerprint.append('\u0001').append(token.shown());
        }
        return fingerprint.append('\n').toString();
    }

    private void refuseColon() {
        if (cursor.isAt(":")) {
            cursor.problem(
                    cursor.peek(), "No `:` stands behind `" + cursor.before().text() + "`.", "Delete it.");
            cursor.next();
        }
    }

    private String insteadOfWhen() {
        String word = cursor.peek().text();
        return Sentences.LANGUAGES.contains(word) && cursor.peek(1).is("(") ? "Maybe `@" + word + "(…)`." : "";
    }
}
