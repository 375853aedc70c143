package io.loyaltyengine.testkit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.testkit.Scenario.Expected;
import io.loyaltyengine.testkit.Scenario.Said;
import io.loyaltyengine.testkit.Scenario.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the scenarios of one file from YAML, in the words of the library's JSON. */
final class ScenarioReader {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    static final List<String> KEYS =
            List.of("scenario", "coupons", "given", "when", "then", "never", "after", "progress");
    private static final Map<String, Class<? extends Decision>> KINDS = LoyaltyJson.decisionKinds();

    private final Path file;
    private final Usual usual;
    private final List<String> rules;
    private final List<String> accounts = new ArrayList<>();
    private final LoyaltyJson json = new LoyaltyJson();
    private final Set<String> names = new HashSet<>();
    private final List<ScenarioProblem> problems = new ArrayList<>();

    ScenarioReader(Path file, LoyaltyEngine engine) {
        this.file = file;
        this.usual = new Usual(engine.programme());
        this.rules = engine.ruleNames();
        this.accounts.add(Account.POINTS);
        this.accounts.addAll(engine.programme().accounts().keySet());
    }

    /** What cannot be read is named as in a folder of rules. */
    ScenarioFile read() {
        try {
            if (!Files.exists(file)) {
                problem(0, "", "this is a link that leads nowhere. Maybe its target has moved.");
            } else if (!Files.isRegularFile(file)) {
                // To open a pipe would wait until somebody writes into it.
                problem(0, "", "this is no file, but a pipe, a socket or a device. Put a file in its place.");
            } else if (Files.size(file) > Limits.MAX_RULE_FILE_BYTES) {
                problem(0, "", "the file is longer than " + Limits.MAX_RULE_FILE_BYTES + " bytes. Split it.");
            } else {
                return read(Files.readString(file));
            }
        } catch (CharacterCodingException e) {
            problem(0, "", "the file is no UTF-8 text. Save it as UTF-8 in your editor.");
        } catch (IOException e) {
            problem(0, "", "the file cannot be read: `" + e + "`.");
        }
        return new ScenarioFile(file, List.of(), problems);
    }

    ScenarioFile read(String text) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Entry entry : entries(text)) {
            String name = entry.node().path("scenario").asText("");
            try {
                if (name.isBlank()) {
                    throw new Mistake("it must begin with `- scenario:` and a sentence.");
                }
                if (!names.add(name)) {
                    throw new Mistake("there are two scenarios of this name. Rename one.");
                }
                Said said = said(entry.node());
                if (said.expectsNothing()) {
                    throw new Mistake("it expects nothing. Say what must come true: `then`, `never`, `after` or"
                            + " `progress`.");
                }
                scenarios.add(new Scenario(name(), entry.line(), name, said));
            } catch (Mistake | InvalidInputException e) {
                problem(
                        entry.line(),
                        name.isBlank() ? "scenario " + entry.number() : "\"" + name + "\"",
                        String.valueOf(e.getMessage()));
            }
        }
        return new ScenarioFile(file, scenarios, problems);
    }

    /** One scenario without its name, which need not expect anything. */
    ScenarioFile attempt(String text) {
        List<Scenario> scenarios = new ArrayList<>();
        try {
            JsonNode node = YAML.readTree(text);
            Mistake.unlessKnown("what is tried", node, List.of("coupons", "given", "when"));
            scenarios.add(new Scenario(name(), 1, name(), said(node)));
        } catch (JsonProcessingException e) {
            noYaml(e);
        } catch (Mistake | InvalidInputException e) {
            problem(0, "", String.valueOf(e.getMessage()));
        }
        return new ScenarioFile(file, scenarios, problems);
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private void problem(int line, String scenario, String message) {
        String place = name() + (line == 0 ? "" : ":" + line);
        problems.add(new ScenarioProblem(
                name(), line, place + ": " + (scenario.isEmpty() ? "" : scenario + ": ") + message));
    }

    private void noYaml(JsonProcessingException e) {
        // A message of several lines quotes the file in those that are indented.
        String why = e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "));
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        problems.add(new ScenarioProblem(name(), line, name() + ":" + line + ": this is no YAML: " + why));
    }

    /** What stands in a file of scenarios, with the line in which it begins. */
    private record Entry(int number, int line, JsonNode node) {}

    private List<Entry> entries(String text) {
        if (!file.toString().endsWith(".yaml")) {
            problem(0, "", "a file of scenarios has a name that ends in `.yaml`.");
            return List.of();
        }
        try {
            JsonNode document = YAML.readTree(text);
            if (document.isArray()) {
                return entries(text, document);
            }
            problem(0, "", "a file of scenarios is a list, each beginning with `- scenario:`.");
        } catch (JsonProcessingException e) {
            noYaml(e);
        }
        return List.of();
    }

    /** A tree knows no lines, so the text is read once more. */
    private static List<Entry> entries(String text, JsonNode document) throws JsonProcessingException {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser parser = YAML.createParser(text)) {
            parser.nextToken();
            for (JsonNode node : document) {
                parser.nextToken();
                entries.add(new Entry(
                        entries.size() + 1, parser.currentTokenLocation().getLineNr(), node));
                parser.skipChildren();
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private Said said(JsonNode node) throws Mistake {
        Mistake.unlessKnown("a scenario", node, KEYS);
        for (String key : KEYS) {
            if (Mistake.isEmpty(node.path(key))) {
                throw new Mistake("`" + key + "` says nothing. Fill it in, or delete it.");
            }
        }
        JsonNode after = node.path("after");
        if (!after.isMissingNode() && !after.isObject()) {
            throw Mistake.noObject("after", after);
        }
        refuseUnknownState(after);
        Said said = new Said(
                given(node.path("given")),
                coupons(list("coupons", node)),
                steps(list("when", node)),
                expected("then", node),
                expected("never", node),
                after,
                list("progress", node));
        for (Expected unwanted : said.never()) {
            refuseMisspelt(unwanted.values().path("reason").path("rule"));
        }
        return said;
    }

    /** What nobody has can well be expected to be `null`. */
    private void refuseUnknownState(JsonNode after) throws Mistake {
        List<String> known = new ArrayList<>(components(Customer.class));
        known.add("balance");
        Mistake.unlessKnown("after", after, known);
        refuseUnknown("after.history", History.class, after.path("history"));
        refuseUnknown("after.tier", TierStanding.class, after.path("tier"));
        Mistake.unlessKnown("after.accounts", after.path("accounts"), accounts);
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    /** A rule that there is not never decides; what is like no rule may be what the engine says by itself. */
    private void refuseMisspelt(JsonNode rule) throws Mistake {
        if (rule.isTextual() && !rules.contains(rule.asText())) {
            Optional<String> near = Mistake.nearest(rule.asText(), rules);
            if (near.isPresent()) {
                throw new Mistake("there is no rule `" + rule.asText() + "`. Maybe `" + near.get() + "`.");
            }
        }
    }

    private Optional<Customer> given(JsonNode given) throws Mistake {
        if (given.asText().equals("guest")) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readCustomer(usual.customer(given).toString()));
        } catch (InvalidInputException e) {
            throw e.within("given");
        }
    }

    private CouponCatalogue coupons(List<JsonNode> coupons) throws Mistake {
        List<CouponDefinition> definitions = new ArrayList<>();
        for (JsonNode coupon : coupons) {
            try {
                definitions.add(json.readCoupon(usual.coupon(coupon).toString()));
            } catch (InvalidInputException e) {
                throw e.within("coupons[" + definitions.size() + "]");
            }
        }
        return CouponCatalogue.of(definitions);
    }

    private List<Step> steps(List<JsonNode> when) throws Mistake {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : when) {
            if (!step.isObject() || step.size() != 1) {
                throw new Mistake("each step of `when` is one transaction, such as `- purchase: {lines: [9.99]}`.");
            }
            String type = step.fieldNames().next();
            steps.add(usual.step(type, step.path(type), steps));
        }
        if (steps.isEmpty()) {
            throw new Mistake("`when` is missing; without a transaction nothing is decided.");
        }
        return steps;
    }

    private static List<Expected> expected(String key, JsonNode node) throws Mistake {
        List<Expected> all = new ArrayList<>();
        for (JsonNode entry : list(key, node)) {
            if (!entry.isTextual() && !(entry.isObject() && entry.size() == 1)) {
                throw new Mistake("each entry of `" + key + "` is one kind of decision, such as"
                        + " `- PointsEarned: {points: 9}`, but there is `" + entry + "`.");
            }
            String kind =
                    entry.isTextual() ? entry.asText() : entry.fieldNames().next();
            Class<?> type = KINDS.get(kind);
            if (type == null) {
                throw new Mistake("there is no decision `" + kind + "`.", kind, KINDS.keySet());
            }
            JsonNode values = entry.isTextual() ? YAML.createObjectNode() : entry.path(kind);
            if (!values.isObject()) {
                throw Mistake.noObject(kind, values);
            }
            refuseUnknown(kind, type, values);
            all.add(new Expected(kind, values));
        }
        return all;
    }

    /** A misspelt value of a decision that must not be made would never be found. */
    private static void refuseUnknown(String what, Class<?> type, JsonNode values) throws Mistake {
        if (!type.isRecord() || !values.isObject()) {
            return;
        }
        Mistake.unlessKnown(what, values, components(type));
        for (var component : type.getRecordComponents()) {
            Class<?> of = component.getType() == Reason.class ? SpelledOut.class : component.getType();
            refuseUnknown(what + "." + component.getName(), of, values.path(component.getName()));
        }
    }

    /** What a document holds of a {@link Reason}. */
    record SpelledOut(String rule, Sentence text, RuleSetId ruleSet, Map<String, String> tags) {}

    private static List<JsonNode> list(String key, JsonNode scenario) throws Mistake {
        JsonNode node = scenario.path(key);
        if (!node.isMissingNode() && !node.isArray()) {
            throw new Mistake("`" + key + "` is a list; begin each entry with `- `.");
        }
        List<JsonNode> entries = new ArrayList<>();
        node.forEach(entries::add);
        return entries;
    }
}
