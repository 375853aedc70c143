package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.mechanism.coupons.Coupons.Accept;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A verdict for every code, with all reasons at once.
 *
 * <p>A coupon takes effect if a rule accepts it, no rule rejects it, it {@linkplain Choice goes together with the others} and
 * it gives something when {@linkplain Sequence its turn} comes. What comes by itself and does not take effect is silent.
 */
final class CouponSettlement {
    private final Run run;
    private final Basket basket;
    private final Said said;
    private final List<Candidate> candidates;

    /** Takes down what rules say of the claims. */
    CouponSettlement(Run run, Basket basket, Said said) {
        this.run = run;
        this.basket = basket;
        this.said = said;
        this.candidates = new ArrayList<>(1);
        for (Object fact : said.facts()) {
            if (fact instanceof ClaimFact claim) {
                candidates.add(new Candidate(run, claim, candidates.size()));
            }
        }
        for (int i = 0; i < candidates.size(); i++) {
            candidates.get(i).hear(said);
        }
    }

    /** Decides every code. */
    void settle() {
        List<Candidate> standing = new ArrayList<>(1);
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            candidate.objectAsNoRuleMay();
            if (candidate.stands()) {
                standing.add(candidate);
            }
        }
        if (standing.size() > 1) {
            standing = new Choice(run.programme().coupons(), basket, said, standing).made();
        }
        @Nullable Turn[] turns = new Turn[candidates.size()];
        Sequence sequence = new Sequence(basket);
        for (int i = 0; i < standing.size(); i++) {
            turns[standing.get(i).place] = sequence.next(standing.get(i));
        }
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Turn turn = turns[candidate.place];
            if (turn != null && turn.takesEffect()) {
                accept(turn);
            } else {
                refuse(candidate, turn);
            }
        }
    }

    private void accept(Turn turn) {
        CouponDefinition coupon = turn.candidate().coupon();
        Discount discount = turn.discount();
        Accept accept = Objects.requireNonNull(turn.candidate().accepted);
        run.decide(new CouponAccepted(
                run.id("coupon", coupon.code()),
                run.reason(accept.rule()),
                coupon.code(),
                basket.amount(discount.sum()),
                discount.allocation(),
                discount.freeItem(),
                discount.nextStep(),
                Sponsors.of(coupon.funding(), basket.amount(discount.sum())),
                run.day(),
                coupon.countedAs(),
                accept.freedOnRefund,
                turn.candidate().claim.copy()));
    }

    private static void refuse(Candidate candidate, @Nullable Turn turn) {
        if (candidate.claim.automatic()) {
            return;
        }
        if (turn != null && turn.hurdle() != null) {
            Turn.Hurdle hurdle = turn.hurdle();
            candidate.objections().add(hurdle.code(), hurdle.saying(), hurdle.required(), hurdle.actual());
        }
        candidate.refusal().refuse();
    }
}
