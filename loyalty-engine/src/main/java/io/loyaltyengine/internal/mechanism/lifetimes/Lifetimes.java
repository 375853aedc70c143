package io.loyaltyengine.internal.mechanism.lifetimes;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Lifetime;
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
            "{points|point|points} can be spent from now on.",
            "{points|Punkt kann|Punkte können} ab jetzt eingelöst werden.");

    private static final Saying EXPIRED = Saying.of(
            PointsExpired.class,
            "Points expire",
            "{points|point has|points have} expired.",
            "{points|Punkt ist|Punkte sind} verfallen.");

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "the end of all points, pending ones too",
                example = "decide.expireAll();",
                stages = STANDING,
                leadsTo = PointsExpired.class)
        default ExpireAll expireAll() {
            return say(new ExpireAll());
        }
    }

    /** All points are over. */
    public static final class ExpireAll extends Proposal {
        ExpireAll() {}

        @Override
        protected String words() {
            return "expire all";
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
        List<Account.Lot> before = lots(run);
        for (int i = 0; i < before.size(); i++) {
            Optional<Instant> from = before.get(i).lifetime().activeFrom();
            if (from.isPresent() && !run.at().isBefore(from.get())) {
                activate(run, before.get(i));
            }
        }
        List<Account.Lot> active = lots(run);
        for (int i = 0; i < active.size(); i++) {
            Account.Lot lot = active.get(i);
            if (lot.lifetime().isOver(run.at())) {
                run.decide(new PointsExpired(
                        run.id("expired", subject(lot)), run.reason(EXPIRED), lot.points(), lot.lifetime()));
            }
        }
    }

    @Override
    public void act(Run run) {
        if (run.transaction() instanceof Confirmation confirmation) {
            for (Account.Lot lot : lots(run)) {
                if (lot.lifetime()
                        .awaits()
                        .filter(confirmation.purchase()::equals)
                        .isPresent()) {
                    activate(run, lot);
                }
            }
        }
    }

    @Override
    public void settle(Run run, Said said) {
        for (ExpireAll expire : said.of(ExpireAll.class)) {
            for (Account.Lot lot : lots(run)) {
                run.decide(new PointsExpired(
                        run.id("expired", expire.rule().name()),
                        run.reason(expire.rule()),
                        lot.points(),
                        lot.lifetime()));
            }
        }
    }

    /** All points, those of one lifetime together. */
    private static List<Account.Lot> lots(Run run) {
        List<Account.Lot> lots = run.customer().points().lots();
        List<Account.Lot> together = lots;
        for (int i = 1; i < lots.size(); i++) {
            if (lots.get(i).lifetime().equals(lots.get(i - 1).lifetime())) {
                together = together(lots);
                break;
            }
        }
        return together;
    }

    private static List<Account.Lot> together(List<Account.Lot> lots) {
        Map<Lifetime, Long> points = new LinkedHashMap<>();
        lots.forEach(lot -> points.merge(lot.lifetime(), lot.points(), Math::addExact));
        List<Account.Lot> together = new ArrayList<>(points.size());
        points.forEach((lifetime, sum) -> together.add(new Account.Lot(sum, lifetime)));
        return together;
    }

    private static void activate(Run run, Account.Lot lot) {
        run.decide(new PointsActivated(
                run.id("activated", subject(lot)), run.reason(ACTIVATED), lot.points(), lot.lifetime()));
    }

    private static String subject(Account.Lot lot) {
        Lifetime lifetime = lot.lifetime();
        return lifetime.activeFrom().map(Object::toString).orElse("") + ".."
                + lifetime.expiresAt().map(Object::toString).orElse("");
    }
}
