package io.loyaltyengine.workbench;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.workbench.data.BadLines;
import io.loyaltyengine.workbench.data.Member;
import io.loyaltyengine.workbench.data.Recording;
import io.loyaltyengine.workbench.data.Year;
import io.loyaltyengine.workbench.telling.Tried;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    @Parameters(index = "1", arity = "0..1", paramLabel = "DATA")
    Optional<Path> data = Optional.empty();

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
        if (data.isPresent()) {
            spec.commandLine().getOut().print(fired(Recording.read(data.get(), BadLines.REFUSED)));
        }
        spec.commandLine().getOut().flush();
        return tried.isComplete() ? 0 : Workbench.FOUND;
    }

    /** How often each rule fired upon recorded transactions; those that never did come first. */
    private String fired(Recording recording) {
        LoyaltyEngine engine = recording.engine(RuleSource.directory(rules), recording.coupons());
        SortedMap<String, Long> fired = new TreeMap<>();
        engine.ruleNames().forEach(rule -> fired.put(rule, 0L));
        for (Member member : recording.members()) {
            Year year = Year.of(member.posted(), engine.programme(), engine::evaluate);
            year.evaluations().forEach(evaluation -> evaluation
                    .trace()
                    .forEach(one -> fired.computeIfPresent(one.rule(), (rule, times) -> times + 1)));
        }
        StringBuilder lines = new StringBuilder("\n" + texts.of("coverage.data", data.orElseThrow()) + "\n");
        fired.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(rule -> lines.append(String.format("%,12d  %s%n", rule.getValue(), rule.getKey())));
        return lines.toString();
    }
}
