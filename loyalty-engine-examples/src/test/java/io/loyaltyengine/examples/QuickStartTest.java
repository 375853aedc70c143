package io.loyaltyengine.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two texts that README.md shows. */
class QuickStartTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void itPrintsWhatTheReadmeShows(String language) {
        Golden.assertSame("quick-start." + language + ".golden.txt", printed(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist"})
    void itPrintsTheSameWhateverTheMachineSpeaks(String machine) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(machine));
            Golden.assertSame("quick-start.en.golden.txt", printed("en"));
            Golden.assertSame("quick-start.de.golden.txt", printed("de"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String printed(String language) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        QuickStart.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), Locale.forLanguageTag(language));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
