package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.mechanism.coupons.Coupons.Accept;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Refuse;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.model.Refused;
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
    private static final Saying PRESENTED_TWICE = Saying.of(
            Refused.class,
            "A coupon counts once in a purchase",
            "The coupon {subject} was presented twice.",
            "Der Gutschein {subject} wurde zweimal vorgelegt.");

    private static final Saying NOT_ISSUED = Saying.of(
            Refused.class,
            "A coupon that is issued is for whom it was issued to",
            "You hold no open copy of the coupon {subject}.",
            "Du hast keinen offenen Gutschein {subject}.");

    private static final Saying FOR_MEMBERS = Saying.of(
            Refused.class,
            "A coupon for members needs to know who they are",
            "The coupon {subject} is for members.",
            "Der Gutschein {subject} ist für Mitglieder.");

    private static final Saying NOT_ACCEPTED = Saying.of(
            Refused.class,
            "A coupon needs a rule that accepts it",
            "The coupon {subject} is not accepted here.",
            "Der Gutschein {subject} wird hier nicht angenommen.");

    private final Run run;
    private final Basket basket;
    private final Said said;
    private final List<Candidate> candidates;

    /** Takes down what rules say of the claims. */
    CouponSettlement(Run run, Basket basket, Said said) {
        this.run = run;
        this.basket = basket;
        this.said = said;
        this.candidates = new ArrayList<>(said.facts().length);
        for (Object fact : said.facts()) {
            if (fact instanceof ClaimFact claim) {
                candidates.add(new Candidate(run, claim, candidates.size()));
            }
        }
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Refuse refuse && refuse.subject() instanceof ClaimFact claim) {
                of(claim).objections().add(refuse);
            } else if (said.get(i) instanceof Accept accept) {
                of(accept.claim).accepted = accept;
            }
        }
    }

    /** Decides every code. */
    void settle() {
        List<Candidate> standing = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            refuseWhatNoRuleMayAccept(candidate);
            if (candidate.stands()) {
                standing.add(candidate);
            }
        }
        @Nullable Turn[] turns = new Turn[candidates.size()];
        Sequence sequence = new Sequence(basket);
        for (Candidate chosen : new Choice(run.programme().coupons(), basket, said, standing).made()) {
            turns[chosen.place] = sequence.next(chosen);
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

    private Candidate of(ClaimFact claim) {
        for (Candidate candidate : candidates) {
            if (candidate.claim == claim) {
                return candidate;
            }
        }
        throw new IllegalStateException("The claim is none of this purchase.");
    }

    /** The rules may have said so already, and better; but the engine itself never converts. */
    private void refuseWhatNoRuleMayAccept(Candidate candidate) {
        if (candidate.stands() && !candidate.claim.currencyMatches()) {
            candidate.objections().add("CURRENCY_MISMATCH", NOT_ACCEPTED, "", candidate.claim.purchaseCurrency());
        } else if (candidate.stands() && candidate.claim.repeated()) {
            candidate.objections().add("ALREADY_PRESENTED", PRESENTED_TWICE, "", "");
        } else if (candidate.stands() && candidate.claim.customerMissing()) {
            candidate.objections().add("CUSTOMER_REQUIRED", FOR_MEMBERS, "", "");
        } else if (candidate.stands() && candidate.claim.issuedOnly() && !candidate.claim.issued()) {
            candidate.objections().add("WRONG_CUSTOMER", NOT_ISSUED, "", "");
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
                turn.allocation(),
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
        } else if (candidate.objections().isEmpty()) {
            candidate.objections().add(candidate.claim.known() ? "NO_EFFECT" : "UNKNOWN_CODE", NOT_ACCEPTED, "", "");
        }
        candidate.objections().refuse();
    }
}
