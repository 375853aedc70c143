package io.loyaltyengine.examples.reference;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Recorded;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.coupons.CouponReversed;
import io.loyaltyengine.model.coupons.CouponWithdrawn;
import io.loyaltyengine.model.coupons.NextStep;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsActivated;
import io.loyaltyengine.model.points.PointsAdjusted;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsRestored;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.rewards.DonationAllocated;
import io.loyaltyengine.model.rewards.DonationMade;
import io.loyaltyengine.model.rewards.RewardGranted;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.BadgeEnded;
import io.loyaltyengine.model.standing.BadgeReversed;
import io.loyaltyengine.model.standing.Collected;
import io.loyaltyengine.model.standing.CollectionReversed;
import io.loyaltyengine.model.standing.ContactSuggested;
import io.loyaltyengine.model.standing.Counted;
import io.loyaltyengine.model.standing.GraceGranted;
import io.loyaltyengine.model.standing.SpendCounted;
import io.loyaltyengine.model.standing.SpendReversed;
import io.loyaltyengine.model.standing.TierAdjusted;
import io.loyaltyengine.model.standing.TierCancelled;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierPromised;
import io.loyaltyengine.model.standing.TierRetained;
import io.loyaltyengine.model.standing.VisitCounted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The engine and a host around it that stores what was decided, and says it as an {@link Answer}. */
final class EngineSide {
    private final LoyaltyEngine engine;
    private final boolean policed;
    private Customer customer;
    private LocalDate today = LocalDate.MIN;
    /** The decisions of each transaction that was recorded. */
    private final Map<String, List<Decision>> stored = new HashMap<>();
    /** The refunds of each purchase or wish. */
    private final Map<String, List<String>> refunds = new HashMap<>();

    EngineSide(LoyaltyEngine engine, boolean policed, Customer customer) {
        this.engine = engine;
        this.policed = policed;
        this.customer = customer;
    }

    Answer tell(Step step) {
        Answer answer = new Answer();
        today = step.at().atZone(Histories.BERLIN).toLocalDate();
        Optional<Transaction> transaction = transaction(step);
        if (transaction.isEmpty()) {
            answer.say("invalid", InvalidInputException.Code.MISMATCH);
        } else {
            try {
                Evaluation evaluation = engine.evaluate(customer, transaction.get());
                customer = evaluation.customer();
                store(evaluation);
                evaluation.decisions().forEach(decision -> say(decision, answer));
            } catch (InvalidInputException e) {
                answer.say("invalid", e.code());
            }
        }
        say(customer, answer);
        return answer;
    }

    private Optional<Transaction> transaction(Step step) {
        if (step instanceof Step.Buy buy) {
            return Optional.of(buy.purchase());
        } else if (step instanceof Step.Wish wish) {
            return Optional.of(wish.redemption());
        } else if (step instanceof Step.Confirm confirm) {
            return Optional.of(confirm.confirmation());
        } else if (step instanceof Step.Adjust adjust) {
            return Optional.of(adjust.adjustment());
        } else if (step instanceof Step.Day day) {
            return Optional.of(day.reached());
        }
        Step.Return back = (Step.Return) step;
        List<Decision> records = new ArrayList<>(stored.getOrDefault(back.of(), List.of()));
        if (back.host() != Step.Host.FORGETFUL) {
            for (String refund : refunds.getOrDefault(back.of(), List.of())) {
                records.addAll(stored.getOrDefault(refund, List.of()));
            }
        }
        if (!forge(back, records)) {
            return Optional.empty();
        }
        // What could not be forged is as good as refused.
        return Optional.of(new Refund(back.id(), back.at(), customer.currency(), Optional.empty(), back.lines(), back.money(), records));
    }

    /** Falsifies records as the host would; whether there was something to falsify, if that was wanted. */
    private boolean forge(Step.Return back, List<Decision> records) {
        switch (back.host()) {
            case CAREFUL, FORGETFUL -> {
                return true;
            }
            case MIXING -> {
                for (Map.Entry<String, List<Decision>> other : new TreeMap<>(stored).entrySet()) {
                    for (Decision decision : other.getValue()) {
                        if (!other.getKey().equals(back.of())
                                && decision instanceof PointsEarned
                                && !records.isEmpty()) {
                            records.add(decision);
                            return true;
                        }
                    }
                }
                return false;
            }
            case RAISING -> {
                for (int i = 0; i < records.size(); i++) {
                    if (records.get(i) instanceof PointsEarned e && !e.shares().isEmpty()) {
                        records.set(i, raised(e));
                        return true;
                    }
                }
                return false;
            }
            case STEALING -> {
                for (int i = 0; i < records.size(); i++) {
                    if (records.get(i) instanceof PurchaseRecorded r) {
                        DecisionId id = r.id();
                        records.set(
                                i,
                                new PurchaseRecorded(
                                        new DecisionId("bob", id.transaction(), id.kind(), id.subject(), id.number()),
                                        r.reason(),
                                        r.transaction(),
                                        r.day(),
                                        r.total(),
                                        r.paid(),
                                        r.lines(),
                                        r.knownUntil()));
                        return true;
                    }
                }
                return false;
            }
        }
        return true;
    }

    private static PointsEarned raised(PointsEarned e) {
        return new PointsEarned(
                e.id(),
                e.reason(),
                Account.POINTS,
                e.points() + 1,
                e.base(),
                e.computed(),
                e.cuts(),
                e.shares(),
                e.value(),
                e.turnoverShare(),
                e.day(),
                e.lifetime(),
                e.campaign(),
                e.once(),
                e.refund(),
                e.funding());
    }

    private void store(Evaluation evaluation) {
        for (Decision decision : evaluation.decisions()) {
            if (decision instanceof Recorded) {
                stored.put(evaluation.transaction(), evaluation.decisions());
            } else if (decision instanceof RefundRecorded refund) {
                stored.put(evaluation.transaction(), evaluation.decisions());
                refunds.computeIfAbsent(refund.purchase(), first -> new ArrayList<>())
                        .add(evaluation.transaction());
            }
        }
    }

    private void say(Decision decision, Answer answer) {
        if (decision instanceof PointsEarned d) {
            answer.say("earned by " + d.reason().rule(), d.points() + " " + points(d.shares()));
        } else if (decision instanceof PointsRedeemed d) {
            answer.say("paid with points", d.points() + " = " + d.value() + " " + points(d.shares()));
        } else if (decision instanceof PurchaseRecorded d) {
            answer.say("bought", d.total() + ", due " + d.paid() + " " + sold(d.lines()));
        } else if (decision instanceof CouponAccepted d) {
            answer.say(
                    "coupon " + d.code(),
                    d.discount() + " " + amounts(d.allocation())
                            + d.freeItem()
                                    .map(item -> " with " + item.quantity() + " " + item.product())
                                    .orElse("")
                            + d.next().map(next -> ", next " + missing(next)).orElse("") + ", borne "
                            + borne(d.funding()));
        } else if (decision instanceof Refused d) {
            answer.say("refused " + d.what() + " " + d.subject(), refusals(d));
        } else if (decision instanceof SpendCounted d) {
            answer.say("spend", d.amount());
        } else if (decision instanceof VisitCounted d) {
            answer.say("visit", d.day());
        } else if (decision instanceof DonationAllocated d) {
            Map<String, BigDecimal> shares = new TreeMap<>();
            d.shares().forEach(share -> shares.put(share.cause(), share.amount()));
            answer.say("donated by the shop", d.amount() + " " + shares);
        } else if (decision instanceof Counted d) {
            answer.say("counted " + d.name(), d.times());
        } else if (decision instanceof Collected d) {
            answer.say("collected " + d.collection(), d.items());
        } else {
            sayStanding(decision, answer);
        }
    }

    private void sayStanding(Decision decision, Answer answer) {
        if (decision instanceof BadgeAwarded d) {
            answer.say(
                    "badge " + d.badge(),
                    d.on() + d.until().map(day -> " until " + day).orElse(""));
        } else if (decision instanceof BadgeEnded d) {
            answer.say("badge ends", d.badge());
        } else if (decision instanceof BadgeReversed d) {
            answer.say("badge shorter", d.badge() + " until " + d.until());
        } else if (decision instanceof GraceGranted d) {
            // What is over again is told or not, as it happens.
            TierStanding now = customer.tier();
            if (now.name().equals(d.to().name()) && now.graceUntil().equals(d.to().graceUntil())) {
                answer.say("grace", "");
            }
        } else if (decision instanceof TierPromised d) {
            answer.say("promised", tier(d.to()));
        } else if (decision instanceof TierCancelled d) {
            answer.say("cancelled", d.from().next().orElseThrow().tier());
        } else if (decision instanceof TierAdjusted d) {
            answer.say("tier by hand", d.from().name() + " to " + tier(d.to()));
        } else if (decision instanceof TierChanged d) {
            answer.say("tier", d.from().name() + " to " + tier(d.to()));
        } else if (decision instanceof TierRetained d) {
            answer.say("retained", tier(d.to()));
        } else if (decision instanceof ContactSuggested d) {
            answer.say("notice", d.notice());
        } else if (decision instanceof CouponIssued d) {
            answer.say(
                    "issued " + d.code()
                            + d.on().map(product -> " on " + product).orElse(""),
                    d.count() + " for " + d.points());
        } else if (decision instanceof RewardGranted d) {
            answer.say("reward " + d.reward(), d.points() + " and " + d.coPayment());
        } else if (decision instanceof DonationMade d) {
            answer.say("donation to " + d.cause(), d.points() + " = " + d.value());
        } else {
            sayPoints(decision, answer);
        }
    }

    private static void sayPoints(Decision decision, Answer answer) {
        if (decision instanceof PointsAdjusted d) {
            answer.say("adjusted", d.points() + ", owed " + d.owed());
        } else if (decision instanceof PointsActivated d) {
            answer.add(name(d.account()) + "became active", d.points());
        } else if (decision instanceof PointsExpired d) {
            answer.add(name(d.account()) + "expired", d.points());
        } else if (decision instanceof PointsCancelled d) {
            // Whether they were pending is for the customer to read; the sum is what counts.
            answer.add(name(d.account()) + "back: taken", d.points());
        } else if (decision instanceof PointsReversed d) {
            answer.add(name(d.account()) + "back: taken", d.taken());
            answer.add(name(d.account()) + "back: owed", d.owed());
            answer.add(name(d.account()) + "back: of that repaid before", d.repaid());
            answer.add(name(d.account()) + "back: forgiven", d.forgiven());
            answer.add(name(d.account()) + "back: expired before", d.expired());
        } else if (decision instanceof CouponWithdrawn d && d.reason().rule().equals("A coupon is over")) {
            answer.add(name(d.account()) + "copies over", d.count());
        } else if (decision instanceof CouponWithdrawn d) {
            answer.add(name(d.account()) + "back: vouchers", d.count());
            answer.add(name(d.account()) + "back: restored", d.points());
            answer.add(
                    name(d.account()) + "back: not restored",
                    d.expired().stream().mapToLong(Account.Lot::points).sum());
        } else if (decision instanceof PointsRestored d) {
            answer.add(name(d.account()) + "back: restored", d.points());
            answer.add(name(d.account()) + "back: not restored", d.over());
        } else if (decision instanceof RefundRecorded d) {
            answer.say("came back", d.paid() + " " + back(d) + (d.undone().isPresent() ? " undone" : ""));
        } else if (decision instanceof SpendReversed d) {
            answer.add("back: spend in cents", d.amount().movePointRight(2).longValueExact());
        } else if (decision instanceof CollectionReversed d) {
            answer.say("back: " + d.collection(), d.items());
        } else if (decision instanceof CouponReversed d) {
            answer.say(
                    "coupon back " + d.code(),
                    d.discount() + " " + amounts(d.allocation()) + ", borne " + borne(d.funding())
                            + (d.freed() ? ", freed" : ""));
        }
    }

    private static String back(RefundRecorded refund) {
        SortedMap<String, String> lines = new TreeMap<>();
        refund.lines().forEach(line -> lines.put(line.line(), line.quantity() + " for " + line.paid()));
        refund.allowances().forEach(money -> lines.merge(money.line(), " less " + money.amount(), String::concat));
        return lines.toString();
    }

    private void say(Customer customer, Answer answer) {
        say("points", customer, answer);
        if (policed) {
            say("stamps", customer, answer);
        }
        answer.say(
                "state: ever",
                customer.history().lifetime().spend() + ", points "
                        + customer.history().lifetime().points() + ", visits "
                        + customer.history().lifetime().visits() + ", purchases "
                        + customer.history().lifetime().purchases());
        answer.say("state: tier", tier(customer.tier()));
        customer.tallies()
                .forEach((kind, tallies) -> tallies.forEach((name, tally) -> answer.say(
                        "state: " + kind + " " + name,
                        tally.until().<Object>map(day -> "until " + day).orElse(tally.count()))));
    }

    private static void say(String name, Customer customer, Answer answer) {
        Account account = customer.account(name);
        long open = customer.issued().stream()
                .filter(copies -> copies.account().equals(name))
                .mapToLong(IssuedCoupon::count)
                .sum();
        answer.say(
                "state: " + name,
                account.available() + " + " + account.pending() + " - " + account.owed() + ", " + open);
    }

    private static String name(String account) {
        return account.equals(Account.POINTS) ? "" : account + " ";
    }

    private String tier(TierStanding tier) {
        if (tier.floor()
                .filter(floor ->
                        floor.beneath().isPresent() || (floor.tier().equals(tier.name()) && floor.holdsOn(today)))
                .isPresent()) {
            return tier.name() + " at least";
        }
        return tier.name()
                + tier.lastDay().map(day -> " until " + day).orElse("")
                + tier.graceUntil().map(day -> " in grace").orElse("")
                + tier.next()
                        .map(later -> ", " + later.tier() + " from " + later.since()
                                + later.validUntil().map(day -> " until " + day).orElse(""))
                        .orElse("");
    }

    private static String refusals(Refused refused) {
        StringBuilder text = new StringBuilder();
        for (Refusal refusal : refused.refusals()) {
            text.append(refusal.code());
            if (refusal.code().equals("NOT_COMBINABLE") || refusal.code().equals("NOT_NEEDED")) {
                text.append(" ").append(refusal.actual());
            }
            if (!refused.what().equals("coupon") && !refusal.required().isEmpty()) {
                text.append(" ").append(refusal.actual()).append(" of ").append(refusal.required());
            }
            text.append("; ");
        }
        return text.toString();
    }

    private static String points(List<LinePoints> shares) {
        Map<String, Long> byLine = new TreeMap<>();
        shares.stream().filter(share -> share.points() != 0).forEach(share -> byLine.put(share.line(), share.points()));
        return byLine.toString();
    }

    private static String amounts(List<LineAmount> shares) {
        Map<String, BigDecimal> byLine = new TreeMap<>();
        shares.stream()
                .filter(share -> share.amount().signum() != 0)
                .forEach(share -> byLine.put(share.line(), share.amount()));
        return byLine.toString();
    }

    private static long missing(NextStep next) {
        return next.missingUnits()
                .orElseGet(() -> Shares.cents(next.missingAmount().orElseThrow()));
    }

    private static String borne(List<Funded> funding) {
        Map<String, BigDecimal> bySponsor = new TreeMap<>();
        funding.stream()
                .filter(share -> share.value().signum() != 0)
                .forEach(share -> bySponsor.put(share.sponsor(), share.value()));
        return bySponsor.toString();
    }

    private static String sold(List<SoldLine> lines) {
        Map<String, String> byLine = new TreeMap<>();
        lines.forEach(line -> byLine.put(line.line(), line.quantity() + " for " + line.paid()));
        return byLine.toString();
    }
}
