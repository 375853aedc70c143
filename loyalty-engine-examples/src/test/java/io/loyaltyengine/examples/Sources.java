package io.loyaltyengine.examples;

import io.loyaltyengine.error.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the library's sources say of themselves, for the tables of the manual. */
final class Sources {
    private static final Path ROOT = Path.of("..", "loyalty-engine", "src", "main", "java");
    private static final Pattern PARAMETER = Pattern.compile("(?s)@param (\\w+) (.*?)(?=(?<![{])@\\w+ |$)");
    private static final Pattern TAG = Pattern.compile("\\{@(\\w+)\\s+([^{}]*)}");

    private Sources() {}

    /** The source of a class, or of the one that it stands in. */
    static String of(Class<?> type) {
        return read(ROOT.resolve(outermost(type).getName().replace('.', '/') + ".java"));
    }

    /** The sources below a package. */
    static List<String> below(String folder) {
        try (Stream<Path> paths = Files.walk(ROOT.resolve(folder))) {
            return paths.filter(Files::isRegularFile)
                    .sorted()
                    .map(Sources::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first sentence of a type's own comment. */
    static String sentence(Class<?> type) {
        String text = comment(type, "(?:record|class|interface) " + type.getSimpleName() + "\\b");
        return plain(type, text.replaceAll("(?s)@param.*", "").replaceAll("(?s)<p>.*", ""))
                .strip();
    }

    /** What a type's comment says of its components. */
    static Map<String, String> components(Class<?> type) {
        Map<String, String> said = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(comment(type, "record " + type.getSimpleName() + "\\b"));
        while (parameter.find()) {
            said.put(parameter.group(1), plain(type, parameter.group(2)).strip());
        }
        return said;
    }

    /** What stands above a constant or a method. */
    static String member(Class<?> type, String name) {
        return plain(type, comment(type, "[\\w<>. ]+ " + name + "\\b")).strip();
    }

    /** The comment above a declaration, without its stars; empty if there is none. */
    private static String comment(Class<?> type, String declaration) {
        Matcher comment = Pattern.compile("(?s)/[*][*]((?:(?![*]/).)*)[*]/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*"
                        + "(?:(?:public|private|static|final|sealed|abstract) )*" + declaration)
                .matcher(of(type));
        return comment.find()
                ? comment.group(1).replaceAll("(?m)^\\s*[*] ?", "").replaceAll("\\s+", " ")
                : "";
    }

    private static String plain(Class<?> type, String text) {
        return TAG.matcher(text).replaceAll(tag -> Matcher.quoteReplacement(spelled(type, tag)));
    }

    private static String spelled(Class<?> type, MatchResult tag) {
        String said = tag.group(2);
        return switch (tag.group(1)) {
            case "code" -> "`" + said + "`";
            case "link" -> "`" + said.replace('#', '.') + "`";
            case "linkplain" -> said.substring(said.indexOf(' ') + 1);
            case "value" -> constant(type, said);
            default -> throw new AssertionError("The manual knows no `" + tag.group() + "`.");
        };
    }

    /** What {@code Limits#MAX_LINES} or {@code #MAX_LENGTH} stands for. */
    private static String constant(Class<?> type, String reference) {
        String owner = reference.substring(0, reference.indexOf('#'));
        String name = reference.substring(reference.indexOf('#') + 1);
        try {
            Class<?> of = owner.isEmpty()
                    ? type
                    : owner.equals("Limits") ? Limits.class : Class.forName(type.getPackageName() + "." + owner);
            Object value = value(of, name);
            return value instanceof String text ? "`" + text + "`" : String.valueOf(value);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The value of a constant, however private. */
    static Object value(Class<?> type, String constant) {
        try {
            Field field = type.getDeclaredField(constant);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The manual cannot read `" + constant + "`.", e);
        }
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type : outermost(outer);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
