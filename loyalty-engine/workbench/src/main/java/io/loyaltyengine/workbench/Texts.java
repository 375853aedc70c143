package io.loyaltyengine.workbench;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the program says, in one language. */
public record Texts(ResourceBundle bundle) {
    /** Whoever speaks neither English nor German reads English, whatever the machine speaks. */
    private static final ResourceBundle.Control ONLY_THAT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static Texts in(String language) {
        return new Texts(ResourceBundle.getBundle(Workbench.TEXTS, Locale.forLanguageTag(language), ONLY_THAT));
    }

    /** Whether sentences of rules are told in German. */
    public boolean isGerman() {
        return bundle.getLocale().getLanguage().equals("de");
    }

    /** A text with its numbers and names. */
    public String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), isGerman() ? Locale.GERMANY : Locale.ENGLISH).format(values);
    }
}
