package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.examples.Reference.RuleText;
import io.loyaltyengine.examples.RuleMutants.Mutant;
import io.loyaltyengine.testkit.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A slip in a rule is named when the rules are checked, or a scenario beside them fails.
 *
 * <p>Some mutants, chosen by chance; {@code -Drule.mutants=all} or the profile {@code rule-mutation} tries every one, and
 * {@code -Drule.mutants.seed=…} those of an earlier run.
 */
class RuleMutantsTest {
    private static final String HOW_MANY = System.getProperty("rule.mutants", "40");
    private static final long SEED = Long.getLong("rule.mutants.seed", new Random().nextInt(1_000_000));

    /** Slips that nobody could see, or that are left open, with the reason. */
    private static final Map<Pattern, String> UNNOTICED = Map.ofEntries(
            slip(
                    "(earning|points).drl: (One point for every euro|A point for every euro|Status with every partner"
                            + "|What counts toward a tier|3 percent for good causes): .*(`>` → `>=`|`paid > 0` → ``)",
                    "Of nothing paid comes nothing."),
            slip(
                    "(habits.drl|fixed.drl|earning.drl: A stamp for every coffee):"
                            + " .*(`>` → `>=`|`units\\w+\\(.*\\) > 0` → ``)",
                    "Nothing counts no times."),
            slip(
                    "earning.drl: Tea weeks in June: .*(`>` → `>=`|`paidFor\\(\"TEA\"\\) > 0` → ``)",
                    "Nothing, threefold, is nothing."),
            slip(
                    "caps.drl: At most 300 points from the tea weeks.*`.*month == \"JUNE\".*` → ``",
                    "No rule gives points of this campaign in another month."),
            slip(
                    "coupons.drl: (A known coupon is accepted|A coupon of ours|A coupon of a partner): .*`known` → ``",
                    "What is not known is refused, whatever rules say."),
            slip(
                    "coupons.drl: A coupon is accepted unless something speaks against it: .*(`>` → `>=`|`discount > 0` → ``)",
                    "Of several rules that accept a coupon the first by name speaks."),
            slip(
                    "earning.drl: (A friend is worth 5 stamps|Nobody is their own friend):"
                            + " line \\d: `kind == \"friend-bought\".*` → `(aboutSelf)?`",
                    "The bakery knows no other kind of activity."),
            slip(
                    "redemption.drl: Rewards for points: line \\d: `reward` → ``",
                    "Of several rules that allow a wish the first by name speaks."),
            slip(
                    "standing.drl: (Points are lost|Stamps fade) .*(`>` → `>=`|→ `monthsInactive >= \\d+`)",
                    "Who has none cannot lose any."),
            slip("(badges|streaks).drl: .* → `[^!]*`", "A badge is awarded once."));

    private static Map.Entry<Pattern, String> slip(String regex, String why) {
        return Map.entry(Pattern.compile(regex), why);
    }

    /** A programme and its scenarios, which are read once. */
    private record Programme(
            LoyaltyEngine engine, Map<String, String> files, List<RuleText> rules, List<Scenario> scenarios) {
        static Programme of(Path folder) {
            LoyaltyEngine engine = Reference.engine(folder);
            return new Programme(
                    engine,
                    RuleSource.directory(folder).files(),
                    Reference.rules(folder),
                    Reference.scenarios(folder, engine));
        }

        Stream<Tried> mutants() {
            return rules.stream().flatMap(rule -> RuleMutants.of(rule).stream()).map(mutant -> new Tried(this, mutant));
        }
    }

    private record Tried(Programme programme, Mutant mutant) {
        boolean survives() {
            try {
                LoyaltyEngine engine =
                        LoyaltyEngine.builder().rules(RuleSource.of(files())).build();
                if (!engine.warnings().isEmpty()) {
                    return false;
                }
                return scenarios().allMatch(scenario -> scenario.failure(engine).isEmpty());
            } catch (RuleLoadException refused) {
                return false;
            }
        }

        private Map<String, String> files() {
            Map<String, String> files = new TreeMap<>(programme.files());
            String file = mutant.rule().file() + ".drl";
            files.computeIfPresent(
                    file, (name, text) -> text.replace(mutant.rule().text() + "end", mutant.text() + "end"));
            assertThat(files).isNotEqualTo(programme.files());
            return files;
        }

        /** Those of the rule's own file first: they are most likely to notice. */
        private Stream<Scenario> scenarios() {
            String file = mutant.rule().file() + ".yaml";
            return programme.scenarios().stream()
                    .sorted(Comparator.comparing(scenario -> !scenario.file().equals(file)));
        }
    }

    @Test
    void everySlipIsNamedOrNoticedByAScenario() {
        List<String> survivors = chosen().stream()
                .filter(Tried::survives)
                .map(tried -> tried.mutant().toString())
                .filter(slip -> UNNOTICED.keySet().stream()
                        .noneMatch(known -> known.matcher(slip).matches()))
                .toList();
        assertThat(survivors).as("survivors; -Drule.mutants.seed=%s", SEED).isEmpty();
    }

    /** A reason for what is no longer there would hide the next one. */
    @Test
    void everyReasonIsForAMutant() {
        List<String> all = all().map(tried -> tried.mutant().toString()).toList();
        assertThat(UNNOTICED.keySet()).allSatisfy(known -> assertThat(all).anyMatch(known.asMatchPredicate()));
    }

    private static List<Tried> chosen() {
        List<Tried> mutants = new ArrayList<>(all().toList());
        if (HOW_MANY.equals("all")) {
            return mutants;
        }
        Collections.shuffle(mutants, new Random(SEED));
        return mutants.subList(0, Math.min(mutants.size(), Integer.parseInt(HOW_MANY)));
    }

    private static Stream<Tried> all() {
        return Reference.ALL.stream().map(Programme::of).flatMap(Programme::mutants);
    }
}
