package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Quantity;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.workbench.Texts;
import io.loyaltyengine.workbench.whatif.Effect.Counted;
import io.loyaltyengine.workbench.whatif.Table.Column;
import io.loyaltyengine.workbench.whatif.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Puts a comparison into words, in one language. */
final class Tables {
    private static final int BRIEF = 3;
    private static final int RULES_IN_BRIEF = 5;
    private static final int REASONS = 3;
    private static final int RULES_IN_PICTURE = 8;

    private final Comparison comparison;
    private final Effect before;
    private final Effect after;
    private final Texts texts;
    private final Numbers numbers;
    private final Rows rows;

    private Tables(Comparison comparison, Texts texts) {
        this.comparison = comparison;
        this.before = comparison.before();
        this.after = comparison.after();
        this.texts = texts;
        this.numbers = new Numbers(
                texts.isGerman() ? Locale.GERMANY : Locale.ENGLISH,
                comparison.changed().programme().currency());
        this.rows = new Rows(texts, numbers);
    }

    static List<Table> of(Comparison comparison, Texts texts) {
        Tables tables = new Tables(comparison, texts);
        return Stream.of(
                        Stream.of(tables.figures(), tables.tiers()),
                        tables.counts(),
                        Stream.of(tables.coupons(), tables.deciles()),
                        Stream.of(
                                tables.mostAffected("whatif.winners", comparison.won(), comparison.winners()),
                                tables.mostAffected("whatif.losers", comparison.lost(), comparison.losers())),
                        Stream.of(tables.rules()))
                .flatMap(part -> part)
                .toList();
    }

    private Table figures() {
        List<Row> all = new ArrayList<>();
        all.add(rows.counts(texts.of("whatif.customers"), before.customers(), after.customers()));
        all.add(rows.counts(texts.of("whatif.purchases"), before.purchases(), after.purchases()));
        all.add(money("whatif.turnover", Effect::turnover));
        all.add(money("whatif.refunded", Effect::refunded));
        for (String account : accounts()) {
            account(all, account, "whatif.granted", Flow::granted);
            account(all, account, "whatif.taken-back", Flow::takenBack);
            account(all, account, "whatif.expired", Flow::expired);
            account(all, account, "whatif.spent", Flow::spent);
            account(all, account, "whatif.adjusted", Flow::adjusted);
            account(all, account, "whatif.balance", Flow::balance);
            account(all, account, "whatif.pending", Flow::pending);
        }
        BigDecimal granted = granted(before, comparison.old());
        BigDecimal grantedNow = granted(after, comparison.changed());
        all.add(rows.money(texts.of("whatif.worth"), granted, grantedNow));
        all.add(share(granted, before.turnover(), grantedNow, after.turnover()));
        all.add(money("whatif.discounts", Effect::discounts));
        all.add(money("whatif.discounts-back", Effect::discountsBack));
        all.add(money("whatif.given", Effect::given));
        all.add(share(before.given(), before.net(), after.given(), after.net()));
        all.add(money("whatif.liability", Effect::liability));
        return new Table(
                        texts.of("whatif.figures"),
                        texts.of("whatif.figures-note", currency()),
                        rows.columns(""),
                        all,
                        Table.WHOLE)
                .with(Bars.pairs(List.of(
                        rows.bars(texts.of("whatif.worth"), granted, grantedNow),
                        rows.bars(texts.of("whatif.discounts"), before.discounts(), after.discounts()),
                        rows.bars(texts.of("whatif.liability"), before.liability(), after.liability()))));
    }

    /** Those that one of the programmes has, and something is in. */
    private Set<String> accounts() {
        Set<String> names = new LinkedHashSet<>(comparison.old().programme().accountNames());
        names.addAll(comparison.changed().programme().accountNames());
        names.removeIf(name ->
                before.account(name).equals(Flow.NONE) && after.account(name).equals(Flow.NONE));
        return names;
    }

    private void account(List<Row> all, String account, String key, ToLongFunction<Flow> figure) {
        long was = figure.applyAsLong(before.account(account));
        long is = figure.applyAsLong(after.account(account));
        if (was != 0 || is != 0) {
            all.add(rows.counts(texts.of(key, unit(account)), was, is));
        }
    }

    private String unit(String account) {
        Programme knows = comparison.changed().programme().hasAccount(account)
                ? comparison.changed().programme()
                : comparison.old().programme();
        Sentence many = knows.unit(new Quantity(2, account));
        return texts.isGerman() ? many.de() : many.en();
    }

    private static BigDecimal granted(Effect effect, Side side) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String account : effect.accounts().keySet()) {
            sum = sum.add(side.programme()
                    .worthOfOne(account)
                    .multiply(BigDecimal.valueOf(effect.account(account).granted())));
        }
        return sum;
    }

    private Table tiers() {
        Set<String> names = new LinkedHashSet<>(List.of("NONE"));
        names.addAll(comparison.old().programme().tiers());
        names.addAll(comparison.changed().programme().tiers());
        List<Row> all = new ArrayList<>();
        List<Bars.Pair> pairs = new ArrayList<>();
        for (String name : names) {
            long was = before.of(Counted.TIER).getOrDefault(name, 0L);
            long is = after.of(Counted.TIER).getOrDefault(name, 0L);
            String label = name.equals("NONE") ? texts.of("whatif.no-tier") : name;
            all.add(rows.counts(label, was, is));
            pairs.add(rows.bars(label, was, is));
        }
        return new Table(texts.of("whatif.tiers"), "", rows.columns(texts.of("whatif.tier")), all, Table.WHOLE)
                .with(Bars.pairs(pairs));
    }

    private Stream<Table> counts() {
        return Stream.of(
                        counted(Counted.TIER_CHANGE, "whatif.tier-changes", "whatif.tier-change"),
                        counted(Counted.BADGE, "whatif.badges", "whatif.badge"),
                        counted(Counted.ISSUED, "whatif.issued", "whatif.coupon"),
                        counted(Counted.REWARD, "whatif.rewards", "whatif.reward"),
                        counted(Counted.REFUSAL, "whatif.refusals", "whatif.code"))
                .filter(table -> !table.rows().isEmpty());
    }

    private Table counted(Counted what, String heading, String column) {
        List<Row> all = new ArrayList<>();
        for (String name : both(before.of(what).keySet(), after.of(what).keySet())) {
            all.add(rows.counts(
                    name, before.of(what).getOrDefault(name, 0L), after.of(what).getOrDefault(name, 0L)));
        }
        return new Table(texts.of(heading), "", rows.columns(texts.of(column)), all, BRIEF);
    }

    private Table coupons() {
        List<Row> all = new ArrayList<>();
        for (String code : both(before.takenOff().keySet(), after.takenOff().keySet())) {
            long was = before.of(Counted.COUPON).getOrDefault(code, 0L);
            long is = after.of(Counted.COUPON).getOrDefault(code, 0L);
            BigDecimal off = before.takenOff().getOrDefault(code, BigDecimal.ZERO);
            BigDecimal offNow = after.takenOff().getOrDefault(code, BigDecimal.ZERO);
            all.add(new Row(
                    was != is || off.compareTo(offNow) != 0,
                    List.of(
                            code,
                            numbers.count(was),
                            numbers.count(is),
                            numbers.money(off),
                            numbers.money(offNow),
                            numbers.change(offNow.subtract(off)))));
        }
        return new Table(
                texts.of("whatif.coupons"),
                texts.of("whatif.coupons-note", currency()),
                List.of(
                        new Column(texts.of("whatif.coupon"), false),
                        rows.number("whatif.accepted-old"),
                        rows.number("whatif.accepted-new"),
                        rows.number("whatif.off-old"),
                        rows.number("whatif.off-new"),
                        rows.number("whatif.difference")),
                all,
                BRIEF);
    }

    private Table deciles() {
        List<Row> all = new ArrayList<>();
        List<Bars.Signed> bars = new ArrayList<>();
        for (Decile decile : comparison.deciles()) {
            String label = texts.of("whatif.tenth-number", decile.number());
            all.add(new Row(
                    decile.sum().signum() != 0,
                    List.of(
                            label,
                            numbers.count(decile.customers()),
                            numbers.change(decile.least()),
                            numbers.change(decile.most()),
                            numbers.change(decile.sum()))));
            bars.add(new Bars.Signed(label, decile.sum(), numbers.change(decile.sum())));
        }
        boolean nobody = comparison.won() + comparison.lost() == 0;
        return new Table(
                        texts.of("whatif.deciles"),
                        texts.of("whatif.deciles-note", currency()),
                        List.of(
                                new Column(texts.of("whatif.tenth"), false),
                                rows.number("whatif.customers"),
                                rows.number("whatif.least"),
                                rows.number("whatif.most"),
                                rows.number("whatif.sum")),
                        all,
                        nobody ? 0 : Table.WHOLE)
                .with(nobody ? List.of() : Bars.signed(bars));
    }

    private Table mostAffected(String heading, int number, List<Affected> affected) {
        List<Row> all = affected.stream()
                .map(one -> new Row(
                        true,
                        List.of(
                                one.customer(),
                                numbers.money(one.before()),
                                numbers.money(one.after()),
                                numbers.change(one.change()),
                                reasons(one))))
                .toList();
        return new Table(
                texts.of(heading),
                number == 0 ? texts.of("whatif.nobody") : "",
                Stream.concat(
                                rows.columns(texts.of("whatif.customer")).stream(),
                                Stream.of(new Column(texts.of("whatif.why"), false)))
                        .toList(),
                all,
                BRIEF);
    }

    private String reasons(Affected one) {
        Stream<String> rules = one.reasons().stream()
                .limit(REASONS)
                .map(reason -> texts.of(
                        "whatif.reason", reason.rule(), numbers.money(reason.before()), numbers.money(reason.after())));
        Stream<String> tier = one.tiers().get(0).equals(one.tiers().get(1))
                ? Stream.of()
                : Stream.of(texts.of(
                        "whatif.other-tier", one.tiers().get(0), one.tiers().get(1)));
        return String.join("; ", Stream.concat(rules, tier).toList());
    }

    private Table rules() {
        Set<String> oldRules = comparison.old().ruleNames();
        Set<String> newRules = comparison.changed().ruleNames();
        List<Row> all = new ArrayList<>();
        List<Bars.Pair> pairs = new ArrayList<>();
        for (String rule : rulesByWorth(oldRules, newRules)) {
            Share was = before.rule(rule);
            Share is = after.rule(rule);
            boolean only = oldRules.contains(rule) != newRules.contains(rule);
            all.add(new Row(
                    only || !was.equals(is),
                    List.of(
                            only
                                    ? texts.of(oldRules.contains(rule) ? "whatif.only-old" : "whatif.only-new", rule)
                                    : rule,
                            numbers.count(was.fired()),
                            numbers.count(is.fired()),
                            numbers.count(was.decided()),
                            numbers.count(is.decided()),
                            numbers.money(was.worth()),
                            numbers.money(is.worth()),
                            numbers.change(is.worth().subtract(was.worth())))));
            if (pairs.size() < RULES_IN_PICTURE && was.worth().max(is.worth()).signum() > 0) {
                pairs.add(rows.bars(rule, was.worth(), is.worth()));
            }
        }
        return new Table(
                        texts.of("whatif.rules"),
                        texts.of("whatif.rules-note", currency()),
                        List.of(
                                new Column(texts.of("whatif.rule"), false),
                                rows.number("whatif.fired-old"),
                                rows.number("whatif.fired-new"),
                                rows.number("whatif.decided-old"),
                                rows.number("whatif.decided-new"),
                                rows.number("whatif.gave-old"),
                                rows.number("whatif.gave-new"),
                                rows.number("whatif.difference")),
                        all,
                        RULES_IN_BRIEF)
                .with(Bars.pairs(pairs));
    }

    /** Those first that differ most in what they give. */
    private List<String> rulesByWorth(Set<String> oldRules, Set<String> newRules) {
        Set<String> all = both(oldRules, newRules);
        all.addAll(before.rules().keySet());
        all.addAll(after.rules().keySet());
        return all.stream()
                .sorted(Comparator.comparing((String rule) -> after.rule(rule)
                                .worth()
                                .subtract(before.rule(rule).worth())
                                .abs())
                        .thenComparing(rule -> before.rule(rule)
                                .worth()
                                .abs()
                                .max(after.rule(rule).worth().abs()))
                        .reversed()
                        .thenComparing(rule -> rule))
                .toList();
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> both = new TreeSet<>(some);
        both.addAll(more);
        return both;
    }

    private String currency() {
        return numbers.currency().getCurrencyCode();
    }

    private Row money(String key, Function<Effect, BigDecimal> figure) {
        return rows.money(texts.of(key), figure.apply(before), figure.apply(after));
    }

    private Row share(BigDecimal part, BigDecimal whole, BigDecimal partNow, BigDecimal wholeNow) {
        return rows.percents(
                texts.of("whatif.share"), Numbers.percent(part, whole), Numbers.percent(partNow, wholeNow));
    }
}
