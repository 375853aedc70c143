package io.loyaltyengine.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Answers at once, and again whenever a file of a programme has been saved, until the thread is interrupted. It looks many
 * times a second: what an operating system tells by itself comes late on some, and not at all over a network.
 */
final class Watch {
    private static final int PAUSE_MILLIS = 40;

    private final Path folder;
    private final Runnable answer;

    Watch(Path folder, Runnable answer) {
        this.folder = folder;
        this.answer = answer;
    }

    void run() {
        Map<Path, String> seen = Map.of();
        while (!Thread.currentThread().isInterrupted()) {
            Map<Path, String> now = files();
            if (!now.equals(seen)) {
                seen = now;
                answer.run();
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** When each file was saved last, and how long it is; a file that goes away meanwhile is none. */
    private Map<Path, String> files() {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            paths.filter(path -> path.toString().matches(".*[.](drl|json|ya?ml)"))
                    .forEach(path -> {
                        try {
                            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                            files.put(path, attributes.lastModifiedTime() + " " + attributes.size());
                        } catch (IOException gone) {
                            // The next look finds it, if it comes back.
                        }
                    });
        } catch (IOException missing) {
            files.put(folder, "missing");
        }
        return files;
    }
}
