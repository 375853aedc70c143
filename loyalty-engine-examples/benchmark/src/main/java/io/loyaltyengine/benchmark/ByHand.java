package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.time.DayOfWeek;

/** The 18 rules as a good engineer would write them for this one programme: the bar. */
final class ByHand implements Contender {
    private final Words words;

    ByHand(RuleSetId ruleSet) {
        this.words = new Words(ruleSet);
    }

    @Override
    public Decided decide(Customer customer, Purchase purchase, CouponCatalogue coupons) {
        Settlement settlement = new Settlement(words, customer, purchase, coupons);
        for (Claim claim : settlement.claims()) {
            judge(claim, settlement);
        }
        settlement.settleCoupons();
        Occasion occasion = settlement.occasion();
        if (settlement.paid() > 0) {
            settlement.earnOnePerEuro();
            settlement.cap(300);
            settlement.countSpend();
            if (!occasion.visitedToday()) {
                settlement.countVisit();
            }
        }
        if (occasion.weekday() == DayOfWeek.MONDAY && hasCoffee(purchase)) {
            settlement.countCoffeeTwice();
        }
        if (customer.tier().name().equals("GOLD")) {
            settlement.addQuarter();
        }
        settlement.settleEarning();
        stand(settlement);
        return settlement.decided();
    }

    private static void judge(Claim claim, Settlement settlement) {
        if (!claim.known()) {
            settlement.reject(claim, Objection.UNKNOWN_CODE);
            return;
        }
        settlement.accept(claim);
        if (claim.expired()) {
            settlement.reject(claim, Objection.EXPIRED);
        }
        if (claim.uses() >= claim.limit()) {
            settlement.reject(claim, Objection.CUSTOMER_LIMIT);
        }
        if (claim.basket() < claim.minimum()) {
            settlement.reject(claim, Objection.MINIMUM_NOT_MET);
        }
        if (!claim.inScope()) {
            settlement.reject(claim, Objection.SCOPE_NOT_MATCHED);
        }
        if (!claim.tierMatches()) {
            settlement.reject(claim, Objection.TIER_REQUIRED);
        }
    }

    private static boolean hasCoffee(Purchase purchase) {
        for (Line line : purchase.lines()) {
            if (line.category().equals("COFFEE")) {
                return true;
            }
        }
        return false;
    }

    private static void stand(Settlement settlement) {
        Standing standing = settlement.standing();
        if (standing.spendOfTwelveMonths() >= 500_00) {
            settlement.reachSilver();
        }
        if (standing.spendOfTwelveMonths() >= 2_000_00) {
            settlement.reachGold();
        }
        if (standing.spend() >= 10_000_00 && !standing.hasBadge("platin")) {
            settlement.awardPlatin();
        }
        if (standing.visits() >= 20 && !standing.hasBadge("superfan")) {
            settlement.awardSuperfan();
            settlement.thankSuperfan();
        }
        settlement.settleStanding();
    }
}
