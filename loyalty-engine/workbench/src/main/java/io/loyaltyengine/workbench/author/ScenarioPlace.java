package io.loyaltyengine.workbench.author;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltyengine.testkit.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a file of scenarios. YAML says by indentation what belongs to what, and so can be asked line by line. */
final class ScenarioPlace {
    private static final JsonNode SCHEMA = schema();
    /** A key that is being typed, perhaps as the entry of a list. */
    private static final Pattern TYPED = Pattern.compile("^( *)(- )?(\\w*)$");
    /** The kind of a decision, and in its braces a key that is being typed. */
    private static final Pattern IN_BRACES = Pattern.compile("(\\w+): *\\{(?:[^{}]*[,{])?\\s*(\\w*)$");

    private final Manuscript manuscript;
    private final String file;
    private final int at;
    private final String text;
    private final String line;

    ScenarioPlace(Manuscript manuscript, String file, int at) {
        this.manuscript = manuscript;
        this.file = file;
        this.text = manuscript.text(file);
        this.at = Math.min(at, text.length());
        int start = text.lastIndexOf('\n', this.at - 1) + 1;
        int end = text.indexOf('\n', this.at);
        this.line = text.substring(start, end < 0 ? text.length() : end);
    }

    private static JsonNode schema() {
        try (InputStream schema =
                Objects.requireNonNull(Scenario.class.getResourceAsStream("scenario.schema.json"), "schema")) {
            return new JsonMapper().readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this line says for a key, if the place is in its value or name. */
    Optional<String> value(String key) {
        Matcher said = Pattern.compile("\\b" + key + ": *(\"[^\"]*\"|'[^']*'|[^,}\\n]+)")
                .matcher(line);
        int column = at - (text.lastIndexOf('\n', at - 1) + 1);
        while (said.find()) {
            if (said.start() <= column && column <= said.end()) {
                String value = said.group(1).strip();
                boolean quoted = value.startsWith("\"") || value.startsWith("'");
                return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return Optional.empty();
    }

    List<Completion> completions() {
        String before = text.substring(text.lastIndexOf('\n', at - 1) + 1, at);
        Matcher rule = Pattern.compile("\\brule: *(.*)$").matcher(before);
        if (rule.find()) {
            return named(
                    manuscript.ruleNames().keySet().stream().toList(),
                    at - rule.group(1).length(),
                    "");
        }
        Matcher inBraces = IN_BRACES.matcher(before);
        if (inBraces.find()) {
            return keys(fields(inBraces.group(1)), at - inBraces.group(2).length());
        }
        Matcher typed = TYPED.matcher(before);
        if (!typed.matches()) {
            return List.of();
        }
        int from = at - typed.group(3).length();
        String section = section(typed.group(1).length());
        return switch (section) {
            case "" -> typed.group(2) == null ? keys(properties(), from) : named(List.of("scenario"), from, ": ");
            case "then", "never" -> keysWith(kinds(), from, ": {|}");
            case "when" -> keysWith(transactions(), from, ": {|}");
            default -> List.of();
        };
    }

    /** The key of a scenario under which a line of this indentation stands. */
    private String section(int indentation) {
        if (indentation <= 2) {
            return "";
        }
        String[] above = text.substring(0, at).split("\n", -1);
        for (int i = above.length - 2; i >= 0; i--) {
            Matcher key = Pattern.compile("^(?:- |  )(\\w+):.*").matcher(above[i]);
            if (key.matches()) {
                return Objects.requireNonNull(key.group(1));
            }
        }
        return "";
    }

    private static JsonNode properties() {
        return SCHEMA.path("items").path("properties");
    }

    private static JsonNode transactions() {
        return properties().path("when").path("items").path("properties");
    }

    private static JsonNode kinds() {
        return SCHEMA.path("definitions").path("decision").findPath("properties");
    }

    /** What a decision of this kind, or a transaction, holds. */
    private static JsonNode fields(String kind) {
        JsonNode transaction = transactions().path(kind).path("properties");
        return transaction.isMissingNode()
                ? SCHEMA.path("definitions").path("expected" + kind).path("properties")
                : transaction;
    }

    private List<Completion> keys(JsonNode properties, int from) {
        return keysWith(properties, from, ": ");
    }

    private List<Completion> keysWith(JsonNode properties, int from, String behind) {
        List<Completion> completions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            completions.add(completion(
                    property.getKey(), property.getValue().path("description").asText(""), from, behind));
        }
        return completions;
    }

    private List<Completion> named(List<String> names, int from, String behind) {
        return names.stream().map(name -> completion(name, "", from, behind)).toList();
    }

    private Completion completion(String name, String says, int from, String behind) {
        String text = name + behind.replace("|", "");
        int caret = behind.indexOf('|');
        return new Completion(
                name,
                Completion.Kind.NAME,
                says,
                new Location(file, from, at),
                text,
                caret < 0 ? text.length() : name.length() + caret);
    }
}
