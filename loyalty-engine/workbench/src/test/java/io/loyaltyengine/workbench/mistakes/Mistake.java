package io.loyaltyengine.workbench.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that an author does wrong in a programme that was right.
 *
 * @param name what is wrong, in a few words
 * @param in the programme and the file, such as {@code club/earning.drl}
 * @param find what stood there; nothing if the whole file is replaced
 * @param write what stands there now
 * @param also what else is replaced in the same file, in pairs
 * @param lines what its lines end in
 * @param charset what it is saved in
 * @param rename what the file is called now
 * @param copy what a copy of the file is called
 * @param place the file that must be named, if it is another one
 * @param line a text in the line that must be named, if it is not that of the mistake
 * @param at the word that must be under the caret; what is written now, if it does not say
 * @param or another word that will do
 * @param whole whether nothing but the file can be named
 * @param by {@code scenarios} if nobody can know it by reading, so that a scenario must fail
 * @param nobody why nobody can know it, be it by reading or by a scenario
 * @param harmless why nothing must be found
 */
record Mistake(
        String name,
        String in,
        @Nullable String find,
        @Nullable String write,
        @Nullable List<List<String>> also,
        @Nullable String lines,
        @Nullable String charset,
        @Nullable String rename,
        @Nullable String copy,
        @Nullable String place,
        @Nullable String line,
        @Nullable String at,
        @Nullable String or,
        boolean whole,
        @Nullable String by,
        @Nullable String nobody,
        @Nullable String harmless) {
    /** The kinds of mistakes, each a file of the corpus. */
    static final List<String> KINDS =
            List.of("spelling", "german", "grammar", "logic", "encoding", "scenarios", "files");

    /** All mistakes of a kind. */
    static List<Mistake> all(String kind) throws IOException {
        try (InputStream yaml = Mistake.class.getResourceAsStream(kind + ".yaml")) {
            return new YAMLMapper().readValue(Objects.requireNonNull(yaml, kind), new TypeReference<>() {});
        }
    }

    String programme() {
        return in.substring(0, in.indexOf('/'));
    }

    /** The name of the file within its programme. */
    String file() {
        return in.substring(in.indexOf('/') + 1);
    }

    /** The file that a finding must name, as messages name it. */
    String named() {
        String file = place != null ? place : rename != null ? rename : file();
        return file.endsWith(".drl") && rename != null ? file : file.substring(file.lastIndexOf('/') + 1);
    }

    boolean isInScenarios() {
        return file().startsWith("scenarios/");
    }

    /** The text of the file, with the mistake in it. */
    String applied(String right) {
        if (write == null) {
            return right;
        }
        String wrong = find == null ? write : replaced(right, find, write);
        for (List<String> pair : also == null ? List.<List<String>>of() : also) {
            wrong = replaced(wrong, pair.get(0), pair.get(1));
        }
        return wrong;
    }

    private String replaced(String text, String before, String after) {
        int at = text.indexOf(before);
        assertThat(at).as("%s: no `%s` in %s", name, before, in).isNotNegative();
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    /** The files of the programme, with the mistake in one of them. */
    Map<String, byte[]> applied(Map<String, String> right) {
        Map<String, byte[]> files = new TreeMap<>();
        right.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        String text = applied(Objects.requireNonNull(right.get(file()), in));
        byte[] bytes = (lines == null ? text : text.replace("\n", lines))
                .getBytes(charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
        if (rename != null) {
            files.remove(file());
        }
        files.put(rename == null ? file() : rename, bytes);
        if (copy != null) {
            files.put(copy, bytes);
        }
        return files;
    }

    /** Where a caret will do, in a text; empty where any place in the line will. */
    List<Integer> places(String right, String wrong) {
        int change = find == null || place != null ? 0 : right.indexOf(find);
        int from = line == null ? change : nearest(wrong, line, change);
        int begin = wrong.lastIndexOf('\n', from - 1) + 1;
        List<Integer> places = new ArrayList<>();
        for (String word : words()) {
            int found = wrong.indexOf(word, begin);
            assertThat(found).as("%s: no `%s`", name, word).isNotNegative();
            places.add(found);
        }
        if (places.isEmpty()) {
            places.add(from);
        }
        return places;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        if (at != null) {
            words.add(at);
        }
        if (or != null) {
            words.add(or);
        }
        return words;
    }

    /** The last place up to here, or else the next. */
    private static int nearest(String text, String word, int here) {
        int before = text.lastIndexOf(word, here);
        return before < 0 ? text.indexOf(word) : before;
    }
}
