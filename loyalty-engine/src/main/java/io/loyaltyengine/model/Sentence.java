package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.util.Locale;

/** One sentence in the languages of the programme. */
public record Sentence(String en, String de) {
    /** Characters of a sentence. */
    public static final int MAX_LENGTH = 2_000;

    public Sentence {
        Check.text("en", en, MAX_LENGTH);
        Check.text("de", de, MAX_LENGTH);
    }

    /** German for German locales, English for all others. */
    public String in(Locale locale) {
        return Check.present("locale", locale).getLanguage().equals(Locale.GERMAN.getLanguage()) ? de : en;
    }
}
