package io.loyaltyengine.workbench;

import io.loyaltyengine.RuleSource;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import io.loyaltyengine.workbench.telling.Differences;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how two programmes differ. As diff does, it ends with 1 if they do. */
@Command(name = "diff", resourceBundle = Workbench.TEXTS)
final class Diff implements Callable<Integer> {
    private final Texts texts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "OLD")
    Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW")
    Path now = Path.of("");

    Diff(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() {
        String text = new Differences(texts, read(old), read(now)).text();
        spec.commandLine().getOut().print(text.isEmpty() ? texts.of("diff.same") + "\n" : text);
        spec.commandLine().getOut().flush();
        return text.isEmpty() ? 0 : Workbench.FOUND;
    }

    /** Read, which takes no compiler. */
    static ProgrammeFiles read(Path folder) {
        RuleSource source = RuleSource.directory(folder);
        return ProgrammeFiles.read(source::files, UnaryOperator.identity());
    }
}
