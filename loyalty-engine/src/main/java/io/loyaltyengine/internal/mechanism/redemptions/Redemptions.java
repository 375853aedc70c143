package io.loyaltyengine.internal.mechanism.redemptions;

import static io.loyaltyengine.internal.vocabulary.Stage.REDEMPTION;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.internal.vocabulary.WishFact;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsRestored;
import io.loyaltyengine.model.rewards.DonationMade;
import io.loyaltyengine.model.rewards.RewardGranted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Points that are spent as the customer wishes: as payment, on a reward, on a donation. */
public final class Redemptions implements Mechanism.Asked, Mechanism.Reversing {
    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "that points are spent as wished, unless a rule refuses it",
                example = "decide.allow($wish);",
                stages = REDEMPTION,
                leadsTo = {PointsRedeemed.class, RewardGranted.class, DonationMade.class})
        default Allow allow(WishFact wish) {
            return say(new Allow());
        }
    }

    /** Points are to be spent, within limits. */
    public static final class Allow extends Proposal {
        long least = 1;
        long percent = 100;
        boolean latestFirst;
        boolean upToBalance;
        private long step = 1;

        Allow() {}

        /** The most of these points that are whole steps. */
        long wholeSteps(long points) {
            return points - points % Math.max(1, step);
        }

        @Term(says = "no fewer", example = "decide.allow($wish).atLeast(500);")
        public Allow atLeast(@Fixed long points) {
            least = points;
            return this;
        }

        @Term(
                says = "payments and donations in whole multiples; what is wished beyond stays with the customer",
                example = "decide.allow($wish).inSteps(100);")
        public Allow inSteps(@Fixed long points) {
            step = points;
            return this;
        }

        @Term(
                says = "of a purchase no more than a share; the rest is due in money",
                example = "decide.allow($wish).upToPercent(50);")
        public Allow upToPercent(@Fixed @AtMost(100) long share) {
            percent = share;
            return this;
        }

        @Term(
                says = "more than there is shrinks to what is there; else it is refused",
                example = "decide.allow($wish).upToBalance();")
        public Allow upToBalance() {
            upToBalance = true;
            return this;
        }

        @Term(
                says = "those that live longest first; else those that expire soonest",
                example = "decide.allow($wish).latestExpiringFirst();")
        public Allow latestExpiringFirst() {
            latestFirst = true;
            return this;
        }

        @Override
        protected String words() {
            return "allow from " + least + " in steps of " + step + " up to " + percent + " percent";
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(PointsRedeemed.class, RewardGranted.class, DonationMade.class, PointsRestored.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(REDEMPTION);
    }

    @Override
    public Object[] asked(Run run) {
        WishFact wish = wish(run);
        return wish == null
                ? NOTHING
                : new @Nullable Object[] {run.arrived(), wish, run.today(), run.stillToPay(Stage.REDEMPTION)};
    }

    private static @Nullable WishFact wish(Run run) {
        Customer customer = run.arrived().state();
        if (run.basket() != null && run.transaction() instanceof Purchase purchase) {
            long wanted = purchase.redeem().orElse(0L);
            return wanted == 0
                    ? null
                    : new WishFact(
                            "payment",
                            purchase.redeemFrom(),
                            wanted,
                            customer,
                            run.basket().open(),
                            Optional.empty(),
                            run.at());
        }
        if (!(run.transaction() instanceof Redemption redemption)) {
            return null;
        }
        BigDecimal nothing = BigDecimal.valueOf(0, run.programme().currency().getDefaultFractionDigits());
        if (redemption.wish() instanceof Redemption.Reward wanted) {
            RewardDefinition reward = wanted.reward();
            return new WishFact(
                    "reward", reward.account(), reward.points(), customer, nothing, Optional.of(reward), run.at());
        }
        Redemption.Donation donation = (Redemption.Donation) redemption.wish();
        return new WishFact(
                "donation", donation.account(), donation.points(), customer, nothing, Optional.empty(), run.at());
    }

    @Override
    public void settle(Run run, Said said) {
        if (run.basket() != null && run.transaction() instanceof Purchase purchase) {
            new WishSettlement(run, said, "payment", purchase.id(), purchase.redeemFrom())
                    .pay(purchase.redeem().orElse(0L), run.basket());
        } else if (run.transaction() instanceof Redemption redemption) {
            if (redemption.wish() instanceof Redemption.Reward wanted) {
                RewardDefinition reward = wanted.reward();
                new WishSettlement(run, said, "reward", reward.code(), reward.account()).grant(reward);
            } else if (redemption.wish() instanceof Redemption.Donation donation) {
                new WishSettlement(run, said, "donation", donation.cause(), donation.account()).donate(donation);
            }
        }
    }

    @Override
    public void check(Returned returned) {
        for (PointsRedeemed paid : returned.brought(PointsRedeemed.class)) {
            returned.checkSum(
                    paid,
                    BigDecimal.valueOf(paid.points()),
                    paid.shares().stream().map(LinePoints::line).toList(),
                    paid.shares().stream()
                            .map(share -> BigDecimal.valueOf(share.points()))
                            .toList());
            checkLots(returned, paid, paid.points(), paid.lots());
        }
        for (RewardGranted granted : returned.brought(RewardGranted.class)) {
            checkLots(returned, granted, granted.points(), granted.lots());
        }
        for (DonationMade made : returned.brought(DonationMade.class)) {
            checkLots(returned, made, made.points(), made.lots());
        }
    }

    private static void checkLots(Returned returned, Decision decision, long points, List<Account.Lot> lots) {
        List<BigDecimal> parts =
                lots.stream().map(lot -> BigDecimal.valueOf(lot.points())).toList();
        returned.checkSum(decision, BigDecimal.valueOf(points), List.of(), parts);
    }

    @Override
    public void reverse(Run run, Returned returned) {
        Restoration restoration = new Restoration(run, returned);
        returned.brought(PointsRedeemed.class).forEach(restoration::restore);
        for (RewardGranted granted : returned.brought(RewardGranted.class)) {
            restoration.restore("reward", granted, granted.lots());
        }
        for (DonationMade made : returned.brought(DonationMade.class)) {
            restoration.restore("donation", made, made.lots());
        }
    }
}
