package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.mechanism.coupons.Coupons.Accept;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
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
    private final Candidate[] candidates;

    /** Takes down what rules say of the claims. */
    CouponSettlement(Run run, Basket basket, Said said) {
        this.run = run;
        this.basket = basket;
        this.said = said;
        int claims = 0;
        for (Object fact : said.facts()) {
            claims += fact instanceof ClaimFact ? 1 : 0;
        }
        this.candidates = new Candidate[claims];
        int place = 0;
        for (Object fact : said.facts()) {
            if (fact instanceof ClaimFact claim) {
                candidates[place] = new Candidate(run, claim, place);
                candidates[place++].hear(said);
            }
        }
    }

    /** Decides every code. */
    void settle() {
        List<Candidate> standing = standing();
        @Nullable Turn[] turns = new Turn[candidates.length];
        if (standing.size() == 1) {
            turns[standing.get(0).place] = new Sequence(basket).next(standing.get(0));
        } else if (standing.size() > 1) {
            Sequence chosen = new Choice(run.programme().coupons(), basket, said, standing).made();
            basket.become(chosen.basket());
            for (Turn turn = chosen.last(); turn != null; turn = turn.before()) {
                turns[turn.candidate().place] = turn;
            }
        }
        for (Candidate candidate : candidates) {
            Turn turn = turns[candidate.place];
            if (turn != null && turn.takesEffect()) {
                accept(turn);
            } else {
                refuse(candidate, turn);
            }
        }
    }

    /** Those that may take effect. */
    private List<Candidate> standing() {
        List<Candidate> standing = List.of();
        for (Candidate candidate : candidates) {
            candidate.objectAsNoRuleMay();
            if (candidate.stands()) {
                // Most often there is one.
                standing = standing.isEmpty() ? List.of(candidate) : with(standing, candidate);
            }
        }
        return standing;
    }

    private static List<Candidate> with(List<Candidate> standing, Candidate candidate) {
        List<Candidate> more = new ArrayList<>(standing);
        more.add(candidate);
        return more;
    }

    private void accept(Turn turn) {
        CouponDefinition coupon = turn.candidate().coupon();
        Discount discount = turn.discount();
        Accept accept = Objects.requireNonNull(turn.candidate().accepted);
        BigDecimal off = basket.amount(discount.sum());
        run.decide(new CouponAccepted(
                run.id(CouponAccepted.class, coupon.code()),
                run.reason(accept.rule()),
                coupon.code(),
                off,
                discount.allocation(),
                discount.freeItem(),
                discount.nextStep(),
                Sponsors.of(coupon.funding(), off),
                run.day(),
                coupon.countedAs(),
                isAmountCounted(coupon),
                coupon.audience().referrer(),
                accept.freedOnRefund,
                turn.candidate().claim.copy()));
    }

    /** The codes of a campaign are counted together, though another one of them may be the one that says how much it gives. */
    private static boolean isAmountCounted(CouponDefinition coupon) {
        return coupon.budget().amountPerCustomer().isPresent()
                || coupon.budget().campaign().isPresent();
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
