package io.loyaltyengine.internal.load;

import static io.loyaltyengine.model.RuleChange.Kind.ACCOUNT_ADDED;
import static io.loyaltyengine.model.RuleChange.Kind.ACCOUNT_LOST;
import static io.loyaltyengine.model.RuleChange.Kind.CURRENCY_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.HOLIDAYS_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.LEAP_DAY_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.RETURNS_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.RULE_ADDED;
import static io.loyaltyengine.model.RuleChange.Kind.RULE_DECIDES_OTHERWISE;
import static io.loyaltyengine.model.RuleChange.Kind.RULE_REMOVED;
import static io.loyaltyengine.model.RuleChange.Kind.RULE_REWORDED;
import static io.loyaltyengine.model.RuleChange.Kind.TIERS_REORDERED;
import static io.loyaltyengine.model.RuleChange.Kind.TIER_ADDED;
import static io.loyaltyengine.model.RuleChange.Kind.TIER_LOST;
import static io.loyaltyengine.model.RuleChange.Kind.WORTH_CHANGED;
import static io.loyaltyengine.model.RuleChange.Kind.ZONE_CHANGED;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Returns;
import io.loyaltyengine.model.RuleChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How other rules differ from those that decide now. */
public final class Changes {
    private final List<RuleChange> found = new ArrayList<>();

    private Changes() {}

    /** First what concerns the whole programme, then rule by rule. */
    public static List<RuleChange> between(LoadedRules now, ProgrammeFiles then) {
        Changes changes = new Changes();
        changes.compare(now.programme(), then.programme());
        changes.compare(byName(now.rules()), byName(then.rules()));
        return changes.found;
    }

    /**
     * Refuses what stored customers could no longer fit.
     *
     * @param accepted what the host takes upon itself
     * @throws RuleLoadException with every such change that is not accepted
     */
    public static void refuseLosses(List<RuleChange> changes, Set<RuleChange.Kind> accepted) {
        List<RuleProblem> losses = changes.stream()
                .filter(change -> change.kind().losesCustomers() && !accepted.contains(change.kind()))
                .map(Changes::loss)
                .toList();
        if (!losses.isEmpty()) {
            throw new RuleLoadException(losses);
        }
    }

    private static RuleProblem loss(RuleChange change) {
        return new RuleProblem(
                ProgrammeFiles.PROGRAMME_FILE,
                0,
                "",
                change.kind() == TIER_LOST || change.kind() == ACCOUNT_LOST
                        ? "The " + (change.kind() == TIER_LOST ? "tier" : "account") + " `" + change.name()
                                + "` is gone, and customers who have it would be refused."
                        : "The " + change.name() + " is no longer `" + change.before() + "` but `" + change.after()
                                + "`, and every stored customer would be refused.",
                "Maybe it is to stay. If no customer needs it, accept `" + change.kind()
                        + "` when you replace the rules.");
    }

    private static SortedMap<String, Rule> byName(RuleSet rules) {
        SortedMap<String, Rule> byName = new TreeMap<>();
        rules.all().forEach(rule -> byName.put(rule.name(), rule));
        return byName;
    }

    private void compare(Programme now, Programme then) {
        value(CURRENCY_CHANGED, "currency", now.currency(), then.currency());
        value(ZONE_CHANGED, "zone", now.zone(), then.zone());
        value(
                WORTH_CHANGED,
                "pointValue",
                now.pointValue().toPlainString(),
                then.pointValue().toPlainString());
        compareAccounts(now, then);
        value(RETURNS_CHANGED, "returns", told(now.takesBack()), told(then.takesBack()));
        value(HOLIDAYS_CHANGED, "holidays", told(now.holidays()), told(then.holidays()));
        value(LEAP_DAY_CHANGED, "leapDay", now.movesLeapDayTo(), then.movesLeapDayTo());
        now.tiers().stream()
                .filter(tier -> !then.tiers().contains(tier))
                .forEach(tier -> add(TIER_LOST, tier, tier, ""));
        then.tiers().stream()
                .filter(tier -> !now.tiers().contains(tier))
                .forEach(tier -> add(TIER_ADDED, tier, "", tier));
        List<String> stayed =
                now.tiers().stream().filter(then.tiers()::contains).toList();
        List<String> ranked =
                then.tiers().stream().filter(now.tiers()::contains).toList();
        value(TIERS_REORDERED, "tiers", String.join(", ", stayed), String.join(", ", ranked));
    }

    private void compareAccounts(Programme now, Programme then) {
        for (String account : now.accounts().keySet()) {
            if (then.hasAccount(account)) {
                value(
                        WORTH_CHANGED,
                        account,
                        now.worthOfOne(account).toPlainString(),
                        then.worthOfOne(account).toPlainString());
            } else {
                add(ACCOUNT_LOST, account, account, "");
            }
        }
        then.accounts().keySet().stream()
                .filter(account -> !now.hasAccount(account))
                .forEach(account -> add(ACCOUNT_ADDED, account, "", account));
    }

    private static String told(Set<LocalDate> days) {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }

    private static String told(Returns returns) {
        return returns.days() + " days"
                + (returns.fromPending() ? ", from pending points too" : "")
                + (returns.keepsPurchases() ? ", purchases stay counted" : "");
    }

    private void compare(SortedMap<String, Rule> now, SortedMap<String, Rule> then) {
        SortedMap<String, Rule> all = new TreeMap<>(now);
        all.putAll(then);
        for (String name : all.keySet()) {
            Rule before = now.get(name);
            Rule after = then.get(name);
            if (before == null && after != null) {
                add(RULE_ADDED, name, "", after.meaning());
            } else if (before != null && after == null) {
                add(RULE_REMOVED, name, before.meaning(), "");
            } else if (before != null && after != null) {
                value(RULE_REWORDED, name, before.wording(), after.wording());
                value(RULE_DECIDES_OTHERWISE, name, before.meaning(), after.meaning());
            }
        }
    }

    private void value(RuleChange.Kind kind, String name, Object before, Object after) {
        if (!before.equals(after)) {
            add(kind, name, before.toString(), after.toString());
        }
    }

    private void add(RuleChange.Kind kind, String name, String before, String after) {
        found.add(new RuleChange(kind, name, before, after));
    }
}
