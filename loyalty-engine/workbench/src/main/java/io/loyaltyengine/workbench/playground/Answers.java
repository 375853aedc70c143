package io.loyaltyengine.workbench.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.workbench.Texts;
import io.loyaltyengine.workbench.author.Author;
import io.loyaltyengine.workbench.author.Engines;
import io.loyaltyengine.workbench.author.Finding;
import io.loyaltyengine.workbench.author.Findings;
import io.loyaltyengine.workbench.author.Findings.Tried;
import io.loyaltyengine.workbench.author.Location;
import io.loyaltyengine.workbench.author.Manuscript;
import io.loyaltyengine.workbench.data.Recording;
import io.loyaltyengine.workbench.whatif.Comparison;
import io.loyaltyengine.workbench.whatif.Report;
import io.loyaltyengine.workbench.whatif.Side;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the page can ask. With every question come the texts as they are in the editor; nothing of them is kept here. */
final class Answers {
    private static final JsonMapper JSON = new JsonMapper();

    private final Shelf shelf;
    private final Engines engines = new Engines();
    private volatile String report = "";

    Answers(Shelf shelf) {
        this.shelf = shelf;
    }

    /** A question of the page. */
    private interface Question {
        JsonNode answer(JsonNode asked) throws IOException, Shelf.Refused;
    }

    private final Map<String, Question> questions = Map.of(
            "files", this::files,
            "findings", this::findings,
            "completions", this::completions,
            "hover", this::hover,
            "definition", this::definition,
            "try", this::attempt,
            "scenario", this::scenario,
            "scenarios", this::scenarios,
            "what-if", this::whatIf,
            "save", this::save);

    /** The answer to a question; none if there is no such question. */
    Optional<JsonNode> to(String question, JsonNode asked) throws IOException, Shelf.Refused {
        Question known = questions.get(question);
        return known == null ? Optional.empty() : Optional.of(known.answer(asked));
    }

    private JsonNode files(JsonNode asked) throws IOException {
        ObjectNode files = JSON.createObjectNode();
        shelf.read()
                .files()
                .forEach((name, text) -> files.putObject(name).put("text", text).put("version", Shelf.version(text)));
        return files;
    }

    private static Manuscript manuscript(JsonNode asked) {
        SortedMap<String, String> files = new TreeMap<>();
        asked.path("files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asText()));
        return new Manuscript(files);
    }

    private JsonNode findings(JsonNode asked) {
        return written(Findings.inRules(manuscript(asked)));
    }

    private static ArrayNode written(Collection<Finding> findings) {
        ArrayNode written = JSON.createArrayNode();
        for (Finding finding : findings) {
            place(written.addObject(), finding.where())
                    .put("line", finding.line())
                    .put("column", finding.column())
                    .put("error", finding.isError())
                    .put("message", finding.message())
                    .put("hint", finding.hint());
        }
        return written;
    }

    private static ObjectNode place(ObjectNode node, Location where) {
        return node.put("file", where.file()).put("from", where.from()).put("to", where.to());
    }

    private JsonNode completions(JsonNode asked) {
        ArrayNode written = JSON.createArrayNode();
        author(asked).completions(file(asked), at(asked)).forEach(completion -> place(
                        written.addObject(), completion.where())
                .put("label", completion.label())
                .put("kind", completion.kind().name())
                .put("says", completion.says())
                .put("text", completion.text())
                .put("caret", completion.caret()));
        return written;
    }

    private JsonNode hover(JsonNode asked) {
        ObjectNode written = JSON.createObjectNode();
        author(asked).hover(file(asked), at(asked)).ifPresent(hover -> place(written, hover.where())
                .put("says", hover.says()));
        return written;
    }

    private JsonNode definition(JsonNode asked) {
        ObjectNode written = JSON.createObjectNode();
        author(asked).definition(file(asked), at(asked)).ifPresent(where -> place(written, where));
        return written;
    }

    private static Author author(JsonNode asked) {
        return new Author(manuscript(asked));
    }

    private static String file(JsonNode asked) {
        return asked.path("file").asText();
    }

    private static int at(JsonNode asked) {
        return Math.max(0, asked.path("at").asInt());
    }

    /** Tries something; {@code loaded} is false if the rules are not fit for it. */
    private JsonNode attempt(JsonNode asked) {
        ObjectNode written = JSON.createObjectNode();
        Optional<LoyaltyEngine> engine = engines.of(manuscript(asked));
        written.put("loaded", engine.isPresent());
        ArrayNode problems = written.putArray("problems");
        ArrayNode evaluations = written.putArray("evaluations");
        // The rules that did not fire, each with what kept it from that.
        ArrayNode whyNot = written.putArray("whyNot");
        engine.ifPresent(rules -> {
            Attempt attempt = Attempt.of(asked.path("attempt").asText(), rules);
            attempt.problems().forEach(problems::add);
            attempt.written().forEach(evaluations::add);
            attempt.silent().forEach(rule -> {
                ArrayNode failed = whyNot.addObject()
                        .put("rule", rule.rule())
                        .put("subject", rule.subject())
                        .putArray("failed");
                rule.failed().forEach(answer -> failed.addObject()
                        .put("en", answer.text().en())
                        .put("de", answer.text().de()));
            });
        });
        return written;
    }

    /** What was tried as a scenario; nothing if nothing came of it. */
    private JsonNode scenario(JsonNode asked) {
        ObjectNode written = JSON.createObjectNode();
        engines.of(manuscript(asked))
                .map(rules -> Attempt.of(asked.path("attempt").asText(), rules))
                .filter(attempt -> attempt.problems().isEmpty())
                .ifPresent(attempt ->
                        written.put("text", attempt.scenario(asked.path("name").asText())));
        return written;
    }

    private JsonNode scenarios(JsonNode asked) {
        ObjectNode written = JSON.createObjectNode();
        Manuscript manuscript = manuscript(asked);
        Optional<LoyaltyEngine> engine = engines.of(manuscript);
        written.put("loaded", engine.isPresent());
        ArrayNode all = written.putArray("tried");
        engine.ifPresent(rules -> {
            List<Tried> tried = Findings.tried(manuscript, rules);
            tried.forEach(one -> all.addObject()
                    .put("file", one.file())
                    .put("line", one.line())
                    .put("name", one.name())
                    .put("failure", one.failure()));
            written.set("findings", written(Findings.inScenarios(manuscript, rules, tried)));
        });
        return written;
    }

    /** Takes the year that comes along through the saved rules and those in the editor; what comes of it is the report. */
    private JsonNode whatIf(JsonNode asked) throws IOException {
        ObjectNode written = JSON.createObjectNode();
        Texts texts = Texts.in(asked.path("language").asText());
        try {
            Recording recording = Recording.sample();
            Comparison comparison = Comparison.of(
                    side(texts.of("whatif.saved"), shelf.read(), recording),
                    side(texts.of("whatif.edited"), manuscript(asked), recording),
                    recording.members().iterator(),
                    1,
                    unfit -> {
                        throw unfit;
                    });
            report = new Report(comparison, "Online Retail", texts).html();
            written.put("loaded", true);
        } catch (RuleLoadException refused) {
            written.put("loaded", false);
        }
        return written;
    }

    private static Side side(String name, Manuscript manuscript, Recording recording) {
        return new Side(name, recording.engine(RuleSource.of(manuscript.rules()), recording.coupons()));
    }

    /** The latest report, a page of its own; empty if there is none. */
    String report() {
        return report;
    }

    private JsonNode save(JsonNode asked) throws IOException, Shelf.Refused {
        String version = shelf.save(
                file(asked), asked.path("text").asText(), asked.path("version").asText());
        return JSON.createObjectNode().put("version", version);
    }
}
