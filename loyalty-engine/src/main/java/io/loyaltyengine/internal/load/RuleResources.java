package io.loyaltyengine.internal.load;

import static io.loyaltyengine.internal.load.RuleFolder.failed;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.internal.base.Undisturbed;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the folder of a programme on a class path. */
public final class RuleResources {
    private RuleResources() {}

    /**
     * The texts in a folder, by name.
     *
     * @throws RuleLoadException when there is no such folder or more than one, or with all that cannot be read
     */
    public static Map<String, String> read(String folder, ClassLoader loader) {
        return Undisturbed.call(() -> found(folder, loader));
    }

    private static Map<String, String> found(String folder, ClassLoader loader) {
        try {
            Set<String> places = places(folder, loader);
            if (places.isEmpty()) {
                throw failed(folder, "There is no such folder on the class path.", "");
            }
            if (places.size() > 1) {
                throw failed(folder, "This folder is on the class path more than once.", "Give each its own name.");
            }
            URL place = new URL(places.iterator().next());
            if (place.openConnection() instanceof JarURLConnection connection) {
                Path file = Path.of(connection.getJarFileURL().toURI());
                // A file system of our own: the one that goes by the jar's name is shared by the whole JVM.
                try (FileSystem jar = FileSystems.newFileSystem(file, (ClassLoader) null)) {
                    return RuleFolder.read(jar.getPath(folder), folder);
                }
            }
            return RuleFolder.read(Path.of(URI.create(place.toString())), folder);
        } catch (RuleLoadException e) {
            throw e;
        } catch (IOException | URISyntaxException | RuntimeException e) {
            // What is no jar, and what no file system knows, is told in exceptions of many kinds.
            throw failed(folder, "The rules cannot be read: `" + e + "`.", "");
        }
    }

    /** Where the folder is. Many jars list files only, and no folders. */
    private static Set<String> places(String folder, ClassLoader loader) throws IOException {
        Set<String> places = new TreeSet<>();
        for (URL place : Collections.list(loader.getResources(folder))) {
            places.add(without("/", place.toString()));
        }
        String programme = "/" + ProgrammeFiles.PROGRAMME_FILE;
        for (URL place : Collections.list(loader.getResources(without("/", folder) + programme))) {
            places.add(without(programme, place.toString()));
        }
        return places;
    }

    private static String without(String end, String text) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
