package io.loyaltyengine.internal.mechanism.lifetimes;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.fast.FrozenMap;
import io.loyaltyengine.internal.till.Frequency;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Recurring;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.till.Spending;
import io.loyaltyengine.internal.vocabulary.AccountName;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.points.PointsActivated;
import io.loyaltyengine.model.points.PointsExpired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Points in time. First of all, pending points that are due become active, then what is over expires; a confirmation lets
 * points wait no longer, and a rule can end the life of all.
 */
public final class Lifetimes implements Mechanism.Timed, Mechanism.Acting, Mechanism.Settling {
    private static final Saying ACTIVATED = Saying.of(
            PointsActivated.class,
            "Pending points become active",
            "{quantity} can be spent from now on.",
            "Ab jetzt einlösbar: {quantity}.");

    private static final Saying EXPIRED =
            Saying.of(PointsExpired.class, "Points expire", "{quantity} expired.", "Verfallen: {quantity}.");

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "the end of all points, pending ones too",
                example = "decide.expireAll();",
                stages = STANDING,
                leadsTo = PointsExpired.class)
        default ExpireAll expireAll() {
            return say(new ExpireAll(Account.POINTS));
        }

        @Verb(
                says = "the same of another account",
                example = "decide.expireAll(\"stamps\");",
                stages = STANDING,
                leadsTo = PointsExpired.class)
        default ExpireAll expireAll(@AccountName String account) {
            return say(new ExpireAll(account));
        }

        @Verb(
                says = "the end of a share of the points that can be spent, rounded down, soonest expiring first",
                example = "decide.expirePercent(5);",
                stages = STANDING,
                leadsTo = PointsExpired.class)
        default ExpireShare expirePercent(@Fixed @AtMost(100) long percent) {
            return say(new ExpireShare(percent, Account.POINTS));
        }

        @Verb(
                says = "the same of another account",
                example = "decide.expirePercent(5, \"stamps\");",
                stages = STANDING,
                leadsTo = PointsExpired.class)
        default ExpireShare expirePercent(@Fixed @AtMost(100) long percent, @AccountName String account) {
            return say(new ExpireShare(percent, account));
        }
    }

    /** All that is in an account is over. */
    public static final class ExpireAll extends Proposal implements Recurring<ExpireAll> {
        private final String account;
        private Optional<Frequency> frequency = Optional.empty();

        ExpireAll(String account) {
            this.account = account;
        }

        @Override
        public ExpireAll had(Frequency often) {
            frequency = Optional.of(often);
            return this;
        }

        @Override
        protected String words() {
            return "expire all " + account;
        }
    }

    /** A share of what can be spent is over. */
    public static final class ExpireShare extends Proposal implements Recurring<ExpireShare> {
        private final long percent;
        private final String account;
        private long least;
        private Optional<Frequency> frequency = Optional.empty();

        ExpireShare(long percent, String account) {
            this.percent = percent;
            this.account = account;
        }

        @Term(says = "no fewer, as far as there are that many", example = "decide.expirePercent(5).atLeast(5);")
        public ExpireShare atLeast(@Fixed long number) {
            least = number;
            return this;
        }

        @Override
        public ExpireShare had(Frequency often) {
            frequency = Optional.of(often);
            return this;
        }

        long of(long available) {
            long share = available / 100 * percent + available % 100 * percent / 100;
            return Math.min(available, Math.max(least, share));
        }

        @Override
        protected String words() {
            return "expire " + percent + " percent of " + account + ", at least " + least;
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(PointsActivated.class, PointsExpired.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING);
    }

    @Override
    public void due(Run run) {
        if (run.customer().accounts() instanceof FrozenMap<String, Account> accounts) {
            for (int i = 0; i < accounts.size(); i++) {
                if (accounts.value(i).isDue(run.at())) {
                    due(run, accounts.key(i));
                }
            }
        }
    }

    private static void due(Run run, String account) {
        List<Account.Lot> before = lots(run, account);
        for (int i = 0; i < before.size(); i++) {
            Optional<Instant> from = before.get(i).lifetime().activeFrom();
            if (from.isPresent() && !run.at().isBefore(from.get())) {
                activate(run, account, before.get(i));
            }
        }
        List<Account.Lot> active = lots(run, account);
        for (int i = 0; i < active.size(); i++) {
            Account.Lot lot = active.get(i);
            if (lot.lifetime().isOver(run.at())) {
                run.decide(new PointsExpired(
                        run.id(PointsExpired.class, subject(account, lot)),
                        run.reason(EXPIRED),
                        account,
                        lot.points(),
                        lot.lifetime(),
                        run.day(),
                        Optional.empty()));
            }
        }
    }

    @Override
    public void act(Run run) {
        if (run.transaction() instanceof Confirmation confirmation) {
            for (String account : run.customer().accounts().keySet()) {
                for (Account.Lot lot : lots(run, account)) {
                    if (lot.lifetime()
                            .awaits()
                            .filter(confirmation.purchase()::equals)
                            .isPresent()) {
                        activate(run, account, lot);
                    }
                }
            }
        }
    }

    @Override
    public void settle(Run run, Said said) {
        for (ExpireAll all : said.of(ExpireAll.class)) {
            end(run, all.rule(), all.account, all.frequency, lots(run, all.account));
        }
        for (ExpireShare share : said.of(ExpireShare.class)) {
            long number = share.of(run.customer().account(share.account).available());
            List<Account.Lot> lots = together(Spending.taken(run, share.account, number));
            end(run, share.rule(), share.account, share.frequency, lots);
        }
    }

    /** Ends these lots, of which the first remembers how often that is to be. */
    private static void end(Run run, Rule rule, String account, Optional<Frequency> frequency, List<Account.Lot> lots) {
        Optional<Once> once =
                frequency.isEmpty() ? Optional.empty() : frequency.get().due(run);
        if (frequency.isPresent() && once.isEmpty()) {
            return;
        }
        for (int i = 0; i < lots.size(); i++) {
            Account.Lot lot = lots.get(i);
            run.decide(new PointsExpired(
                    run.id(PointsExpired.class, rule.name()),
                    run.reason(rule),
                    account,
                    lot.points(),
                    lot.lifetime(),
                    run.day(),
                    i == 0 ? once : Optional.empty()));
        }
    }

    /** All of an account, those of one lifetime together. */
    private static List<Account.Lot> lots(Run run, String account) {
        List<Account.Lot> lots = run.customer().account(account).lots();
        for (int i = 1; i < lots.size(); i++) {
            if (lots.get(i).lifetime().equals(lots.get(i - 1).lifetime())) {
                return together(lots);
            }
        }
        return lots;
    }

    private static List<Account.Lot> together(List<Account.Lot> lots) {
        Map<Lifetime, Long> points = new LinkedHashMap<>();
        lots.forEach(lot -> points.merge(lot.lifetime(), lot.points(), Math::addExact));
        List<Account.Lot> together = new ArrayList<>(points.size());
        points.forEach((lifetime, sum) -> together.add(new Account.Lot(sum, lifetime)));
        return together;
    }

    private static void activate(Run run, String account, Account.Lot lot) {
        run.decide(new PointsActivated(
                run.id(PointsActivated.class, subject(account, lot)),
                run.reason(ACTIVATED),
                account,
                lot.points(),
                lot.lifetime()));
    }

    private static String subject(String account, Account.Lot lot) {
        Lifetime lifetime = lot.lifetime();
        String owner = Account.isPoints(account) ? "" : account + " ";
        return owner + lifetime.activeFrom().map(Object::toString).orElse("") + ".."
                + lifetime.expiresAt().map(Object::toString).orElse("");
    }
}
