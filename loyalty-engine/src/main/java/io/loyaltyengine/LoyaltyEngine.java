package io.loyaltyengine;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.load.Changes;
import io.loyaltyengine.internal.load.LoadedRules;
import io.loyaltyengine.internal.load.PrebuiltFile;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import io.loyaltyengine.internal.load.RuleLoading;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.RuleChange;
import io.loyaltyengine.model.RuleCheck;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.Offer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides loyalty: takes a customer's state and a transaction, and answers with decisions and the next state.
 *
 * <p>Compiled once, which takes a second or more, or loaded {@linkplain PrebuiltRules prebuilt} in a fraction of that;
 * then thread-safe and fast: make one and share it. It stores nothing and asks no clock: the same inputs give the same
 * answer. Nothing about it changes but its rules, when they are {@linkplain #replaceRules replaced}.
 */
public final class LoyaltyEngine {
    /** The file of a rule source that holds the {@link Programme}. */
    public static final String PROGRAMME_FILE = ProgrammeFiles.PROGRAMME_FILE;

    private static final Logger LOG = LoggerFactory.getLogger(LoyaltyEngine.class);

    private final RuleLoading loading;
    private final CouponCatalogue coupons;
    private final @Nullable EvaluationObserver observer;
    private final Object replacing = new Object();
    private volatile LoadedRules rules;

    private LoyaltyEngine(
            RuleLoading loading,
            RuleSource source,
            CouponCatalogue coupons,
            @Nullable EvaluationObserver observer,
            @Nullable LoadedRules before) {
        this.loading = loading;
        this.coupons = coupons;
        this.observer = observer;
        this.rules = load(source, read(source), before);
    }

    private ProgrammeFiles read(RuleSource source) {
        return loading.read(source::files, prebuilt(source));
    }

    private static Optional<PrebuiltFile> prebuilt(RuleSource source) {
        return source instanceof PrebuiltRules prebuilt ? Optional.of(prebuilt.file()) : Optional.empty();
    }

    private LoadedRules load(RuleSource source, ProgrammeFiles files, @Nullable LoadedRules before) {
        LoadedRules loaded = loading.load(files, prebuilt(source), before);
        files.warnings().forEach(warning -> LOG.warn("{}", warning));
        return loaded;
    }

    /** Begins an engine; {@link Builder#rules} must follow. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Decides a transaction, with the coupons the engine was built with.
     *
     * <p>One that the state knows by its id is refused with {@code ALREADY_PROCESSED}: through the last day of its
     * {@linkplain io.loyaltyengine.model.Returns return window}, and from then on until something is booked on a later day,
     * be it a purchase or a day that lets points expire. Afterwards it would be booked a second time; and likewise, if the
     * customer has {@value io.loyaltyengine.error.Limits#MAX_ENTRIES} others in their windows, all of which end later. Who
     * may be asked again after that stores the answer by the transaction's id.
     *
     * @throws io.loyaltyengine.error.InvalidInputException when the inputs do not fit each other or the programme
     * @throws io.loyaltyengine.error.EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluate(Customer customer, Transaction transaction) {
        return evaluate(customer, transaction, coupons);
    }

    /**
     * Decides a transaction, with coupons that come with the call. What the catalogue throws comes through as it is.
     *
     * @throws io.loyaltyengine.error.InvalidInputException when the inputs do not fit each other or the programme
     * @throws io.loyaltyengine.error.EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluate(Customer customer, Transaction transaction, CouponCatalogue catalogue) {
        // Who observes nothing pays nothing for it.
        return observer == null
                ? decided(customer, transaction, catalogue)
                : observer.observe(() -> decided(customer, transaction, catalogue));
    }

    private Evaluation decided(Customer customer, Transaction transaction, CouponCatalogue catalogue) {
        return logged(rules.evaluate(
                Check.present("customer", customer),
                Check.present("transaction", transaction),
                Check.present("catalogue", catalogue)));
    }

    /**
     * Decides what somebody buys who is no member, or brings back, with the coupons the engine was built with.
     *
     * @throws io.loyaltyengine.error.InvalidInputException when the transaction does not fit the programme
     * @throws io.loyaltyengine.error.EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluateGuest(Transaction transaction) {
        return evaluateGuest(transaction, coupons);
    }

    /**
     * Decides what somebody buys who is no member, or brings back: which coupons take effect, and what comes back.
     *
     * <p>Nothing is earned or counted. A coupon that asks who the customer is, or that one customer may use only so often, is
     * refused ({@code CUSTOMER_REQUIRED}). Of a guest only what was decided is worth storing, for the day on which the goods
     * come back; the {@linkplain Evaluation#customer state} is no member's.
     *
     * @param transaction a purchase, or the refund of one
     * @throws io.loyaltyengine.error.InvalidInputException when the transaction does not fit the programme, or is none of
     *     a guest's
     * @throws io.loyaltyengine.error.EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluateGuest(Transaction transaction, CouponCatalogue catalogue) {
        return observer == null
                ? decidedForGuest(transaction, catalogue)
                : observer.observe(() -> decidedForGuest(transaction, catalogue));
    }

    private Evaluation decidedForGuest(Transaction transaction, CouponCatalogue catalogue) {
        return logged(
                rules.evaluateGuest(Check.present("transaction", transaction), Check.present("catalogue", catalogue)));
    }

    /**
     * Decides a transaction and says of every rule why it fired or not, with the coupons the engine was built with.
     *
     * @throws io.loyaltyengine.error.InvalidInputException when the inputs do not fit each other or the programme
     * @throws io.loyaltyengine.error.EvaluationException when a rule fails
     */
    public Explanation explain(Customer customer, Transaction transaction) {
        return explain(customer, transaction, coupons);
    }

    /**
     * Decides a transaction as {@link #evaluate} does, and says of every rule of the programme why it fired or not: how each
     * of its conditions was answered, with what was required and what was there. For authors and support, not for every
     * purchase: it takes many times as long.
     *
     * @throws io.loyaltyengine.error.InvalidInputException when the inputs do not fit each other or the programme
     * @throws io.loyaltyengine.error.EvaluationException when a rule fails
     */
    public Explanation explain(Customer customer, Transaction transaction, CouponCatalogue catalogue) {
        return rules.explain(
                Check.present("customer", customer),
                Check.present("transaction", transaction),
                Check.present("catalogue", catalogue));
    }

    /**
     * Decides what a guest buys or brings back as {@link #evaluateGuest} does, and says of every rule why it fired or not.
     *
     * @throws io.loyaltyengine.error.InvalidInputException when the transaction does not fit the programme, or is none of
     *     a guest's
     * @throws io.loyaltyengine.error.EvaluationException when a rule fails
     */
    public Explanation explainGuest(Transaction transaction, CouponCatalogue catalogue) {
        return rules.explainGuest(Check.present("transaction", transaction), Check.present("catalogue", catalogue));
    }

    /** What a customer could present at a moment, of the coupons the engine was built with. */
    public List<Offer> offers(Customer customer, Instant at) {
        return offers(customer, at, coupons);
    }

    /**
     * What a customer could present at a moment: the coupons that the rules of the stage {@code coupons} refuse for nothing but
     * what is not bought yet. The verdict is that of the till; what is still missing is said in its words.
     *
     * <p>The most personal come first: issued copies, then what is for the customer alone, a favourite or the latest of what
     * was collected, a segment, a tier, a first purchase; then by priority, by what is over sooner, and by code. Whether two of
     * them go together only a purchase can tell. Nothing is decided, and the state stays as it is.
     *
     * @param catalogue whose {@linkplain CouponCatalogue#all() coupons} are looked through, besides those that were issued to
     *     the customer
     * @throws io.loyaltyengine.error.InvalidInputException when customer and moment do not fit the programme
     * @throws io.loyaltyengine.error.EvaluationException when a rule or the catalogue fails
     */
    public List<Offer> offers(Customer customer, Instant at, CouponCatalogue catalogue) {
        return rules.offers(
                Check.present("customer", customer), Check.moment("at", at), Check.present("catalogue", catalogue));
    }

    /**
     * How far a customer is, at a moment, from what rules give: what {@link Evaluation#progress} would say if somebody looked
     * then. Nothing is decided, and the state stays as it is.
     *
     * @throws io.loyaltyengine.error.InvalidInputException when customer and moment do not fit the programme
     * @throws io.loyaltyengine.error.EvaluationException when a rule fails
     */
    public List<Progress> progress(Customer customer, Instant at) {
        return rules.progress(Check.present("customer", customer), Check.moment("at", at));
    }

    private static Evaluation logged(Evaluation evaluation) {
        LOG.debug(
                "{} gave {} decisions",
                evaluation.transaction(),
                evaluation.decisions().size());
        return evaluation;
    }

    /**
     * Puts other rules in the place of these, while evaluations go on.
     *
     * <p>The new rules are read and compiled completely first. Evaluations that are under way then end by the old
     * rules, those that begin later go by the new ones, and each says in {@link Evaluation#ruleSet} which decided it.
     * Currency, zone, coupons and cache stay as the engine was built with. One replacement goes on at a time.
     *
     * <p>Rules that {@linkplain RuleChange.Kind#losesCustomers stored customers} could no longer fit are refused: when a
     * tier is gone, or amounts are in another currency.
     *
     * @return the rules that decide from now on
     * @throws io.loyaltyengine.error.RuleLoadException with everything that is wrong with the new rules; the old ones
     *     go on deciding
     */
    public RuleSetId replaceRules(RuleSource source) {
        return replaceRules(source, Set.of());
    }

    /**
     * Puts other rules in the place of these, even if some stored customers fit no more.
     *
     * @param accepted what may happen to stored customers
     * @return the rules that decide from now on
     * @throws io.loyaltyengine.error.RuleLoadException with everything that is wrong with the new rules; the old ones
     *     go on deciding
     */
    public RuleSetId replaceRules(RuleSource source, Set<RuleChange.Kind> accepted) {
        Check.present("rules", source);
        Set<RuleChange.Kind> wanted = Set.copyOf(Check.list("accepted", accepted, RuleChange.Kind.values().length));
        synchronized (replacing) {
            ProgrammeFiles files = read(source);
            Changes.refuseLosses(Changes.between(rules, files), wanted);
            LoadedRules loaded = load(source, files, rules);
            LOG.info("From now on {} decides, in the place of {}", loaded.ruleSet(), rules.ruleSet());
            rules = loaded;
            return loaded.ruleSet();
        }
    }

    /**
     * Another engine, with other rules and all else as in this one, which goes on deciding by its own. Of the rules, those
     * are not compiled again that ask and say the same.
     *
     * @throws io.loyaltyengine.error.RuleLoadException with everything that is wrong with the rules
     */
    public LoyaltyEngine with(RuleSource source) {
        return new LoyaltyEngine(loading, Check.present("rules", source), coupons, observer, rules);
    }

    /**
     * Says what is wrong with other rules, and what would change with them, without loading them.
     *
     * <p>They are read, which finds what an author can do wrong, but not compiled. What the engine was built with, such as
     * another currency, holds for them too.
     */
    public RuleCheck check(RuleSource source) {
        Check.present("rules", source);
        return loading.check(source::files, rules);
    }

    /**
     * What the author of the rules that decide should look at, by file and line.
     *
     * <p>It was logged when they were compiled; it is looked for anew, which takes some milliseconds.
     */
    public List<RuleProblem> warnings() {
        return rules.warnings();
    }

    /** What the programme says beside its rules, which can be {@linkplain #replaceRules replaced}. */
    public Programme programme() {
        return rules.programme();
    }

    /** What the rules that decide are called, in the order of their names. */
    public List<String> ruleNames() {
        return rules.ruleNames();
    }

    /** The rules that decide, by name, version and content. */
    public RuleSetId ruleSet() {
        return rules.ruleSet();
    }

    /** Collects what an engine is made of; not thread-safe. */
    public static final class Builder {
        private @Nullable RuleSource rules;
        private Optional<String> currency = Optional.empty();
        private Optional<ZoneId> zone = Optional.empty();
        private CouponCatalogue coupons = CouponCatalogue.EMPTY;
        private Optional<Path> cache = Optional.empty();
        private @Nullable EvaluationObserver observer;

        private Builder() {}

        /** Sets where the programme comes from. */
        public Builder rules(RuleSource source) {
            this.rules = Check.present("rules", source);
            return this;
        }

        /** Sets another currency than {@code programme.json} says; ISO 4217, such as {@code EUR}. */
        public Builder currency(String code) {
            this.currency = Optional.of(Check.present("currency", code));
            return this;
        }

        /** Sets another zone than {@code programme.json} says. */
        public Builder zone(ZoneId other) {
            this.zone = Optional.of(Check.present("zone", other));
            return this;
        }

        /** Sets where coupon definitions come from when none come with the call. */
        public Builder coupons(CouponCatalogue catalogue) {
            this.coupons = Check.present("coupons", catalogue);
            return this;
        }

        /**
         * Keeps compiled rules in a directory, so that rules that did not change are not compiled again.
         *
         * <p>Each rule set has a file named by what it was compiled from; of another rule set, the rules that have not
         * changed since the latest file are not compiled again. All files can be deleted at any time. Any
         * number of processes can share the directory. What is wrong with it never fails a build: it is logged as a
         * warning, and the rules are compiled.
         *
         * <p><b>Compiled rules are code</b>: nobody else may be able to write here, or to put another directory in the
         * place of this one. On POSIX file systems nothing is used that belongs to another user or that others, the
         * group among them, may write; and all directories above it must belong to this user or to the administrator,
         * and be writable by none but their owner or have the sticky bit, as {@code /tmp} has. Elsewhere the host sees
         * to it.
         *
         * @param directory made when there is none, for this user alone
         */
        public Builder cache(Path directory) {
            this.cache = Optional.of(Check.present("cache", directory));
            return this;
        }

        /** Lets somebody stand around each evaluation, such as to time and count them. */
        public Builder observer(EvaluationObserver other) {
            this.observer = Check.present("observer", other);
            return this;
        }

        /**
         * Reads the rules, and compiles them unless they are prebuilt or the cache has them.
         *
         * @throws io.loyaltyengine.error.RuleLoadException with everything that is wrong with them
         */
        public LoyaltyEngine build() {
            return new LoyaltyEngine(
                    new RuleLoading(currency, zone, cache), Check.present("rules", rules), coupons, observer, null);
        }
    }
}
