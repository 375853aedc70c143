package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drl.Template;
import io.loyaltyengine.internal.vocabulary.Placeholders;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.RuleSetId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The reasons of one rule set: one for each sentence, however many decisions have it. Thread-safe. */
final class Reasons {
    private static final SortedMap<String, String> NO_TAGS = new TreeMap<>();

    private final RuleSetId ruleSet;
    private final Wording wording;
    /** By the template, of which each rule and each saying has its own. */
    private final Map<Template, Reason> reasons = new ConcurrentHashMap<>();

    Reasons(RuleSetId ruleSet, Programme programme, RuleSet rules) {
        this.ruleSet = ruleSet;
        this.wording = new Wording(programme);
        rules.all().forEach(rule -> reasons.put(rule.sentence(), made(rule.name(), rule.tags(), rule.sentence())));
    }

    /** Why a rule decided. */
    Reason of(Rule rule) {
        return by(rule.name(), rule.sentence());
    }

    /** Why the engine itself decided. */
    Reason of(Saying saying) {
        return by(saying.title(), saying.sentence());
    }

    Reason by(String speaker, Template sentence) {
        Reason known = reasons.get(sentence);
        return known != null ? known : reasons.computeIfAbsent(sentence, template -> made(speaker, NO_TAGS, template));
    }

    private Reason made(String speaker, SortedMap<String, String> tags, Template sentence) {
        return new Reason(
                speaker,
                ruleSet,
                tags,
                decision -> wording.filled(sentence, placeholder -> Placeholders.value(decision, placeholder)));
    }

    List<Refusal> worded(List<Objection> objections) {
        return objections.stream().map(objection -> objection.worded(wording)).toList();
    }
}
