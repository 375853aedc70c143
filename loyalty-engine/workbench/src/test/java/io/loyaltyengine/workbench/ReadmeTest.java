package io.loyaltyengine.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the workbench is true: what it shows is what is printed. */
class ReadmeTest {
    private static final Pattern RUN = Pattern.compile("(?s)```console\n[$] workbench ([^\n]*)\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Path folder;

    ReadmeTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        copy("rules");
        copy("dearer");
        edit("dearer/points.drl", "earn(1)", "earn(2)");
        edit("dearer/points.drl", "1 per full", "2 per full");
        edit("dearer/points.drl", "1 je voll", "2 je voll");
        edit("dearer/tiers.drl", "spend >= 500 )", "spend >= 400 )");
        edit("dearer/tiers.drl", "spent 500 euros", "spent 400 euros");
        edit("dearer/tiers.drl", "Monaten 500 Euro", "Monaten 400 Euro");
    }

    private void copy(String name) throws IOException {
        Path rules = Path.of("../../rules");
        Files.walkFileTree(rules, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = folder.resolve(name).resolve(rules.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(folder.resolve(file), text.replace(before, after));
    }

    @Test
    void whatItShowsIsWhatIsPrinted() throws IOException {
        List<MatchResult> runs =
                RUN.matcher(Files.readString(Path.of("README.md"))).results().toList();
        assertThat(runs).hasSizeGreaterThan(6);
        for (MatchResult run : runs) {
            String[] args = Stream.concat(
                            WORD.matcher(run.group(1))
                                    .results()
                                    .map(word -> word.group(1) == null
                                            ? (Files.exists(folder.resolve(word.group(2)))
                                                    ? folder.resolve(word.group(2))
                                                            .toString()
                                                    : word.group(2))
                                            : word.group(1)),
                            Stream.of("--language=en"))
                    .toArray(String[]::new);
            Told told = Told.by(args);
            assertThat(told.out().replace(folder + "/", ""))
                    .as("workbench " + run.group(1) + "\n" + told.err())
                    .matches(pattern(run.group(2)));
        }
    }

    /** A line that is a mark stands for any lines. */
    private static Pattern pattern(String shown) {
        return Pattern.compile(Stream.of(shown.split("(?m)^…\n", -1))
                .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                .collect(Collectors.joining("(?s:.*)")));
    }

    @Test
    void everyCommandIsTold() throws IOException {
        String page = Files.readString(Path.of("README.md")).toLowerCase(Locale.ROOT);
        assertThat(List.of("new", "serve", "check", "explain", "diff", "what-if", "coverage", "brochure", "prebuild"))
                .allSatisfy(command -> assertThat(page).contains("workbench " + command));
        assertThat(page).contains("editors.md");
    }
}
