package io.loyaltyengine.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the rules of the till in {@code src/it}, to be spoilt. */
record Folder(Path path) {
    private static final Path RULES = Path.of("src/it/till/src/main/resources/rules");

    static Folder copiedTo(Path path) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(RULES)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = path.resolve(RULES.relativize(file).toString());
            Files.createDirectories(copy.resolveSibling("x").getParent());
            Files.copy(file, copy);
        }
        return new Folder(path);
    }

    void replace(String file, String old, String other) throws IOException {
        Path there = path.resolve(file);
        Files.writeString(there, Files.readString(there).replace(old, other));
    }
}
