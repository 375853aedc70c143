package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what stands between a rule's name and its {@code when}: a sentence in each language, and tags. */
final class HeadReader {
    private final Cursor cursor;
    private final Map<String, Token> sentences = new TreeMap<>();
    private final SortedMap<String, String> tags = new TreeMap<>();

    HeadReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The sentences by language. */
    Map<String, Token> sentences() {
        return sentences;
    }

    /** What the rule's decisions carry along, without meaning to the engine. */
    SortedMap<String, String> tags() {
        return tags;
    }

    /** Reads on to what follows the head. */
    void read() throws Unreadable {
        List<Token> twins = new ArrayList<>();
        List<Token> strangers = new ArrayList<>();
        while (cursor.accept("@")) {
            Token language = cursor.expect(Token.Kind.NAME, "`en`, `de` or `tag`");
            if (language.is("tag")) {
                readTags();
                continue;
            }
            if (!Sentences.LANGUAGES.contains(language.text()) && cursor.peek(2).is("=")) {
                throw cursor.unreadable(
                        language, "There is no annotation `@" + language.text() + "`.", "Maybe `@tag`.");
            }
            cursor.expect("(", "`@" + language.text() + "`");
            Token sentence = cursor.expect(Token.Kind.TEXT, "a sentence in quotation marks");
            refuseTextGoesOn();
            cursor.expect(")", "the sentence");
            if (cursor.isAt(";")) {
                cursor.problem(cursor.next(), "No `;` stands behind a sentence.", "Delete it.");
            }
            if (!Sentences.LANGUAGES.contains(language.text())) {
                strangers.add(language);
            } else if (sentences.putIfAbsent(language.text(), sentence) != null) {
                twins.add(language);
            }
        }
        for (Token twin : twins) {
            String meant = missing(sentences, twin);
            cursor.problem(
                    twin,
                    "The rule has two sentences `@" + twin.text() + "`.",
                    meant.isEmpty() ? "Delete one." : "Delete one; or maybe one of them is `@" + meant + "`.");
        }
        for (Token stranger : strangers) {
            String meant = missing(sentences, stranger);
            cursor.problem(
                    stranger,
                    "There is no annotation `@" + stranger.text() + "`.",
                    meant.isEmpty()
                            ? "Delete it: there are `@en` and `@de`, and this rule has both; what is free is `@tag(celebrate = \"high-five\")`."
                            : "Maybe `@" + meant + "`.");
        }
    }

    private void readTags() throws Unreadable {
        cursor.expect("(", "`@tag`");
        do {
            Token name = cursor.expect(Token.Kind.NAME, "the name of a tag");
            cursor.expect("=", "`" + name.text() + "`");
            Token value = cursor.expect(Token.Kind.TEXT, "the value of the tag in quotation marks");
            refuseTextGoesOn();
            if (value.text().isBlank() || value.text().length() > Limits.MAX_NAME_LENGTH) {
                cursor.problem(
                        value, "A tag has 1 to " + Limits.MAX_NAME_LENGTH + " characters.", "Maybe `\"high-five\"`.");
            }
            if (tags.putIfAbsent(name.text(), value.text()) != null) {
                cursor.problem(name, "The rule has two tags `" + name.text() + "`.", "Delete one.");
            }
        } while (cursor.accept(","));
        cursor.expect(")", "the tags");
    }

    /** A language that is still missing, for which another annotation then stands: what is wrong is told once. */
    private static String missing(Map<String, Token> sentences, Token instead) {
        for (String language : new String[] {"en", "de"}) {
            if (!sentences.containsKey(language)) {
                sentences.put(
                        language,
                        new Token(
                                Token.Kind.TEXT,
                                "…",
                                instead.line(),
                                instead.column(),
                                instead.start(),
                                instead.end()));
                return language;
            }
        }
        return "";
    }

    private void refuseTextGoesOn() throws Unreadable {
        if (cursor.isAt(Token.Kind.NAME)
                && cursor.before().end() == cursor.peek().start()) {
            throw cursor.unreadable(
                    cursor.peek(),
                    "The text ends before " + cursor.shown() + ".",
                    "Within a text stand other quotation marks, such as `'`.");
        }
    }
}
