package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.mechanism.coupons.Coupons.Accept;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Objections;
import io.loyaltyengine.internal.till.Refuse;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A verdict for every code, with all reasons at once.
 *
 * <p>A coupon takes effect if a rule accepts it, no rule rejects it, it goes together with the others and it takes
 * something off. Coupons take effect in the order in which they were presented, each on what the ones before it left. Of
 * coupons that do not go together the choice is the one that takes off most: either one that stands alone, or all that
 * can be combined; if equal, those that can be combined, then the one presented first.
 */
final class CouponSettlement {
    private static final Saying NOT_COMBINABLE = Saying.of(
            Refused.class,
            "A coupon that stands alone",
            "The coupon {subject} does not go together with {actual}.",
            "Der Gutschein {subject} ist nicht mit {actual} kombinierbar.");

    private static final Saying NO_EFFECT = Saying.of(
            Refused.class,
            "A coupon without effect is not used up",
            "The coupon {subject} takes nothing off this purchase.",
            "Der Gutschein {subject} bewirkt bei diesem Einkauf nichts.");

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

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Run run;
    private final Purchase purchase;
    private final Basket basket;
    private final List<Candidate> candidates;

    /** A code with what speaks for it and against it. */
    private static final class Candidate {
        final ClaimFact claim;
        private final Run run;
        private @Nullable Objections objections;

        @Nullable
        Accept accepted;

        Candidate(Run run, ClaimFact claim) {
            this.run = run;
            this.claim = claim;
        }

        /** What speaks against it, for more to be added: against most there is nothing. */
        Objections objections() {
            Objections known = objections == null ? new Objections(run, "coupon", claim.code()) : objections;
            objections = known;
            return known;
        }

        boolean stands() {
            return objections == null && accepted != null && claim.known();
        }

        boolean combinable() {
            return claim.definition().isEmpty() || claim.definition().get().combinable();
        }

        CouponDefinition coupon() {
            return claim.definition().orElseThrow();
        }
    }

    /** Takes down what rules say of the claims. */
    CouponSettlement(Run run, Purchase purchase, Basket basket, Said said) {
        this.run = run;
        this.purchase = purchase;
        this.basket = basket;
        this.candidates = new ArrayList<>(said.facts().length);
        for (Object fact : said.facts()) {
            if (fact instanceof ClaimFact claim) {
                candidates.add(new Candidate(run, claim));
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

    static BigDecimal discount(CouponDefinition coupon, BigDecimal inScope) {
        if (coupon.benefit() instanceof Benefit.PercentOff off) {
            return inScope.multiply(off.percent()).divide(HUNDRED, inScope.scale(), RoundingMode.HALF_UP);
        }
        if (coupon.benefit() instanceof Benefit.AmountOff off) {
            return off.amount().min(inScope);
        }
        return inScope.subtract(inScope);
    }

    /** Decides every code. */
    void settle() {
        for (Candidate candidate : candidates) {
            refuseWhatNoRuleMayAccept(candidate);
        }
        dropWhatDoesNotCombine();
        for (Candidate candidate : candidates) {
            if (!candidate.stands() || !takesEffect(candidate)) {
                refuse(candidate);
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

    private void dropWhatDoesNotCombine() {
        if (areAllCombinable()) {
            return;
        }
        List<Candidate> standing = candidates.stream().filter(Candidate::stands).toList();
        List<Candidate> together =
                standing.stream().filter(Candidate::combinable).toList();
        if (standing.size() < 2 || together.size() == standing.size()) {
            return;
        }
        List<Candidate> best = together.isEmpty() ? standing.subList(0, 1) : together;
        for (Candidate alone : standing) {
            if (!alone.combinable() && worth(List.of(alone)).compareTo(worth(best)) > 0) {
                best = List.of(alone);
            }
        }
        String winners =
                String.join(", ", best.stream().map(won -> won.claim.code()).toList());
        for (Candidate candidate : standing) {
            if (!best.contains(candidate)) {
                candidate.objections().add("NOT_COMBINABLE", NOT_COMBINABLE, "", winners);
            }
        }
    }

    private boolean areAllCombinable() {
        for (Candidate candidate : candidates) {
            if (!candidate.combinable()) {
                return false;
            }
        }
        return true;
    }

    /** What these take off one after the other. */
    private BigDecimal worth(List<Candidate> together) {
        Basket trial = new Basket(purchase);
        BigDecimal worth = BigDecimal.ZERO;
        for (Candidate candidate : together) {
            CouponDefinition coupon = candidate.coupon();
            BigDecimal discount = discount(coupon, trial.open(coupon.scope()));
            trial.takeOff(discount, coupon.scope());
            worth = worth.add(discount);
        }
        return worth;
    }

    private boolean takesEffect(Candidate candidate) {
        CouponDefinition coupon = candidate.coupon();
        BigDecimal inScope = basket.open(coupon.scope());
        boolean untouched = inScope.compareTo(candidate.claim.basket()) == 0;
        BigDecimal discount = untouched ? candidate.claim.discount() : discount(coupon, inScope);
        if (discount.signum() == 0 && !(coupon.benefit() instanceof Benefit.ByRules)) {
            candidate.objections().add("NO_EFFECT", NO_EFFECT, "", "0");
            return false;
        }
        Accept accept = Objects.requireNonNull(candidate.accepted);
        run.decide(new CouponAccepted(
                run.id("coupon", coupon.code()),
                run.reason(accept.rule()),
                coupon.code(),
                discount,
                basket.takeOff(discount, coupon.scope()),
                run.day(),
                accept.freedOnRefund,
                candidate.claim.copy()));
        return true;
    }

    private static void refuse(Candidate candidate) {
        if (candidate.objections().isEmpty()) {
            candidate.objections().add(candidate.claim.known() ? "NO_EFFECT" : "UNKNOWN_CODE", NOT_ACCEPTED, "", "");
        }
        candidate.objections().refuse();
    }
}
