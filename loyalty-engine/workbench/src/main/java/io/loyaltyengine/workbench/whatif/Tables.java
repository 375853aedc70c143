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

    private Tables(Comparison comparison, Texts texts) {
        this.comparison = comparison;
        this.before = comparison.before();
        this.after = comparison.after();
        this.texts = texts;
        this.numbers = new Numbers(
                texts.isGerman() ? Locale.GERMANY : Locale.ENGLISH,
                comparison.changed().programme().currency());
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
        List<Row> rows = new ArrayList<>();
        rows.add(counts("whatif.customers", before.customers(), after.customers()));
        rows.add(counts("whatif.purchases", before.purchases(), after.purchases()));
        rows.add(money("whatif.turnover", Effect::turnover));
        rows.add(money("whatif.refunded", Effect::refunded));
        for (String account : accounts()) {
            account(rows, account, "whatif.granted", Flow::granted);
            account(rows, account, "whatif.taken-back", Flow::takenBack);
            account(rows, account, "whatif.expired", Flow::expired);
            account(rows, account, "whatif.spent", Flow::spent);
            account(rows, account, "whatif.adjusted", Flow::adjusted);
            account(rows, account, "whatif.balance", Flow::balance);
            account(rows, account, "whatif.pending", Flow::pending);
        }
        BigDecimal granted = granted(before, comparison.old());
        BigDecimal grantedNow = granted(after, comparison.changed());
        rows.add(money(texts.of("whatif.worth"), granted, grantedNow));
        rows.add(share(granted, before.turnover(), grantedNow, after.turnover()));
        rows.add(money("whatif.discounts", Effect::discounts));
        rows.add(money("whatif.discounts-back", Effect::discountsBack));
        rows.add(money("whatif.given", Effect::given));
        rows.add(share(before.given(), before.net(), after.given(), after.net()));
        rows.add(money("whatif.liability", Effect::liability));
        return new Table(
                        texts.of("whatif.figures"),
                        texts.of("whatif.figures-note", currency()),
                        columns("", false),
                        rows,
                        Table.WHOLE)
                .with(Bars.pairs(List.of(
                        pair(texts.of("whatif.worth"), granted, grantedNow),
                        pair(texts.of("whatif.discounts"), before.discounts(), after.discounts()),
                        pair(texts.of("whatif.liability"), before.liability(), after.liability()))));
    }

    /** Those that one of the programmes has, and something is in. */
    private Set<String> accounts() {
        Set<String> names = new LinkedHashSet<>(comparison.old().programme().accountNames());
        names.addAll(comparison.changed().programme().accountNames());
        names.removeIf(name ->
                before.account(name).equals(Flow.NONE) && after.account(name).equals(Flow.NONE));
        return names;
    }

    private void account(List<Row> rows, String account, String key, ToLongFunction<Flow> figure) {
        long was = figure.applyAsLong(before.account(account));
        long is = figure.applyAsLong(after.account(account));
        if (was != 0 || is != 0) {
            rows.add(row(texts.of(key, unit(account)), was, is));
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
        List<Row> rows = new ArrayList<>();
        List<Bars.Pair> pairs = new ArrayList<>();
        for (String name : names) {
            long was = before.of(Counted.TIER).getOrDefault(name, 0L);
            long is = after.of(Counted.TIER).getOrDefault(name, 0L);
            String label = name.equals("NONE") ? texts.of("whatif.no-tier") : name;
            rows.add(row(label, was, is));
            pairs.add(new Bars.Pair(
                    label, BigDecimal.valueOf(was), BigDecimal.valueOf(is), numbers.count(was), numbers.count(is)));
        }
        return new Table(texts.of("whatif.tiers"), "", columns("whatif.tier", false), rows, Table.WHOLE)
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
        List<Row> rows = new ArrayList<>();
        for (String name : both(before.of(what).keySet(), after.of(what).keySet())) {
            rows.add(row(
                    name, before.of(what).getOrDefault(name, 0L), after.of(what).getOrDefault(name, 0L)));
        }
        return new Table(texts.of(heading), "", columns(column, false), rows, BRIEF);
    }

    private Table coupons() {
        List<Row> rows = new ArrayList<>();
        for (String code : both(before.takenOff().keySet(), after.takenOff().keySet())) {
            long was = before.of(Counted.COUPON).getOrDefault(code, 0L);
            long is = after.of(Counted.COUPON).getOrDefault(code, 0L);
            BigDecimal off = before.takenOff().getOrDefault(code, BigDecimal.ZERO);
            BigDecimal offNow = after.takenOff().getOrDefault(code, BigDecimal.ZERO);
            rows.add(new Row(
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
                        number("whatif.accepted-old"),
                        number("whatif.accepted-new"),
                        number("whatif.off-old"),
                        number("whatif.off-new"),
                        number("whatif.difference")),
                rows,
                BRIEF);
    }

    private Table deciles() {
        List<Row> rows = new ArrayList<>();
        List<Bars.Signed> bars = new ArrayList<>();
        for (Decile decile : comparison.deciles()) {
            String label = texts.of("whatif.tenth-number", decile.number());
            rows.add(new Row(
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
                                number("whatif.customers"),
                                number("whatif.least"),
                                number("whatif.most"),
                                number("whatif.sum")),
                        rows,
                        nobody ? 0 : Table.WHOLE)
                .with(nobody ? List.of() : Bars.signed(bars));
    }

    private Table mostAffected(String heading, int number, List<Affected> affected) {
        List<Row> rows = affected.stream()
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
                                columns("whatif.customer", false).stream(),
                                Stream.of(new Column(texts.of("whatif.why"), false)))
                        .toList(),
                rows,
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
        List<Row> rows = new ArrayList<>();
        List<Bars.Pair> pairs = new ArrayList<>();
        for (String rule : rulesByWorth(oldRules, newRules)) {
            Share was = before.rule(rule);
            Share is = after.rule(rule);
            boolean only = oldRules.contains(rule) != newRules.contains(rule);
            rows.add(new Row(
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
                pairs.add(pair(rule, was.worth(), is.worth()));
            }
        }
        return new Table(
                        texts.of("whatif.rules"),
                        texts.of("whatif.rules-note", currency()),
                        List.of(
                                new Column(texts.of("whatif.rule"), false),
                                number("whatif.fired-old"),
                                number("whatif.fired-new"),
                                number("whatif.decided-old"),
                                number("whatif.decided-new"),
                                number("whatif.gave-old"),
                                number("whatif.gave-new"),
                                number("whatif.difference")),
                        rows,
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

    private List<Column> columns(String first, boolean isNumber) {
        return List.of(
                new Column(first.isEmpty() ? "" : texts.of(first), isNumber),
                number("whatif.old"),
                number("whatif.new"),
                number("whatif.difference"));
    }

    private Column number(String key) {
        return new Column(texts.of(key), true);
    }

    private String currency() {
        return numbers.currency().getCurrencyCode();
    }

    private Row counts(String key, long was, long is) {
        return row(texts.of(key), was, is);
    }

    private Row row(String label, long was, long is) {
        return new Row(was != is, List.of(label, numbers.count(was), numbers.count(is), numbers.change(is - was)));
    }

    private Row money(String key, Function<Effect, BigDecimal> figure) {
        return money(texts.of(key), figure.apply(before), figure.apply(after));
    }

    private Row money(String label, BigDecimal was, BigDecimal is) {
        return new Row(
                was.compareTo(is) != 0,
                List.of(label, numbers.money(was), numbers.money(is), numbers.change(is.subtract(was))));
    }

    private Row share(BigDecimal part, BigDecimal whole, BigDecimal partNow, BigDecimal wholeNow) {
        BigDecimal was = Numbers.percent(part, whole);
        BigDecimal is = Numbers.percent(partNow, wholeNow);
        return new Row(
                was.compareTo(is) != 0,
                List.of(
                        texts.of("whatif.share"),
                        numbers.percent(was),
                        numbers.percent(is),
                        texts.of("whatif.percent-points", numbers.percentChange(is.subtract(was)))));
    }

    private Bars.Pair pair(String label, BigDecimal was, BigDecimal is) {
        return new Bars.Pair(label, was, is, numbers.money(was), numbers.money(is));
    }
}
