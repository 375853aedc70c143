package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.examples.Reference.RuleText;
import io.loyaltyengine.examples.RuleMutants.Mutant;
import io.loyaltyengine.examples.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A slip in a rule is refused when the rules are loaded, or a scenario beside them fails.
 *
 * <p>Some mutants, chosen by chance; {@code -Drule.mutants=all} or the profile {@code rule-mutation} tries every one, and
 * {@code -Drule.mutants.seed=…} those of an earlier run.
 */
class RuleMutantsTest {
    private static final String HOW_MANY = System.getProperty("rule.mutants", "40");
    private static final long SEED = Long.getLong("rule.mutants.seed", new Random().nextInt(1_000_000));

    /** Slips that change nothing that anybody could see. */
    private static final Map<String, String> EQUIVALENT = Map.of();

    /** A programme and its scenarios, which are read once. */
    private record Programme(Map<String, String> files, List<RuleText> rules, List<Scenario> scenarios) {
        static Programme of(Path folder) {
            return new Programme(
                    RuleSource.directory(folder).files(),
                    Reference.rules(folder),
                    Reference.scenarios(folder, Reference.engine(folder)));
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
                return scenarios()
                        .allMatch(scenario -> scenario.failures(engine).isEmpty());
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
    void everySlipIsRefusedOrNoticedByAScenario() {
        List<String> survivors = chosen().stream()
                .filter(tried -> !EQUIVALENT.containsKey(tried.mutant().toString()))
                .filter(Tried::survives)
                .map(tried -> tried.mutant().toString())
                .toList();
        assertThat(survivors).as("survivors; -Drule.mutants.seed=%s", SEED).isEmpty();
    }

    /** A reason for what is no longer there would hide the next one. */
    @Test
    void whatIsSaidToChangeNothingIsAMutant() {
        assertThat(all().map(tried -> tried.mutant().toString())).containsAll(EQUIVALENT.keySet());
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
        return Stream.of(Reference.FOLDER, Reference.CLUB).map(Programme::of).flatMap(Programme::mutants);
    }
}
