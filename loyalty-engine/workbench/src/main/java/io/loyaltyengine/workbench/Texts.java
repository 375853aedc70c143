package io.loyaltyengine.workbench;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the program says, in one language. */
public record Texts(ResourceBundle bundle) {
    /** Whoever speaks neither English nor German reads English, whatever the machine speaks. */
    private static final ResourceBundle.Control ONLY_THAT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** What it says in a language. */
    public static Texts in(String language) {
        return new Texts(ResourceBundle.getBundle(Workbench.TEXTS, Locale.forLanguageTag(language), ONLY_THAT));
    }

    /** Whether sentences of rules are told in German. */
    public boolean isGerman() {
        return bundle.getLocale().getLanguage().equals("de");
    }

    /** The texts whose keys start like this, as they are. */
    public SortedMap<String, String> starting(String prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (key.startsWith(prefix)) {
                texts.put(key, bundle.getString(key));
            }
        }
        return texts;
    }

    /** A text with its numbers and names. */
    public String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), isGerman() ? Locale.GERMANY : Locale.ENGLISH).format(values);
    }
}
