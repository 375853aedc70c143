package io.loyaltyengine.workbench;

import io.loyaltyengine.workbench.playground.Playground;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the playground until it is stopped. */
@Command(name = "serve", resourceBundle = Workbench.TEXTS)
final class Serve implements Callable<Integer> {
    private final Texts texts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULES")
    Path rules = Path.of("rules");

    @Option(names = "--port", paramLabel = "PORT")
    int port;

    Serve(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Playground playground =
                Playground.open(rules, port, texts.bundle().getLocale().getLanguage())) {
            out.println(texts.of("serve.open", playground.address()));
            out.println(texts.of("serve.end"));
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }
}
