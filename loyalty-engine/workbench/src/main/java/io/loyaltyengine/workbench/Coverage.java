package io.loyaltyengine.workbench;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.workbench.telling.Tried;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what no scenario tries. It ends with 1 if there is such a thing. */
@Command(name = "coverage", resourceBundle = Workbench.TEXTS)
final class Coverage implements Callable<Integer> {
    private final Texts texts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULES")
    Path rules = Path.of("rules");

    @Option(names = "--all")
    boolean all;

    Coverage(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws IOException {
        LoyaltyEngine engine =
                LoyaltyEngine.builder().rules(RuleSource.directory(rules)).build();
        List<Scenario> scenarios = ScenarioFile.beside(rules, engine).stream()
                .flatMap(file -> file.scenarios().stream())
                .toList();
        Tried tried = new Tried();
        for (Scenario scenario : scenarios) {
            scenario.explanations(engine)
                    .forEach(explained -> tried.add(scenario.file() + ": " + scenario.name(), explained));
        }
        spec.commandLine().getOut().print(tried.text(texts, scenarios.size(), all));
        spec.commandLine().getOut().flush();
        return tried.isComplete() ? 0 : Workbench.FOUND;
    }
}
