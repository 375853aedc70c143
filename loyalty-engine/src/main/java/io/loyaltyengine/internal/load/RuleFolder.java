package io.loyaltyengine.internal.load;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the files of a programme out of a folder. */
public final class RuleFolder {
    /** What looks like a rule file, even if its name or place is wrong: it must not vanish without a word. */
    private static final Pattern LIKE_A_RULE_FILE = Pattern.compile("(?i).*[.](drl|dlr|drls)([.][a-z]+)?");

    private RuleFolder() {}

    public static Map<String, String> read(Path directory, String shown) {
        if (!Files.isDirectory(directory)) {
            throw failed(shown, "This directory does not exist.", "Maybe the path is relative to another directory.");
        }
        List<RuleProblem> problems = new ArrayList<>();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path :
                    paths.filter(path -> belongs(directory, path)).sorted().toList()) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                try {
                    files.put(name, text(path));
                } catch (CharacterCodingException e) {
                    problems.add(new RuleProblem(
                            name, 0, "", "The file is no UTF-8 text.", "Save it as UTF-8 in your editor."));
                }
            }
        } catch (IOException e) {
            throw failed(shown, "The rules cannot be read: " + e.getMessage() + ".", "");
        }
        if (!problems.isEmpty()) {
            throw new RuleLoadException(problems);
        }
        return files;
    }

    public static Map<String, String> read(String folder, ClassLoader loader) {
        try {
            Enumeration<URL> places = loader.getResources(folder);
            if (!places.hasMoreElements()) {
                throw failed(folder, "There is no such folder on the class path.", "");
            }
            URL place = places.nextElement();
            if (places.hasMoreElements()) {
                throw failed(folder, "This folder is on the class path more than once.", "Give each its own name.");
            }
            if (place.openConnection() instanceof JarURLConnection connection) {
                Path file = Path.of(connection.getJarFileURL().toURI());
                // A file system of our own: the one that goes by the jar's name is shared by the whole JVM.
                try (FileSystem jar = FileSystems.newFileSystem(file, (ClassLoader) null)) {
                    return read(jar.getPath(folder), folder);
                }
            }
            return read(Path.of(place.toURI()), folder);
        } catch (IOException | URISyntaxException e) {
            throw failed(folder, "The rules cannot be read: " + e.getMessage() + ".", "");
        }
    }

    /** Files of this folder, and what looks like a rule file further down unless that is a programme of its own. */
    private static boolean belongs(Path directory, Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        String name = String.valueOf(path.getFileName());
        Path folder = path.getParent();
        if (directory.equals(folder)) {
            return name.equals(ProgrammeFiles.PROGRAMME_FILE)
                    || LIKE_A_RULE_FILE.matcher(name).matches();
        }
        return LIKE_A_RULE_FILE.matcher(name).matches()
                && (folder == null || !Files.exists(folder.resolve(ProgrammeFiles.PROGRAMME_FILE)));
    }

    private static String text(Path path) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                .toString();
    }

    private static RuleLoadException failed(String place, String message, String hint) {
        return new RuleLoadException(List.of(new RuleProblem(place, 0, "", message, hint)));
    }
}
