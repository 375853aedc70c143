package io.loyaltyengine;

import io.loyaltyengine.internal.drl.Problems;
import io.loyaltyengine.internal.drl.RuleFile;
import io.loyaltyengine.internal.drl.RuleReader;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.internal.drools.RuleCompiler;
import io.loyaltyengine.internal.drools.RuleLoader;
import io.loyaltyengine.internal.settle.Evaluator;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.CouponCatalogue;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.InvalidInputException;
import io.loyaltyengine.model.LoyaltyException;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.RuleLoadException;
import io.loyaltyengine.model.RuleProblem;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides loyalty: takes a customer's state and a transaction, and answers with decisions and the next state.
 *
 * <p>Compiled once, which takes a second or more; then immutable, thread-safe and fast: make one and share it. It stores
 * nothing and asks no clock: the same inputs give the same answer.
 */
public final class LoyaltyEngine {
    /** The file of a rule source that holds the {@link Programme}. */
    public static final String PROGRAMME_FILE = "programme.json";

    private static final Logger LOG = LoggerFactory.getLogger(LoyaltyEngine.class);

    private final Programme programme;
    private final RuleSetId ruleSet;
    private final Evaluator evaluator;
    private final CouponCatalogue coupons;

    private LoyaltyEngine(Programme programme, CompiledRules compiled, CouponCatalogue coupons) {
        this.programme = programme;
        this.coupons = coupons;
        this.ruleSet = compiled.rules().id(programme.name(), programme.version(), programme.toString());
        this.evaluator = new Evaluator(programme, compiled.rules(), ruleSet, compiled::fire);
    }

    /** Begins an engine; {@link Builder#rules} must follow. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Decides a transaction, with the coupons the engine was built with.
     *
     * @throws io.loyaltyengine.model.InvalidInputException when the inputs do not fit each other or the programme
     * @throws io.loyaltyengine.model.EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluate(Customer customer, Transaction transaction) {
        return evaluate(customer, transaction, coupons);
    }

    /**
     * Decides a transaction, with coupons that come with the call.
     *
     * @throws io.loyaltyengine.model.InvalidInputException when the inputs do not fit each other or the programme
     * @throws io.loyaltyengine.model.EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluate(Customer customer, Transaction transaction, CouponCatalogue catalogue) {
        Evaluation evaluation = evaluator.evaluate(
                present("customer", customer), present("transaction", transaction), present("catalogue", catalogue));
        LOG.debug(
                "{} gave {} decisions",
                evaluation.transaction(),
                evaluation.decisions().size());
        return evaluation;
    }

    /** What the programme says beside its rules. */
    public Programme programme() {
        return programme;
    }

    /** The rules that decide, by name, version and content. */
    public RuleSetId ruleSet() {
        return ruleSet;
    }

    private static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(name, InvalidInputException.Code.MISSING, "is null.");
        }
        return value;
    }

    /** Collects what an engine is made of; not thread-safe. */
    public static final class Builder {
        private @Nullable RuleSource rules;
        private Optional<String> currency = Optional.empty();
        private Optional<ZoneId> zone = Optional.empty();
        private CouponCatalogue coupons = CouponCatalogue.EMPTY;

        private Builder() {}

        /** Sets where the programme comes from. */
        public Builder rules(RuleSource source) {
            this.rules = source;
            return this;
        }

        /** Sets another currency than {@code programme.json} says; ISO 4217, such as {@code EUR}. */
        public Builder currency(String code) {
            this.currency = Optional.of(present("currency", code));
            return this;
        }

        /** Sets another zone than {@code programme.json} says. */
        public Builder zone(ZoneId other) {
            this.zone = Optional.of(present("zone", other));
            return this;
        }

        /** Sets where coupon definitions come from when none come with the call. */
        public Builder coupons(CouponCatalogue catalogue) {
            this.coupons = present("coupons", catalogue);
            return this;
        }

        /**
         * Reads and compiles the rules.
         *
         * @throws io.loyaltyengine.model.RuleLoadException with everything that is wrong with them
         */
        public LoyaltyEngine build() {
            Map<String, String> files = read(present("rules", rules));
            Problems problems = new Problems();
            Optional<Programme> programme = programme(Optional.ofNullable(files.remove(PROGRAMME_FILE)), problems);
            List<RuleFile> ruleFiles = ruleFiles(files, problems);
            RuleSet ruleSet = RuleReader.read(ruleFiles, programme.map(Programme::tiers), problems);
            problems.throwIfAny();
            CompiledRules compiled = RuleLoader.load(ruleSet, RuleCompiler.compile(ruleSet));
            return new LoyaltyEngine(Objects.requireNonNull(programme.orElse(null)), compiled, coupons);
        }

        /** A copy; a source of the host's own may fail in any way it likes. */
        private static Map<String, String> read(RuleSource source) {
            try {
                Map<String, String> files = new TreeMap<>();
                source.files().forEach((name, text) -> files.put(name, Objects.requireNonNull(text)));
                return files;
            } catch (LoyaltyException known) {
                throw known;
            } catch (RuntimeException e) {
                throw new RuleLoadException(List.of(new RuleProblem(
                        "rules", 0, "", "The rule source failed: " + e + ".", "It must answer texts by file name.")));
            }
        }

        private Optional<Programme> programme(Optional<String> json, Problems problems) {
            if (json.isEmpty()) {
                problems.add(new RuleProblem(
                        PROGRAMME_FILE,
                        0,
                        "",
                        "The file is missing.",
                        "It says what the programme is called, its currency, zone and tiers; see `rules/README.md`."));
                return Optional.empty();
            }
            try {
                Programme read = new LoyaltyJson().readProgramme(json.get());
                Programme inCurrency = currency.map(read::withCurrency).orElse(read);
                return Optional.of(zone.map(inCurrency::withZone).orElse(inCurrency));
            } catch (InvalidInputException e) {
                problems.add(new RuleProblem(
                        PROGRAMME_FILE,
                        0,
                        "",
                        String.valueOf(e.getMessage()),
                        "`rules/README.md` shows what the file holds."));
                return Optional.empty();
            }
        }

        private static List<RuleFile> ruleFiles(Map<String, String> files, Problems problems) {
            List<RuleFile> ruleFiles = new ArrayList<>();
            files.forEach((name, text) -> {
                if (name.contains("/")) {
                    problems.add(new RuleProblem(
                            name,
                            0,
                            "",
                            "The file lies in a sub-folder, where it is not read.",
                            "Move it up, beside `" + PROGRAMME_FILE + "`."));
                } else if (!name.endsWith(".drl")) {
                    problems.add(new RuleProblem(
                            name, 0, "", "The name does not end in `.drl`, so it is not read.", "Rename it."));
                } else {
                    ruleFiles.add(new RuleFile(name, text));
                }
            });
            if (ruleFiles.isEmpty() && problems.isEmpty()) {
                problems.add(new RuleProblem("", 0, "", "There is no rule file.", "Maybe the wrong folder?"));
            }
            return ruleFiles;
        }
    }
}
