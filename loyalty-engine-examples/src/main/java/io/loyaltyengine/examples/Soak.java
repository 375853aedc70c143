package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.examples.retail.Replay;
import io.loyaltyengine.examples.retail.Summary;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleChange;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.OnlineRetail;
import io.loyaltyengine.workbench.data.RetailCoupons;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * One engine goes through a year of a real shop again and again. Rules are replaced between, rules with a mistake and bad
 * input are handed in, and every purchase is told twice. A second engine for each programme has said before what is right.
 */
public final class Soak {
    private static final Set<RuleChange.Kind> ANY_CHANGE = EnumSet.allOf(RuleChange.Kind.class);
    private static final RuleSource BROKEN = RuleSource.of(Map.of("badges.drl", "package standing\nrule \"broken"));
    /** So many swaps take rules that were compiled before, then one compiles anew. */
    private static final int SWAPS_PER_COMPILATION = 50;

    private final PrintStream out;
    private final OnlineRetail retail;
    private final List<Programme> programmes;
    private final LoyaltyEngine engine;
    private final LoyaltyJson json = new LoyaltyJson();
    private long evaluations;
    private long wrong;
    private long reloads;
    private long refusedRules;
    private long refusedInputs;
    private long repetitions;

    /** A programme, and what an engine that knows no other answered, in order. */
    private record Programme(RuleSource source, PrebuiltRules prebuilt, List<Evaluation> right) {}

    /** What is in use when all that can go has gone. */
    private record Memory(long kilobytes, int classes) {}

    private Soak(PrintStream out) throws IOException {
        this.out = out;
        this.retail = OnlineRetail.sample();
        ClassLoader loader = Soak.class.getClassLoader();
        List<Programme> all = new ArrayList<>();
        for (String folder : List.of("rules", "rules/club")) {
            RuleSource source = RuleSource.classpath(folder, loader);
            List<Evaluation> right = new ArrayList<>();
            LoyaltyEngine alone = engine(source);
            play((customer, transaction) -> {
                Evaluation evaluation = alone.evaluate(customer, transaction);
                right.add(evaluation);
                return evaluation;
            });
            all.add(new Programme(source, PrebuiltRules.compile(source), right));
        }
        this.programmes = List.copyOf(all);
        this.engine = engine(programmes.get(0).source());
    }

    /** Evaluates as often as the first argument says, or a million times. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (!run(args.length > 0 ? Long.parseLong(args[0]) : 1_000_000, out)) {
            System.exit(1);
        }
    }

    /** Whether every answer was right, and nothing was left behind. */
    static boolean run(long evaluations, PrintStream out) throws IOException, InterruptedException {
        Soak soak = new Soak(out);
        return soak.soaked(evaluations) && soak.wrong == 0;
    }

    private boolean soaked(long enough) throws InterruptedException {
        out.printf(Locale.ROOT, "%12s %10s %10s%n", "evaluations", "heap KB", "classes");
        // What the first rounds load for good is no leak.
        Memory first = new Memory(Long.MAX_VALUE, Integer.MAX_VALUE);
        Memory last = first;
        for (int tenth = 1; tenth <= 10; tenth++) {
            while (evaluations < enough * tenth / 10) {
                round();
            }
            last = memory();
            out.printf(Locale.ROOT, "%,12d %,10d %,10d%n", evaluations, last.kilobytes(), last.classes());
            if (tenth == 2) {
                first = last;
            }
        }
        boolean flat = last.kilobytes() <= first.kilobytes() * 11 / 10 && last.classes() <= first.classes() + 100;
        out.printf(
                Locale.ROOT,
                "%,d reloads, %,d rule sets and %,d inputs refused, %,d transactions told twice: %,d wrong, %s%n",
                reloads,
                refusedRules,
                refusedInputs,
                repetitions,
                wrong,
                flat ? "flat" : "NOT FLAT");
        return flat;
    }

    /** A year by one programme. */
    private void round() {
        Programme programme = programmes.get((int) (reloads % programmes.size()));
        boolean compiled = reloads % SWAPS_PER_COMPILATION == 0;
        engine.replaceRules(compiled ? programme.source() : programme.prebuilt(), ANY_CHANGE);
        reloads++;
        handInBadRules();
        int[] number = {0};
        play((customer, transaction) -> {
            Evaluation evaluation = engine.evaluate(customer, transaction);
            evaluations++;
            if (number[0] % 100 == 0) {
                handInBadInput(customer);
            }
            expect(evaluation.equals(programme.right().get(number[0]++)));
            if (transaction instanceof Purchase) {
                tellAgain(evaluation.customer(), transaction);
            }
            return evaluation;
        });
        expect(number[0] == programme.right().size());
    }

    private void tellAgain(Customer after, Transaction transaction) {
        repetitions++;
        evaluations++;
        expect(engine.evaluate(after, transaction).customer().equals(after));
    }

    private void handInBadRules() {
        RuleSetId before = engine.ruleSet();
        try {
            engine.replaceRules(BROKEN, ANY_CHANGE);
            expect(false);
        } catch (RuleLoadException refused) {
            refusedRules++;
        }
        expect(engine.ruleSet().equals(before));
    }

    private void handInBadInput(Customer customer) {
        try {
            engine.evaluate(customer, DayReached.of("bad", Instant.parse("2011-12-31T00:00:00Z"), "JPY"));
            expect(false);
        } catch (InvalidInputException refused) {
            refusedInputs++;
        }
        try {
            json.readTransaction("{\"schema\":1,\"type\":\"purchase\",\"id\":");
            expect(false);
        } catch (InvalidInputException refused) {
            refusedInputs++;
        }
    }

    private void expect(boolean right) {
        if (!right) {
            wrong++;
        }
    }

    private void play(BiFunction<Customer, Transaction, Evaluation> answer) {
        Replay replay = new Replay(answer, new Summary(retail.cleaning()), decision -> {});
        retail.shoppers().forEach(replay::shopper);
    }

    private static LoyaltyEngine engine(RuleSource source) {
        return LoyaltyEngine.builder()
                .rules(source)
                .currency(OnlineRetail.CURRENCY)
                .zone(OnlineRetail.ZONE)
                .coupons(RetailCoupons.catalogue())
                .build();
    }

    private static Memory memory() throws InterruptedException {
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
            bytes = Math.min(
                    bytes,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return new Memory(
                bytes / 1024, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }
}
