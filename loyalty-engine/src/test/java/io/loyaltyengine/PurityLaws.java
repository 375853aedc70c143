package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** The same state, transaction and rules give the same answer, whatever happens around the engine. */
@Domain(Shopping.class)
@Domain(DomainContext.Global.class)
class PurityLaws {
    private static final int THREADS = 8;
    private static final PrebuiltRules PREBUILT = PrebuiltRules.compile(Programmes.REFERENCE);

    private final LoyaltyEngine engine = Programmes.reference();

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void manyThreadsGetWhatOneThreadGets(@ForAll Shopping.Story story) throws Exception {
        List<Shopper.Turn> turns = story.played(engine).turns();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<List<Evaluation>> again = () -> evaluated(turns, story.catalogue());
            for (Future<List<Evaluation>> answer : threads.invokeAll(Collections.nCopies(4 * THREADS, again))) {
                assertThat(answer.get()).isEqualTo(answers(turns));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The engine under test has served every story before; an engine made for one call has served nobody. */
    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void whoHasBeenServedBeforeDoesNotMatter(@ForAll Shopping.Story story) {
        for (Shopper.Turn turn : story.played(engine).turns()) {
            LoyaltyEngine fresh = Programmes.engine(PREBUILT);
            assertThat(turn.evaluation())
                    .isEqualTo(fresh.evaluate(turn.before(), turn.transaction(), story.catalogue()));
        }
    }

    /** Nobody need make up a transaction to show how far a customer is. */
    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void progressIsWhatWouldBeSaidIfSomebodyLooked(@ForAll Shopping.Story story) {
        for (Shopper.Turn turn : story.played(engine).turns()) {
            Instant at = turn.transaction().at();
            assertThat(engine.progress(turn.after(), at))
                    .isEqualTo(engine.evaluate(turn.after(), DayReached.of("somebody looks", at, "EUR"))
                            .progress());
        }
    }

    @Test
    void anEvaluationThatFailsLeavesNothingBehind() {
        LoyaltyEngine failing = Programmes.of("""
                package earning
                rule "A million for one" @en("x") @de("x")
                when Purchase( paid > 0 ) then decide.earn(1000000).per(1); end
                """);
        Customer regular = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 1, 1));
        Purchase purchase = costing("14.90");
        Purchase huge = costing("9000000000.00");
        Evaluation expected = failing.evaluate(regular, purchase);
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> failing.evaluate(regular, huge)).isInstanceOf(EvaluationException.class);
            assertThat(failing.evaluate(regular, purchase)).isEqualTo(expected);
        }
    }

    private static Purchase costing(String price) {
        return Purchase.of("order-1")
                .at(Instant.parse("2026-03-14T12:00:00Z"))
                .currency("EUR")
                .line("mug", "HOME", 1, price)
                .build();
    }

    @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void neitherLocaleNorZoneOfTheMachineMatters(@ForAll Shopping.Story story) {
        List<Shopper.Turn> turns = story.played(engine).turns();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String other : List.of("ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "en-US")) {
                Locale.setDefault(Locale.forLanguageTag(other));
                TimeZone.setDefault(TimeZone.getTimeZone("GMT-" + other.length() % 12));
                assertThat(evaluated(turns, story.catalogue())).isEqualTo(answers(turns));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void aThreadThatIsInterruptedDecidesAllTheSameAndStaysInterrupted(@ForAll Shopping.Story story) {
        List<Shopper.Turn> turns = story.played(engine).turns();
        boolean stillInterrupted;
        List<Evaluation> answers;
        Thread.currentThread().interrupt();
        try {
            answers = evaluated(turns, story.catalogue());
        } finally {
            stillInterrupted = Thread.interrupted();
        }
        assertThat(answers).isEqualTo(answers(turns));
        assertThat(stillInterrupted).isTrue();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfLinesDoesNotMatter(@ForAll Shopping.Story story, @ForAll Random random) {
        for (Shopper.Turn turn : story.played(engine).turns()) {
            if (turn.transaction() instanceof Purchase purchase) {
                List<Line> shuffled = new ArrayList<>(purchase.lines());
                Collections.shuffle(shuffled, random);
                Purchase other = new Purchase(
                        purchase.id(),
                        purchase.at(),
                        purchase.currency(),
                        purchase.channel(),
                        purchase.partner(),
                        shuffled,
                        purchase.coupons(),
                        purchase.tenders(),
                        purchase.attributes(),
                        purchase.redeem(),
                        Account.POINTS);
                assertThat(engine.evaluate(turn.before(), other, story.catalogue()))
                        .isEqualTo(turn.evaluation());
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfRulesAndFilesDoesNotMatter(@ForAll Shopping.Story story) {
        assertThat(Programmes.reversed().ruleSet()).isEqualTo(engine.ruleSet());
        for (Shopper.Turn turn : story.played(engine).turns()) {
            assertThat(Programmes.reversed().evaluate(turn.before(), turn.transaction(), story.catalogue()))
                    .isEqualTo(turn.evaluation());
        }
    }

    private static List<Evaluation> answers(List<Shopper.Turn> turns) {
        return turns.stream().map(Shopper.Turn::evaluation).toList();
    }

    private List<Evaluation> evaluated(List<Shopper.Turn> turns, CouponCatalogue catalogue) {
        return turns.stream()
                .map(turn -> engine.evaluate(turn.before(), turn.transaction(), catalogue))
                .toList();
    }
}
