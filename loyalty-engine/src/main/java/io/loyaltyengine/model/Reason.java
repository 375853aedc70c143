package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why something was decided: which rule of which rule set. All decisions of one rule share one reason; its sentence is put
 * into words for each of them when it is {@linkplain Decision#text asked for}.
 *
 * <p>Two reasons are equal when they name the same rule of the same rule set, which by its hash is the same to the letter.
 * Immutable and thread-safe.
 */
public final class Reason {
    private final String rule;
    private final RuleSetId ruleSet;
    private final SortedMap<String, String> tags;
    private final Function<Decision, Sentence> wording;

    /**
     * A reason that puts itself into words.
     *
     * @param rule its name; for what the engine settles by itself, what it did
     * @param ruleSet the rules it belongs to
     * @param tags what the rule says beside, such as {@code celebrate: high-five}; the engine makes nothing of it
     * @param wording makes the sentence of a decision of its components, and never fails
     */
    public Reason(
            String rule, RuleSetId ruleSet, SortedMap<String, String> tags, Function<Decision, Sentence> wording) {
        this.rule = Check.name("rule", rule);
        this.ruleSet = Check.present("ruleSet", ruleSet);
        this.tags = Check.map("tags", tags, Limits.MAX_ATTRIBUTES, Check::name);
        this.wording = Check.present("wording", wording);
    }

    /** A reason of which the sentence is known, for one decision. */
    public Reason(String rule, Sentence text, RuleSetId ruleSet) {
        this(rule, text, ruleSet, new TreeMap<>());
    }

    /** A reason of which the sentence is known, for one decision, with tags. */
    public Reason(String rule, Sentence text, RuleSetId ruleSet, SortedMap<String, String> tags) {
        this(rule, ruleSet, tags, decision -> text);
        Check.present("text", text);
    }

    /** The name of the rule that decided; for what the engine settles by itself, what it did. */
    public String rule() {
        return rule;
    }

    /** The rules that decided. */
    public RuleSetId ruleSet() {
        return ruleSet;
    }

    /** What the rule says beside, by name, such as {@code celebrate: high-five}; the engine makes nothing of it. */
    public SortedMap<String, String> tags() {
        return tags;
    }

    /** The sentence of a decision with this reason. */
    Sentence text(Decision decision) {
        return wording.apply(decision);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reason reason && rule.equals(reason.rule) && ruleSet.equals(reason.ruleSet);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, ruleSet);
    }

    @Override
    public String toString() {
        return "Reason[rule=" + rule + ", ruleSet=" + ruleSet + "]";
    }
}
