package io.loyaltyengine.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.RuleFile;
import io.loyaltyengine.internal.drl.RuleRunner;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.index.RuleIndex;
import io.loyaltyengine.internal.till.Evaluator;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Who looks rules up decides what he decides who asks every one of them. */
class RuleIndexLaws {
    /** So many rules of each stage. */
    private static final int RULES = 40;
    /** So many transactions are decided, {@code -Dindex.evaluations=} for more; and other rules come after some of them. */
    private static final int EVALUATIONS = Integer.getInteger("index.evaluations", 1_500);

    private static final int BY_THE_SAME_RULES = 50_000;
    private static final int OF_ONE_CUSTOMER = 50;

    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theIndexChangesNoDecisionAndNoTrace(@ForAll Random random) throws ReflectiveOperationException {
        for (int left = EVALUATIONS; left > 0; left -= BY_THE_SAME_RULES) {
            decideTwice(Math.min(left, BY_THE_SAME_RULES), random);
        }
    }

    /** What both ways have in common. */
    private abstract static class Plain implements RuleRunner {
        private final Map<Stage, List<CompiledRule>> all;

        Plain(Map<Stage, List<CompiledRule>> all) {
            this.all = all;
        }

        List<CompiledRule> of(Stage stage) {
            return Objects.requireNonNull(all.get(stage));
        }

        @Override
        public void speak(Stage stage, Recorder recorder) {
            of(stage).forEach(rule -> rule.speak(recorder, recorder.room(1)));
        }
    }

    private static void decideTwice(int evaluations, Random random) throws ReflectiveOperationException {
        SomeCampaigns campaigns = new SomeCampaigns(random, 6 + random.nextInt(20));
        RuleSet rules = SomeCampaigns.read(campaigns.files(RULES));
        Map<Stage, List<CompiledRule>> all = RuleLoader.read(rules, RuleCompiler.compile(rules), null);
        Map<Stage, RuleIndex> indexes = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            indexes.put(stage, RuleIndex.of(rules.of(stage), 1 + random.nextInt(4)));
        }
        long[] asked = new long[2];
        Evaluator plain = evaluator(rules, new Plain(all) {
            @Override
            public void fire(Stage stage, Recorder recorder, Object... facts) {
                for (CompiledRule rule : of(stage)) {
                    rule.fire(recorder, facts, recorder.room(rule.places()));
                    asked[0]++;
                }
            }
        });
        Evaluator indexed = evaluator(rules, new Plain(all) {
            @Override
            public void fire(Stage stage, Recorder recorder, Object... facts) {
                BitSet concerned = Objects.requireNonNull(indexes.get(stage)).concerned(facts);
                for (int place : concerned.stream().toArray()) {
                    CompiledRule rule = of(stage).get(place);
                    rule.fire(recorder, facts, recorder.room(rule.places()));
                    asked[1]++;
                }
            }
        });
        Customer customer = campaigns.customer();
        Instant now = Instant.EPOCH;
        for (int i = 0; i < evaluations; i++) {
            if (i % OF_ONE_CUSTOMER == 0) {
                customer = campaigns.customer();
                now = Instant.parse("2024-01-01T08:00:00Z");
            }
            Transaction next = campaigns.next("t" + i, now);
            Evaluation expected = plain.evaluate(customer, next, CouponCatalogue.EMPTY);
            Evaluation found = indexed.evaluate(customer, next, CouponCatalogue.EMPTY);
            assertThat(found.decisions()).isEqualTo(expected.decisions());
            assertThat(found.trace()).isEqualTo(expected.trace());
            assertThat(found.customer()).isEqualTo(expected.customer());
            customer = expected.customer();
            now = next.at();
        }
        assertThat(asked[1]).as("An index that finds all rules proves nothing.").isLessThan(asked[0] / 4 * 3);
    }

    /** What the vocabulary says of a word is for authors; a state may be older than that. */
    @Example
    void nothingIsRequiredButWhatTheConditionsSay() {
        List<RuleFile> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(new RuleFile(
                    i + ".drl",
                    "package earning\nrule \"" + i + "\" @en(\"A\") @de(\"B\") when Customer( lastDays(9).spend < "
                            + (1 + i) + " ) then decide.earn(1); end"));
        }
        RuleIndex index = RuleIndex.of(SomeCampaigns.read(files).of(Stage.EARNING));
        LocalDate day = LocalDate.of(2024, 5, 1);
        Customer empty = Customer.enrolled("anna", "EUR", day);
        Totals owing = new Totals(new BigDecimal("-5.00"), -5, 1, 1);
        TreeMap<LocalDate, Totals> days = new TreeMap<>(Map.of(day, owing));
        Customer customer = new Customer(
                empty.id(),
                empty.currency(),
                empty.enrolledOn(),
                empty.profile(),
                empty.accounts(),
                new History(owing, Optional.of(day), Optional.of(day), days),
                empty.tier(),
                empty.tallies(),
                empty.booked(),
                empty.issued());
        Object[] facts = {new CustomerFact(customer, day, SomeCampaigns.PROGRAMME)};
        assertThat(index.isEmpty()).isFalse();
        assertThat(index.concerned(facts).cardinality()).isEqualTo(20);
    }

    private static Evaluator evaluator(RuleSet rules, RuleRunner runner) {
        return Decide.evaluator(SomeCampaigns.PROGRAMME, rules, new RuleSetId("many", "1", "hash"), runner);
    }
}
