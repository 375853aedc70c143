package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A verdict for every code, once rules have said what they have against it. All coupons go together. */
final class Verdicts {
    private final Words words;
    private final Basket basket;
    private final Ledger ledger;
    private final List<Claim> claims = new ArrayList<>(2);

    Verdicts(Words words, Customer customer, Purchase purchase, CouponCatalogue coupons, Basket basket, Ledger ledger) {
        this.words = words;
        this.basket = basket;
        this.ledger = ledger;
        for (String code : purchase.coupons()) {
            claims.add(new Claim(code, coupons.find(code), customer, purchase, basket));
        }
    }

    List<Claim> claims() {
        return claims;
    }

    /** Lets coupons take effect in the order in which they were presented, each on what the ones before it left. */
    void settle() {
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            if (claim.stands() && isRepeated(i)) {
                claim.reject(Objection.ALREADY_PRESENTED);
            }
            long discount = claim.stands() ? claim.discount(basket.open(claim::covers)) : 0;
            if (claim.stands() && discount == 0) {
                claim.reject(Objection.NO_EFFECT);
            }
            if (claim.stands()) {
                accept(claim, discount);
            } else {
                refuse(claim);
            }
        }
    }

    private boolean isRepeated(int place) {
        String code = claims.get(place).coupon().code();
        for (Claim earlier : claims.subList(0, place)) {
            if (earlier.known() && earlier.coupon().code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private void accept(Claim claim, long discount) {
        String code = claim.coupon().code();
        ledger.add(new CouponAccepted(
                ledger.uniqueId(CouponAccepted.class, code),
                words.accepted(code, discount),
                code,
                Basket.euros(discount),
                basket.takeOff(discount, claim::covers),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ledger.day(),
                code,
                false,
                Optional.empty(),
                false,
                Optional.empty()));
    }

    private void refuse(Claim claim) {
        List<Refusal> refusals = new ArrayList<>(claim.objections().size());
        for (Objection objection : claim.objections()) {
            refusals.add(words.refusal(claim, objection));
        }
        ledger.add(new Refused(
                ledger.uniqueId(Refused.class, claim.code()),
                words.refused(refusals.get(0)),
                "coupon",
                claim.code(),
                refusals));
    }
}
