package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Keeps the pages about hosts true: what they show is code that is built and run, and what they link to is there. */
class DocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(java|sql|yaml)\\n(.*?)^```$");

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        return pagesBelow(DOCS).map(page -> DynamicTest.dynamicTest(DOCS.relativize(page).toString(), () -> check(page)));
    }

    private static Stream<Path> pagesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    private static void check(Path page) {
        String text = read(page);
        for (MatchResult link : all(LINK, text)) {
            if (!link.group(1).startsWith("https:")) {
                assertThat(page.resolveSibling(link.group(1))).exists();
            }
        }
        for (MatchResult block : all(BLOCK, text)) {
            Path source = page.resolveSibling(lastLink(text.substring(0, block.start())));
            assertThat(unindented(read(source))).as("%s", source).contains(unindented(block.group(2)));
        }
    }

    /** A block is of the file that the text names last before it. */
    private static String lastLink(String text) {
        List<MatchResult> links = all(LINK, text);
        return links.get(links.size() - 1).group(1);
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().toList();
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
