package io.loyaltyengine.workbench.telling;

import io.loyaltyengine.internal.drl.Part;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.workbench.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How two programmes differ, in words: what was added, removed and changed, number by number. */
public final class Differences {
    /** The keys of the texts that tell a comparison. */
    private static final Map<String, String> NAMES = Map.of(
            ">=",
            "atLeast",
            ">",
            "moreThan",
            "<=",
            "atMost",
            "<",
            "lessThan",
            "==",
            "equal",
            "!=",
            "other",
            "in",
            "oneOf");

    private final Texts texts;
    private final String language;
    private final ProgrammeFiles before;
    private final ProgrammeFiles after;
    private final StringBuilder lines = new StringBuilder();

    /** Compares one with what it became. */
    public Differences(Texts texts, ProgrammeFiles before, ProgrammeFiles after) {
        this.texts = texts;
        this.language = texts.isGerman() ? "de" : "en";
        this.before = before;
        this.after = after;
    }

    /** The lines; empty if nothing differs. */
    public String text() {
        programme();
        Map<String, Rule> old = byName(before);
        Map<String, Rule> now = byName(after);
        Map<Rule, Rule> renamed = renamed(old, now);
        section(
                "diff.renamed",
                renamed.entrySet(),
                one -> line(1, one.getKey().name() + " → " + one.getValue().name()));
        Map<Rule, Rule> changed = new LinkedHashMap<>();
        old.forEach((name, rule) -> {
            Rule other = now.get(name);
            if (other != null && isChanged(rule, other)) {
                changed.put(rule, other);
            }
        });
        section("diff.changed", changed.entrySet(), one -> changed(one.getKey(), one.getValue()));
        section("diff.added", only(now, old, renamed.values()), this::whole);
        section("diff.removed", only(old, now, renamed.keySet()), this::whole);
        return lines.toString();
    }

    private static Map<String, Rule> byName(ProgrammeFiles files) {
        return files.rules().all().stream()
                .collect(Collectors.toMap(Rule::name, rule -> rule, (a, b) -> a, LinkedHashMap::new));
    }

    private static List<Rule> only(Map<String, Rule> here, Map<String, Rule> there, Collection<Rule> but) {
        return here.values().stream()
                .filter(rule -> !there.containsKey(rule.name()) && !but.contains(rule))
                .toList();
    }

    /** A rule that asks and decides the same under another name. */
    private static Map<Rule, Rule> renamed(Map<String, Rule> old, Map<String, Rule> now) {
        Map<Rule, Rule> renamed = new LinkedHashMap<>();
        for (Rule rule : only(old, now, List.of())) {
            only(now, old, renamed.values()).stream()
                    .filter(other -> other.meaning().equals(rule.meaning()))
                    .findFirst()
                    .ifPresent(other -> renamed.put(rule, other));
        }
        return renamed;
    }

    private static boolean isChanged(Rule before, Rule after) {
        return !before.meaning().equals(after.meaning()) || !before.wording().equals(after.wording());
    }

    private void programme() {
        record Field(String name, Object before, Object after) {}
        Programme old = before.programme();
        Programme now = after.programme();
        List<Field> fields = new ArrayList<>(List.of(
                new Field("name", old.name(), now.name()),
                new Field("version", old.version(), now.version()),
                new Field("currency", old.currency(), now.currency()),
                new Field("zone", old.zone(), now.zone()),
                new Field("tiers", old.tiers(), now.tiers()),
                new Field(
                        "pointValue",
                        old.pointValue().toPlainString(),
                        now.pointValue().toPlainString()),
                new Field("accounts", old.accounts().keySet(), now.accounts().keySet()),
                new Field("returns", old.takesBack(), now.takesBack()),
                new Field("holidays", old.holidays(), now.holidays()),
                new Field("leapDay", old.movesLeapDayTo(), now.movesLeapDayTo())));
        fields.removeIf(field -> field.before().equals(field.after()));
        section(
                "diff.programme",
                fields,
                field -> line(1, texts.of("diff.from", field.name(), told(field.before()), told(field.after()))));
    }

    private static String told(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private <T> void section(String key, Collection<T> what, Consumer<T> tell) {
        if (!what.isEmpty()) {
            lines.append(lines.isEmpty() ? "" : "\n").append(texts.of(key)).append('\n');
            what.forEach(tell);
        }
    }

    private void line(int depth, String text) {
        lines.append("    ".repeat(depth)).append(text).append('\n');
    }

    private void whole(Rule rule) {
        line(1, rule.name() + "  (" + rule.file().name() + ")");
        line(2, "\"" + rule.said(language) + "\"");
    }

    private void changed(Rule old, Rule now) {
        line(1, old.name() + "  (" + now.file().name() + ":" + now.line() + ")");
        if (old.stage() != now.stage()) {
            line(
                    2,
                    texts.of(
                            "diff.from",
                            "package",
                            old.stage().word(),
                            now.stage().word()));
        }
        List<Part> gone = new ArrayList<>(old.parts());
        List<Part> come = new ArrayList<>(now.parts());
        now.parts().forEach(part -> {
            if (gone.remove(part)) {
                come.remove(part);
            }
        });
        for (Part part : List.copyOf(gone)) {
            Optional<Part> other =
                    come.stream().filter(one -> one.what().equals(part.what())).findFirst();
            other.ifPresent(one -> {
                line(2, texts.of("diff.from", part.what(), told(part), told(one)));
                gone.remove(part);
                come.remove(one);
            });
        }
        gone.forEach(
                part -> line(2, texts.of("diff.less", part.what(), told(part)).stripTrailing()));
        come.forEach(
                part -> line(2, texts.of("diff.more", part.what(), told(part)).stripTrailing()));
        for (String spoken : List.of("en", "de")) {
            if (!old.said(spoken).equals(now.said(spoken))) {
                line(2, texts.of("diff.said", spoken.toUpperCase(Locale.ROOT), old.said(spoken), now.said(spoken)));
            }
        }
    }

    private String told(Part part) {
        return part.operator().isEmpty()
                ? part.value()
                : texts.of("compared." + NAMES.get(part.operator()), part.value());
    }
}
