package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.examples.retail.Replay;
import io.loyaltyengine.examples.retail.Summary;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.InOrder;
import io.loyaltyengine.workbench.data.OnlineRetail;
import io.loyaltyengine.workbench.data.RetailCoupons;
import io.loyaltyengine.workbench.data.Shopper;
import io.loyaltyengine.workbench.data.Year;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a year of a real shop and prints what the programme would have done. */
@Command(
        name = "retail-year",
        description = "Replays a year of a real shop through the loyalty engine and prints a summary.",
        mixinStandardHelpOptions = true)
public final class RetailYear implements Callable<Integer> {
    private final Function<Optional<Path>, BiFunction<Customer, Transaction, Evaluation>> engines;
    private final Function<Decision, String> json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Online Retail as .csv or .csv.gz; without it, the bundled sample: all customers in Germany.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A directory with programme.json and *.drl; without it, the reference programme.")
    private Optional<Path> rules = Optional.empty();

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "Write every decision to this file, one JSON object per line.")
    private Optional<Path> decisions = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Decide with so many threads, which changes no byte of what is written; without it, with one.")
    private int threads = 1;

    @Option(names = "--no-progress", description = "Show no progress bar.")
    private boolean withoutProgress;

    RetailYear(
            Function<Optional<Path>, BiFunction<Customer, Transaction, Evaluation>> engines,
            Function<Decision, String> json) {
        this.engines = engines;
        this.json = json;
    }

    public static void main(String[] args) {
        int exitCode = commandLine(new RetailYear(RetailYear::engine, new LoyaltyJson()::write))
                .execute(args);
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine(RetailYear retailYear) {
        return new CommandLine(retailYear)
                .setParameterExceptionHandler((problem, args) -> {
                    problem.getCommandLine().getErr().println(problem.getMessage() + " Maybe `--help` helps.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((problem, commandLine, parsed) -> {
                    if (problem instanceof IOException
                            || problem instanceof UncheckedIOException
                            || problem instanceof LoyaltyException) {
                        commandLine.getErr().println(problem.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw problem;
                });
    }

    private static BiFunction<Customer, Transaction, Evaluation> engine(Optional<Path> rules) {
        return engine(rules.map(RuleSource::directory).orElseGet(RetailYear::rules))::evaluate;
    }

    /** The reference programme. */
    public static RuleSource rules() {
        return RuleSource.classpath("rules", RetailYear.class.getClassLoader());
    }

    /** An engine for the shop of Online Retail. */
    public static LoyaltyEngine engine(RuleSource rules) {
        return LoyaltyEngine.builder()
                .rules(rules)
                .currency(OnlineRetail.CURRENCY)
                .zone(OnlineRetail.ZONE)
                .coupons(RetailCoupons.catalogue())
                .build();
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "`--threads` (" + threads + ") must be positive.");
        }
        OnlineRetail retail = file.isPresent() ? OnlineRetail.read(file.get()) : OnlineRetail.sample();
        Stopwatch engine = new Stopwatch(engines.apply(rules));
        Summary summary = new Summary(retail.cleaning());
        Replay replay = new Replay(engine, summary, decision -> {});
        if (decisions.isPresent()) {
            try (Writer writer = open(decisions.get())) {
                replay(retail.shoppers(), replay, this::lines, writer);
            }
        } else {
            replay(retail.shoppers(), replay, year -> "", Writer.nullWriter());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(summary.text());
        out.println(engine.text(threads));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static Writer open(Path decisions) throws IOException {
        try {
            return Files.newBufferedWriter(decisions);
        } catch (FileSystemException refused) {
            throw new IOException(
                    "`" + decisions + "` cannot be written. Maybe its directory is missing or read-only.", refused);
        }
    }

    private void replay(List<Shopper> shoppers, Replay replay, Function<Year, String> lines, Writer writer)
            throws IOException {
        Function<Shopper, Told> work = shopper -> {
            Year year = replay.year(shopper);
            return new Told(year, lines.apply(year));
        };
        try (InOrder<Shopper, Told> told = new InOrder<>(threads, work, withProgress(shoppers))) {
            while (told.hasNext()) {
                Told next = told.next();
                replay.add(next.year);
                write(writer, next.lines);
            }
        }
    }

    private static void write(Writer writer, String lines) throws IOException {
        try {
            writer.write(lines);
        } catch (IOException failed) {
            throw new IOException("The decisions cannot be written: " + failed.getMessage(), failed);
        }
    }

    private Iterator<Shopper> withProgress(List<Shopper> shoppers) {
        if (withoutProgress || !isTerminal()) {
            return shoppers.iterator();
        }
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName("Replaying")
                .setUnit(" customers", 1)
                .setInitialMax(shoppers.size())
                .clearDisplayOnFinish();
        return ProgressBar.wrap(shoppers, bar).iterator();
    }

    /** Java 22 to 24 have a console even without a terminal; 17, 21 and 25 do not. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null;
    }

    private String lines(Year year) {
        StringBuilder lines = new StringBuilder();
        year.decisions().forEach(decision -> lines.append(json.apply(decision)).append('\n'));
        return lines.toString();
    }

    private record Told(Year year, String lines) {}

    /** Times the engine alone: neither the reading of the file nor the summary. */
    private static final class Stopwatch implements BiFunction<Customer, Transaction, Evaluation> {
        private final BiFunction<Customer, Transaction, Evaluation> engine;
        private final LongAdder evaluations = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        Stopwatch(BiFunction<Customer, Transaction, Evaluation> engine) {
            this.engine = engine;
        }

        @Override
        public Evaluation apply(Customer customer, Transaction transaction) {
            long start = System.nanoTime();
            Evaluation evaluation = engine.apply(customer, transaction);
            nanos.add(System.nanoTime() - start);
            evaluations.increment();
            return evaluation;
        }

        String text(int threads) {
            long each = nanos.sum() / threads;
            long perSecond = each == 0 ? 0 : Math.multiplyExact(evaluations.sum(), 1_000_000_000L) / each;
            return String.format(
                    Locale.ROOT,
                    "%nTime in the engine: %,d ms%s, %,d evaluations per second",
                    each / 1_000_000,
                    threads == 1 ? "" : " of each of " + threads + " threads",
                    perSecond);
        }
    }
}
