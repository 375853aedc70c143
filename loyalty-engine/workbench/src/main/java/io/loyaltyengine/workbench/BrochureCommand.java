package io.loyaltyengine.workbench;

import io.loyaltyengine.workbench.telling.Brochure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells all rules to customers. */
@Command(name = "brochure", resourceBundle = Workbench.TEXTS)
final class BrochureCommand implements Callable<Integer> {
    private final Texts texts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULES")
    Path rules = Path.of("rules");

    @Option(names = "--html", paramLabel = "FILE")
    Optional<Path> html = Optional.empty();

    BrochureCommand(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws IOException {
        Brochure brochure = new Brochure(texts, Diff.read(rules));
        if (html.isPresent()) {
            Files.writeString(html.get(), brochure.html());
        } else {
            spec.commandLine().getOut().print(brochure.text());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
