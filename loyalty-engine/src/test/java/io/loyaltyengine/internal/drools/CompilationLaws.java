package io.loyaltyengine.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleFile;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.till.Evaluator;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Nothing but what has changed need be compiled again. */
class CompilationLaws {
    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theSameRulesGiveTheSameBytesInWhateverOrderAndByWhateverName(@ForAll Random random) {
        List<RuleFile> files = new SomeCampaigns(random, 5).files(8);
        List<RuleFile> others = new ArrayList<>();
        files.forEach(file -> others.add(new RuleFile(
                "again-" + file.name(), file.text().replaceFirst("rule \"", "rule \"" + random.nextInt(9) + " "))));
        Collections.shuffle(others, random);
        Compilation one = RuleCompiler.compile(SomeCampaigns.read(files));
        Compilation other = RuleCompiler.compile(SomeCampaigns.read(others));
        assertThat(other.files().keySet()).isEqualTo(one.files().keySet());
        one.files()
                .forEach((path, bytes) ->
                        assertThat(other.files().get(path)).as(path).isEqualTo(bytes));
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatWasCompiledOrLoadedBeforeMakesNoDifference(@ForAll Random random) {
        List<RuleFile> files = new SomeCampaigns(random, 5).files(8);
        RuleSet before = SomeCampaigns.read(files.subList(0, 20));
        RuleSet after = SomeCampaigns.read(files.subList(5, 32));
        Compilation compiledBefore = RuleCompiler.compile(before);
        CompiledRules loadedBefore = RuleLoader.load(before, compiledBefore);

        long seed = random.nextLong();
        CompiledRules anew = RuleLoader.load(after, RuleCompiler.compile(after));
        CompiledRules fromDisk =
                RuleLoader.load(after, RuleCompiler.compile(after.all(), after.vocabulary(), compiledBefore));
        List<Rule> notAtHand = CompiledRules.anew(after, loadedBefore);
        Compilation others = RuleCompiler.compile(notAtHand, after.vocabulary(), Compilation.NONE);
        CompiledRules fromMemory = RuleLoader.load(after, others, loadedBefore);
        assertThat(others.files().keySet().stream().filter(path -> path.endsWith(".plan")))
                .as("What is at hand is not compiled.")
                .hasSizeLessThanOrEqualTo(12);
        assertThat(decided(fromDisk, seed)).isEqualTo(decided(anew, seed));
        assertThat(decided(fromMemory, seed)).isEqualTo(decided(anew, seed));
        assertThat(decided(anew, seed)).contains("PointsEarned");
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void howeverOftenRulesAreReplacedNotManyAreHeldInVain(@ForAll Random random) {
        List<RuleFile> files = new ArrayList<>(new SomeCampaigns(random, 5).files(8));
        Compilation compiled = RuleCompiler.compile(SomeCampaigns.read(files));
        CompiledRules loaded = RuleLoader.load(SomeCampaigns.read(files.subList(0, 12)), compiled);
        int takenOver = 0;
        for (int i = 0; i < 100; i++) {
            List<RuleFile> next = oneOfEachHome(loaded);
            Collections.shuffle(files, random);
            files.stream()
                    .filter(file -> !next.contains(file))
                    .limit(12 - next.size())
                    .forEach(next::add);
            RuleSet rules = SomeCampaigns.read(next);
            CompiledRules before = loaded.keptFor(rules);
            takenOver += before == null ? 0 : 1;
            loaded = RuleLoader.load(rules, compiled, before);
            assertThat(held(loaded)).isLessThanOrEqualTo(2 * 12 + 20);
        }
        assertThat(takenOver).isBetween(50, 99);
    }

    /** Of rules that were loaded together, one: those of all the others are held in vain. */
    private static List<RuleFile> oneOfEachHome(CompiledRules loaded) {
        Map<RuleClassLoader, RuleFile> some = new HashMap<>();
        for (Rule rule : loaded.rules().all()) {
            some.put(Objects.requireNonNull(loaded.like(rule)).home(), rule.file());
        }
        return new ArrayList<>(some.values());
    }

    private static int held(CompiledRules loaded) {
        return loaded.rules().all().stream()
                .map(rule -> Objects.requireNonNull(loaded.like(rule)).home())
                .distinct()
                .mapToInt(RuleClassLoader::rules)
                .sum();
    }

    private static String decided(CompiledRules rules, long seed) {
        Evaluator evaluator =
                Decide.evaluator(SomeCampaigns.PROGRAMME, rules.rules(), new RuleSetId("many", "1", "hash"), rules);
        SomeCampaigns campaigns = new SomeCampaigns(new Random(seed), 5);
        StringBuilder decided = new StringBuilder();
        Customer customer = campaigns.customer();
        Instant now = Instant.parse("2024-01-01T08:00:00Z");
        for (int i = 0; i < 200; i++) {
            Transaction next = campaigns.next("t" + i, now);
            Evaluation evaluation = evaluator.evaluate(customer, next, CouponCatalogue.EMPTY);
            decided.append(evaluation.decisions()).append(evaluation.trace());
            customer = evaluation.customer();
            now = next.at();
        }
        return decided.toString();
    }
}
