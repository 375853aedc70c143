package io.loyaltyengine.workbench;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.workbench.telling.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides one transaction, and says of every rule why it fired, or why not. */
@Command(name = "explain", resourceBundle = Workbench.TEXTS)
final class Explain implements Callable<Integer> {
    private static final LoyaltyJson JSON = new LoyaltyJson();

    private final Texts texts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--rules", paramLabel = "RULES")
    Path rules = Path.of("rules");

    @Option(names = "--scenario", paramLabel = "NAME")
    String scenario = "";

    @Option(names = "--coupon", paramLabel = "COUPON")
    List<Path> coupons = new ArrayList<>();

    @Option(names = "--all")
    boolean all;

    @Parameters(arity = "0..2", paramLabel = "DOCUMENT")
    List<Path> documents = new ArrayList<>();

    Explain(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws IOException {
        boolean named = !scenario.isEmpty();
        if (documents.size() != (named ? 0 : 2)) {
            throw new ParameterException(spec.commandLine(), texts.of("explain.what"));
        }
        LoyaltyEngine engine =
                LoyaltyEngine.builder().rules(RuleSource.directory(rules)).build();
        Explanation explained = named ? ofScenario(engine) : ofDocuments(engine);
        spec.commandLine().getOut().print(new Account(texts, explained, all).text());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Explanation ofScenario(LoyaltyEngine engine) throws IOException {
        List<Scenario> scenarios = ScenarioFile.beside(rules, engine).stream()
                .flatMap(file -> file.scenarios().stream())
                .toList();
        Scenario found = scenarios.stream()
                .filter(one -> one.name().equals(scenario))
                .findFirst()
                .or(() -> only(scenarios))
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), texts.of("explain.none", scenario, rules)));
        List<Explanation> steps = found.explanations(engine);
        return steps.get(steps.size() - 1);
    }

    /** Whoever types need not type the whole sentence, if no other begins like that. */
    private Optional<Scenario> only(List<Scenario> scenarios) {
        List<Scenario> beginning = scenarios.stream()
                .filter(one -> one.name().startsWith(scenario))
                .toList();
        return beginning.size() == 1 ? Optional.of(beginning.get(0)) : Optional.empty();
    }

    private Explanation ofDocuments(LoyaltyEngine engine) throws IOException {
        List<CouponDefinition> defined = new ArrayList<>();
        for (Path coupon : coupons) {
            defined.add(read(coupon, JSON::readCoupon));
        }
        return engine.explain(
                read(documents.get(0), JSON::readCustomer),
                read(documents.get(1), JSON::readTransaction),
                CouponCatalogue.of(defined));
    }

    /** What is wrong with a document is said with its name. */
    private static <T> T read(Path file, Function<byte[], T> reader) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException(
                    "`" + file + "` cannot be read: " + e.getClass().getSimpleName() + ".", e);
        }
        try {
            return reader.apply(bytes);
        } catch (InvalidInputException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
