package io.loyaltyengine.internal.load;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the files of a programme out of a folder. Links are followed, as whoever has put them there expects.
 *
 * <p>What looks like a rule file, even if its name or place is wrong or it is no file, must not vanish without a word.
 */
public final class RuleFolder {
    /** Whatever follows the ending, be it a blank; but {@code a.drl~} and {@code #a.drl#} are what editors leave of a file. */
    private static final Pattern LIKE_A_RULE_FILE = Pattern.compile("(?is).*[.](drl|dlr)([^/]*[^/~#])?");

    private final String shown;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    /** Folders that were looked at, by their real paths: links can lead in a circle. */
    private final Set<Path> seen = new HashSet<>();

    private int entries;
    private long length;

    private RuleFolder(String shown) {
        this.shown = shown;
    }

    /**
     * The texts in a folder, by name.
     *
     * @param shown what to call the folder in messages
     * @throws RuleLoadException with everything in it that cannot be read
     */
    public static Map<String, String> read(Path directory, String shown) {
        RuleFolder folder = new RuleFolder(shown);
        try {
            if (!Files.isDirectory(directory)) {
                throw failed(
                        shown, "This directory does not exist.", "Maybe the path is relative to another directory.");
            }
            folder.look(directory, "");
        } catch (RuleLoadException e) {
            throw e;
        } catch (RuntimeException e) {
            // Such as that somebody has closed the file system.
            throw failed(shown, "This folder cannot be looked into: `" + e + "`.", "");
        }
        if (!folder.problems.isEmpty()) {
            throw new RuleLoadException(folder.problems);
        }
        return folder.files;
    }

    static RuleLoadException failed(String place, String message, String hint) {
        return new RuleLoadException(List.of(new RuleProblem(place, 0, "", message, hint)));
    }

    /** Looks at a folder, and at those in it: a rule file that lies there lies in the wrong place. */
    private void look(Path folder, String prefix) {
        try {
            if (!seen.add(folder.toRealPath())) {
                return;
            }
            for (Map.Entry<String, Path> entry : contents(folder).entrySet()) {
                String name = prefix + entry.getKey();
                Path path = entry.getValue();
                boolean named = LIKE_A_RULE_FILE.matcher(name).matches();
                if (named || name.equals(ProgrammeFiles.PROGRAMME_FILE)) {
                    take(path, name);
                } else if (Files.isDirectory(path) && !Files.exists(path.resolve(ProgrammeFiles.PROGRAMME_FILE))) {
                    look(path, name + "/");
                }
            }
        } catch (IOException e) {
            problem(prefix.isEmpty() ? shown : prefix, "This folder cannot be looked into" + why(e), "");
        }
    }

    private SortedMap<String, Path> contents(Path folder) throws IOException {
        SortedMap<String, Path> contents = new TreeMap<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                if (++entries > Limits.MAX_FOLDER_ENTRIES) {
                    throw failed(
                            shown,
                            "The folder holds more than " + Limits.MAX_FOLDER_ENTRIES + " files.",
                            "Maybe the wrong folder, or a link in it that leads out of it.");
                }
                contents.put(nameOf(path), path);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return contents;
    }

    /**
     * What a file is called. {@link Path#toString} says it in the charset of the machine, and an {@code ä} would be lost
     * where that has none.
     */
    private static String nameOf(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            return String.valueOf(path.getFileName());
        }
        String whole = String.valueOf(path.toUri().getPath());
        String name = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private void take(Path path, String name) {
        if (Files.isDirectory(path)) {
            problem(name, "This is a folder, not a file.", "Rename it: only files are called like that.");
        } else if (!Files.exists(path)) {
            problem(name, "This is a link that leads nowhere.", "Maybe its target has moved.");
        } else if (!Files.isRegularFile(path)) {
            // To open a pipe would wait until somebody writes into it.
            problem(name, "This is no file, but a pipe, a socket or a device.", "Put a file in its place.");
        } else {
            try {
                files.put(name, text(path, name));
            } catch (CharacterCodingException e) {
                problem(name, "The file is no UTF-8 text.", "Save it as UTF-8 in your editor.");
            } catch (IOException e) {
                problem(name, "The file cannot be read" + why(e), "");
            }
        }
    }

    private String text(Path path, String name) throws IOException {
        int limit = Limits.MAX_RULE_FILE_BYTES;
        byte[] bytes = new byte[0];
        if (Files.size(path) <= limit) {
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(limit + 1);
            }
        }
        // A file can grow while it is read, and some say that they are empty.
        if (Files.size(path) > limit || bytes.length > limit) {
            problem(name, "The file is longer than " + limit + " bytes.", "Maybe it is no rule file; or split it.");
            return "";
        }
        length += bytes.length;
        if (length > Limits.MAX_RULE_SET_BYTES) {
            throw failed(
                    shown,
                    "The files are longer than " + Limits.MAX_RULE_SET_BYTES + " bytes together.",
                    "Maybe the wrong folder.");
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void problem(String name, String message, String hint) {
        problems.add(new RuleProblem(ProgrammeFiles.visible(name), 0, "", message, hint));
    }

    private static String why(IOException e) {
        return e instanceof AccessDeniedException ? ": this process is not allowed to." : ": `" + e.getMessage() + "`.";
    }
}
