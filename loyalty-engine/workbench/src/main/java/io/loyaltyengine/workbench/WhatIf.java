package io.loyaltyengine.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.workbench.data.BadLines;
import io.loyaltyengine.workbench.data.Member;
import io.loyaltyengine.workbench.data.Recording;
import io.loyaltyengine.workbench.whatif.Comparison;
import io.loyaltyengine.workbench.whatif.Report;
import io.loyaltyengine.workbench.whatif.Side;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes recorded transactions through two programmes, and says what differs. */
@Command(name = "what-if", resourceBundle = Workbench.TEXTS)
final class WhatIf implements Callable<Integer> {
    private final Texts texts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "OLD", descriptionKey = "what-if.OLD")
    Path oldRules = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", descriptionKey = "what-if.NEW")
    Path newRules = Path.of("");

    @Parameters(index = "2", arity = "0..1", paramLabel = "DATA", descriptionKey = "what-if.DATA")
    Optional<Path> data = Optional.empty();

    @Option(names = "--coupons", paramLabel = "FILE", descriptionKey = "what-if.coupons")
    Optional<Path> coupons = Optional.empty();

    @Option(names = "--skip-bad", descriptionKey = "what-if.skip-bad")
    boolean skipsBad;

    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "what-if.html")
    Optional<Path> html = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", descriptionKey = "what-if.json")
    Optional<Path> json = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", descriptionKey = "what-if.threads")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--no-progress", descriptionKey = "what-if.no-progress")
    boolean withoutProgress;

    WhatIf(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), texts.of("whatif.no-threads", threads));
        }
        PrintWriter out = spec.commandLine().getOut();
        BadLines bad = skipsBad ? this::leftOut : BadLines.REFUSED;
        Recording recording = data.isPresent() ? Recording.read(data.get(), bad) : Recording.sample();
        CouponCatalogue catalogue = coupons.isPresent() ? catalogue(coupons.get()) : recording.coupons();
        Optional<Side> old = side(oldRules, recording, catalogue);
        Optional<Side> changed = side(newRules, recording, catalogue);
        if (old.isEmpty() || changed.isEmpty()) {
            return Workbench.FOUND;
        }
        Comparison comparison =
                Comparison.of(old.get(), changed.get(), withProgress(recording.members()), threads, unfit -> {
                    if (!skipsBad) {
                        throw unfit;
                    }
                    leftOut(unfit);
                });
        String name = data.map(file -> String.valueOf(file.getFileName())).orElse("Online Retail, Germany");
        Report report = new Report(comparison, name, texts);
        if (html.isPresent()) {
            write(html.get(), report.html());
        }
        if (json.isPresent()) {
            write(json.get(), report.json());
        }
        out.print(report.text());
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private void leftOut(Exception bad) {
        spec.commandLine().getErr().println(texts.of("whatif.skipped", said(bad)));
    }

    private static String said(Throwable problem) {
        return String.valueOf(problem.getMessage());
    }

    /** Empty if its rules do not load; what is wrong is printed. */
    private Optional<Side> side(Path rules, Recording recording, CouponCatalogue catalogue) {
        try {
            return Optional.of(new Side(rules.toString(), recording.engine(RuleSource.directory(rules), catalogue)));
        } catch (RuleLoadException wrong) {
            spec.commandLine().getErr().println(texts.of("whatif.wrong-rules", rules, said(wrong)));
            return Optional.empty();
        }
    }

    private static CouponCatalogue catalogue(Path file) throws IOException {
        JsonMapper mapper =
                JsonMapper.builder().addModule(new LoyaltyJson().module()).build();
        try {
            return CouponCatalogue.of(
                    mapper.readValue(Files.readString(file), new TypeReference<List<CouponDefinition>>() {}));
        } catch (JsonProcessingException broken) {
            String why = broken.getCause() == null
                    ? broken.getOriginalMessage()
                    : broken.getCause().getMessage();
            throw new IOException("`" + file + "` is no list of coupons: " + why, broken);
        } catch (FileSystemException refused) {
            throw new IOException("`" + file + "` cannot be read. Maybe there is no such file.", refused);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (FileSystemException refused) {
            throw new IOException(
                    "`" + file + "` cannot be written. Maybe its directory is missing or read-only.", refused);
        }
    }

    private Iterator<Member> withProgress(List<Member> members) {
        if (withoutProgress || !isTerminal()) {
            return members.iterator();
        }
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(texts.of("whatif.progress"))
                .setUnit(" " + texts.of("whatif.customers"), 1)
                .setInitialMax(members.size())
                .clearDisplayOnFinish();
        return ProgressBar.wrap(members, bar).iterator();
    }

    /** Java 22 to 24 have a console even without a terminal; 17, 21 and 25 do not. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null;
    }
}
