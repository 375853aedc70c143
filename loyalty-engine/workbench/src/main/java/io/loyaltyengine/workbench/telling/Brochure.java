package io.loyaltyengine.workbench.telling;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.loyaltyengine.internal.drl.Part;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import io.loyaltyengine.workbench.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All rules of a programme as a page for its customers, by topic, from the rules' own sentences. What a sentence says of one
 * decision alone, such as its points, is told in general: by the rule's own value where it is always the same, by a word
 * where there is one, and by a mark where there is none. A refusal that says nothing without its values is left out.
 */
public final class Brochure {
    /** Stands for what only a decision can say. */
    private static final String MARK = "…";

    private static final Template TEMPLATE = template();

    private final Texts texts;
    private final ProgrammeFiles files;

    /** Begins the page of a programme in the language of these texts. */
    public Brochure(Texts texts, ProgrammeFiles files) {
        this.texts = texts;
        this.files = files;
    }

    /** For a terminal. */
    public String text() {
        StringBuilder page = new StringBuilder(title()).append('\n');
        topics().forEach((topic, sentences) -> {
            page.append('\n').append(texts.of(topic)).append('\n');
            sentences.forEach(sentence -> page.append("  - ").append(sentence).append('\n'));
        });
        return page.toString();
    }

    /** One page for a browser, which asks for nothing else. */
    public String html() {
        record Topic(String title, List<String> sentences) {}
        List<Topic> told = new ArrayList<>();
        topics().forEach((topic, sentences) -> told.add(new Topic(texts.of(topic), sentences)));
        return TEMPLATE.execute(Map.of("language", texts.isGerman() ? "de" : "en", "title", title(), "topics", told));
    }

    private String title() {
        return texts.of("brochure.title", files.programme().name());
    }

    private Map<String, List<String>> topics() {
        Map<String, List<String>> topics = new LinkedHashMap<>();
        for (String topic : List.of("points", "standing", "rewards", "coupons", "more", "refusals")) {
            topics.put("brochure.topic." + topic, new ArrayList<>());
        }
        for (Rule rule : files.rules().all()) {
            List<String> sentences = topics.get("brochure.topic." + topic(rule));
            String sentence = sentence(rule);
            boolean told = !topic(rule).equals("refusals") || !sentence.contains(MARK);
            if (sentences != null && told && !sentences.contains(sentence)) {
                sentences.add(sentence);
            }
        }
        topics.values().removeIf(List::isEmpty);
        return topics;
    }

    /** By what it decides. */
    private static String topic(Rule rule) {
        return switch (rule.decides().isEmpty() ? "" : rule.decides().get(0)) {
            case "refuse" -> "refusals";
            case "earn", "multiply", "addPercent", "cap", "capBalance", "expirePercent", "expirePoints" -> "points";
            case "award", "tier", "countVisit", "countSpend", "count", "collect" -> "standing";
            case "allow", "donate" -> "rewards";
            case "accept", "issue" -> "coupons";
            default -> "more";
        };
    }

    private String sentence(Rule rule) {
        var said = rule.sentence().filled(name -> general(rule, name), String::valueOf, String::valueOf);
        String sentence = (texts.isGerman() ? said.de() : said.en())
                .replaceAll(" {2,}", " ")
                .replaceAll(" ([.,;:!?])", "$1")
                .strip();
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private Object general(Rule rule, String placeholder) {
        List<Part> parts = rule.parts();
        Optional<String> fixed =
                switch (placeholder) {
                    case "tier" -> given(parts, "tier");
                    case "badge" -> given(parts, "award");
                    case "points" ->
                        parts.stream().anyMatch(part -> part.what().startsWith(".per"))
                                ? Optional.empty()
                                : given(parts, "earn");
                    default -> Optional.empty();
                };
        if (fixed.isPresent()) {
            String text = fixed.get();
            return text.matches("[0-9]{1,15}") ? (Object) Long.valueOf(text) : text;
        }
        String key = "brochure.word." + placeholder;
        return texts.bundle().containsKey(key) ? texts.of(key) : MARK;
    }

    /** What a verb is given first, if that is always the same. */
    private static Optional<String> given(List<Part> parts, String verb) {
        return parts.stream()
                .filter(part -> part.what().equals(verb))
                .map(part -> part.value().replaceFirst(", .*", "").replace("\"", ""))
                .filter(value -> !value.startsWith("$"))
                .findFirst();
    }

    private static Template template() {
        try (InputStream in = Objects.requireNonNull(Brochure.class.getResourceAsStream("brochure.html"))) {
            return Mustache.compiler().escapeHTML(true).compile(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
