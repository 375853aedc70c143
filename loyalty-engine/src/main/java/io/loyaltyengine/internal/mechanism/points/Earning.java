package io.loyaltyengine.internal.mechanism.points;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;
import static io.loyaltyengine.internal.vocabulary.Stage.FOLLOWUP;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Objections;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.till.Spending;
import io.loyaltyengine.internal.vocabulary.AccountName;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Factor;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Quantity;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsAdjusted;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Points that are earned, corrected by hand, and taken back with the goods. */
public final class Earning implements Mechanism.Acting, Mechanism.Settling, Mechanism.Reversing {
    private static final Saying ADJUSTED = Saying.of(
            PointsAdjusted.class,
            "Adjusted by hand",
            "Your balance was corrected by {quantity}.",
            "Dein Stand wurde um {quantity} korrigiert.");

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "a fixed number of points; with .per, points for money",
                example = "decide.earn(100);",
                stages = {EARNING, FOLLOWUP},
                leadsTo = PointsEarned.class,
                again = true)
        default Earn earn(@AtMost(1_000_000_000) long points) {
            return say(new Earn(points, Account.POINTS));
        }

        @Verb(
                says = "the same of another account of the programme",
                example = "decide.earn(1, \"stamps\");",
                stages = {EARNING, FOLLOWUP},
                leadsTo = PointsEarned.class,
                again = true)
        default Earn earn(@AtMost(1_000_000_000) long number, @AccountName String account) {
            return say(new Earn(number, account));
        }

        @Verb(
                says = "points for money so many times; fixed points are not multiplied",
                example = "decide.multiply(2);",
                forMoney = true,
                stages = EARNING,
                leadsTo = PointsEarned.class)
        default Multiply multiply(@Fixed @Factor @AtMost(1_000) Number factor) {
            return multiply(factor, Account.POINTS);
        }

        @Verb(
                says = "the same of another account",
                example = "decide.multiply(2, \"stamps\");",
                stages = EARNING,
                leadsTo = PointsEarned.class)
        default Multiply multiply(@Fixed @Factor @AtMost(1_000) Number factor, @AccountName String account) {
            return say(new Multiply(Amounts.exact(factor).subtract(BigDecimal.ONE), account));
        }

        @Verb(
                says = "a share of the points for money on top: 25 is a quarter more",
                example = "decide.addPercent(25);",
                forMoney = true,
                stages = EARNING,
                leadsTo = PointsEarned.class)
        default Multiply addPercent(@Fixed @AtMost(100_000) long percent) {
            return say(new Multiply(Amounts.of(percent, 2), Account.POINTS));
        }

        @Verb(
                says = "the same of another account",
                example = "decide.addPercent(25, \"stamps\");",
                stages = EARNING,
                leadsTo = PointsEarned.class)
        default Multiply addPercent(@Fixed @AtMost(100_000) long percent, @AccountName String account) {
            return say(new Multiply(Amounts.of(percent, 2), account));
        }

        @Verb(says = "the most points a purchase earns", example = "decide.cap(1000);", stages = EARNING, always = true)
        default Cap cap(long points) {
            return say(new Cap(points, Account.POINTS));
        }

        @Verb(
                says = "the same of another account",
                example = "decide.cap(10, \"stamps\");",
                stages = EARNING,
                always = true)
        default Cap cap(long number, @AccountName String account) {
            return say(new Cap(number, account));
        }
    }

    /** An account in the words of the trace, where it is not that of points. */
    static String in(String account) {
        return Account.isPoints(account) ? "" : " " + account;
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(PointsEarned.class, PointsCancelled.class, PointsReversed.class, PointsAdjusted.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING, FOLLOWUP);
    }

    @Override
    public void act(Run run) {
        if (run.transaction() instanceof Adjustment adjustment && adjustment.points() != 0) {
            adjust(run, adjustment);
        }
    }

    private static void adjust(Run run, Adjustment adjustment) {
        long points = adjustment.points();
        long available = run.customer().account(adjustment.account()).available();
        if (points < 0 && available < -points && !adjustment.mayGoNegative()) {
            Objections objections = new Objections(run, "adjustment", adjustment.id());
            objections.add(
                    "NOT_ENOUGH_POINTS",
                    Spending.TOO_FEW_POINTS,
                    new Quantity(-points, adjustment.account()),
                    available);
            objections.refuse();
            run.end();
            return;
        }
        run.decide(new PointsAdjusted(
                run.id(PointsAdjusted.class, adjustment.id()),
                run.reason(ADJUSTED),
                adjustment.account(),
                points,
                adjustment.note(),
                points > 0
                        ? List.of(new Account.Lot(points, Lifetime.UNLIMITED))
                        : Spending.taken(run, adjustment.account(), -points),
                Math.max(0, -points - available)));
    }

    @Override
    public void settle(Run run, Said said) {
        if (!said.isEmpty()) {
            new PointsSettlement(run, said).settle();
        }
    }

    @Override
    public void check(Returned returned) {
        for (PointsEarned earned : returned.brought(PointsEarned.class)) {
            if (!earned.shares().isEmpty()) {
                returned.checkSum(
                        earned,
                        BigDecimal.valueOf(earned.points()),
                        earned.shares().stream().map(LinePoints::line).toList(),
                        earned.shares().stream()
                                .map(share -> BigDecimal.valueOf(share.points()))
                                .toList());
            }
        }
    }

    @Override
    public void reverse(Run run, Returned returned) {
        returned.brought(PointsEarned.class).stream()
                .map(PointsEarned::account)
                .distinct()
                .sorted()
                .forEach(account -> PointsReversal.reverse(run, returned, account));
    }
}
