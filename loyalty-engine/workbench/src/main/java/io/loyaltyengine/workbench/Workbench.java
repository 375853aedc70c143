package io.loyaltyengine.workbench;

import io.loyaltyengine.error.LoyaltyException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: every question that the author of rules has is a command. */
@Command(
        name = "workbench",
        resourceBundle = Workbench.TEXTS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            NewProgramme.class,
            Check.class,
            Explain.class,
            WhatIf.class,
            Coverage.class,
            Diff.class,
            BrochureCommand.class,
            Serve.class,
            Lsp.class,
            Prebuild.class
        })
public final class Workbench implements Runnable {
    static final String TEXTS = "io.loyaltyengine.workbench.texts";

    /** Something is wrong with what was looked at: rules do not load, a scenario fails. */
    static final int FOUND = 1;
    /** What was to be read or written is not there, or not as it should be. */
    static final int FAILED = 3;

    private static final String LANGUAGE = "--language";

    @Option(names = LANGUAGE, paramLabel = "en|de", scope = ScopeType.INHERIT)
    String language = "en";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private Workbench() {}

    /** Without a command it says what it can do. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs one command, and ends with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        System.exit(run(out, err, args));
    }

    /** Runs one command, and answers its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine(Texts.in(language(List.of(args))), out, err).execute(args);
    }

    private static CommandLine commandLine(Texts texts, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Workbench(), new Commands(texts));
        return line.setResourceBundle(texts.bundle())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((thrown, at, parsed) -> failed(thrown, err));
    }

    /** What the author can mend is said; everything else is a mistake of this program. */
    private static int failed(Exception thrown, PrintWriter err) throws Exception {
        if (thrown instanceof LoyaltyException || thrown instanceof IOException) {
            err.println(thrown.getMessage());
            return FAILED;
        }
        throw thrown;
    }

    /** The language must be known before the options are read, since these are told in it, too. */
    private static String language(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith(LANGUAGE + "=")) {
                return args.get(i).substring(LANGUAGE.length() + 1);
            }
            if (args.get(i).equals(LANGUAGE) && i + 1 < args.size()) {
                return args.get(i + 1);
            }
        }
        return Locale.getDefault().getLanguage();
    }

    private static PrintWriter utf8(FileDescriptor file) {
        return new PrintWriter(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }
}
