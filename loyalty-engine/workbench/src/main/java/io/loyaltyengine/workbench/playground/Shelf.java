package io.loyaltyengine.workbench.playground;

import io.loyaltyengine.internal.base.Hash;
import io.loyaltyengine.workbench.author.Manuscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** The files of one programme on disk: the only ones that can be read here, and written. */
final class Shelf {
    /** Names without anything that leads elsewhere, hides a file, or means something to a system. */
    private static final Pattern NAME =
            Pattern.compile("programme\\.json|(?:[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]{0,80})?[\\p{L}\\p{N}_-]\\.drl"
                    + "|scenarios/(?:[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]{0,80})?[\\p{L}\\p{N}_-]\\.yaml");

    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder;
    }

    /** What is to be read by no page: a name, a file, a reason. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        /** The key of what is said to the author. */
        private final String key;

        Refused(String key) {
            super(key, null, false, false);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    Manuscript read() throws IOException {
        return Manuscript.of(folder);
    }

    /** By what a later save knows that the file is still as it was read. */
    static String version(String text) {
        return Hash.of(text);
    }

    /**
     * Saves a file, all of it or nothing.
     *
     * @param version of the text that the author has begun with; empty for a new file
     * @return the version of what is saved now
     * @throws Refused when it is no file of a programme, or has changed meanwhile
     */
    synchronized String save(String name, String text, String version) throws IOException, Refused {
        if (!NAME.matcher(name).matches()) {
            throw new Refused("page.noName");
        }
        Path file = folder.resolve(name);
        String now = Files.exists(file) ? version(Files.readString(file)) : "";
        if (!now.equals(version)) {
            throw new Refused("page.changed");
        }
        Path home = Files.createDirectories(file.resolveSibling(""));
        Path whole = Files.createTempFile(home, ".saving", "");
        try {
            if (Files.exists(file)) {
                Files.copy(file, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
        return version(text);
    }
}
