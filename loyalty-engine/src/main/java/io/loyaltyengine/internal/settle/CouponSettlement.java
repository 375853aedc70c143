package io.loyaltyengine.internal.settle;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.settle.Reasons.Own;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.model.Benefit;
import io.loyaltyengine.model.CouponAccepted;
import io.loyaltyengine.model.CouponCatalogue;
import io.loyaltyengine.model.CouponDefinition;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private final Run run;
    private final Purchase purchase;
    private final Basket basket;
    private final List<Candidate> candidates;

    /** A code with what is known about it and what speaks against it. */
    private static final class Candidate {
        final ClaimFact claim;
        final Optional<CouponDefinition> definition;
        List<Objection> objections = List.of();

        @Nullable
        Accept accepted;

        Candidate(ClaimFact claim, Optional<CouponDefinition> definition) {
            this.claim = claim;
            this.definition = definition;
        }

        void refuse(Objection objection) {
            objections = objections.isEmpty() ? new ArrayList<>(1) : objections;
            objections.add(objection);
        }

        boolean stands() {
            return objections.isEmpty() && accepted != null && claim.known();
        }

        boolean combinable() {
            return definition.isEmpty() || definition.get().combinable();
        }
    }

    CouponSettlement(Run run, Purchase purchase, Basket basket, CouponCatalogue catalogue) {
        this.run = run;
        this.purchase = purchase;
        this.basket = basket;
        this.candidates = new ArrayList<>(purchase.coupons().size());
        for (int i = 0; i < purchase.coupons().size(); i++) {
            String code = purchase.coupons().get(i);
            Optional<CouponDefinition> definition = found(code, catalogue);
            candidates.add(candidate(code, definition, isRepeated(code, definition)));
        }
    }

    /** A catalogue may know one coupon by several spellings: it is the coupon that counts. */
    private boolean isRepeated(String code, Optional<CouponDefinition> definition) {
        String coupon = definition.isPresent() ? definition.get().code() : code;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate earlier = candidates.get(i);
            String other =
                    earlier.definition.isPresent() ? earlier.definition.get().code() : earlier.claim.code();
            if (other.equals(coupon)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<CouponDefinition> found(String code, CouponCatalogue catalogue) {
        Optional<CouponDefinition> definition;
        try {
            definition = catalogue.find(code);
        } catch (RuntimeException e) {
            throw new EvaluationException(null, "The coupon catalogue failed on the code `" + code + "`.", e);
        }
        if (definition == null) {
            throw new EvaluationException(
                    null,
                    "The coupon catalogue answered null to the code `" + code
                            + "`.\nMaybe it means `Optional.empty()`.",
                    null);
        }
        return definition;
    }

    private Candidate candidate(String code, Optional<CouponDefinition> definition, boolean repeated) {
        BigDecimal inScope = definition.isEmpty()
                ? basket.open()
                : basket.open(definition.get().scope());
        BigDecimal discount =
                definition.isPresent() && definition.get().currency().equals(purchase.currency())
                        ? discount(definition.get(), inScope)
                        : inScope;
        ClaimFact claim =
                new ClaimFact(code, definition, run.before(), purchase, run.offset(), inScope, discount, repeated);
        return new Candidate(claim, definition);
    }

    private static BigDecimal discount(CouponDefinition coupon, BigDecimal inScope) {
        if (coupon.benefit() instanceof Benefit.PercentOff off) {
            return inScope.multiply(off.percent()).divide(HUNDRED, inScope.scale(), RoundingMode.HALF_UP);
        }
        if (coupon.benefit() instanceof Benefit.AmountOff off) {
            return off.amount().min(inScope);
        }
        return inScope.subtract(inScope);
    }

    Object[] claims() {
        Object[] claims = new Object[candidates.size()];
        for (int i = 0; i < claims.length; i++) {
            claims[i] = candidates.get(i).claim;
        }
        return claims;
    }

    /** Decides every code; what comes back are the codes that take effect. */
    List<String> settle(Proposals proposals) {
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i) instanceof Refuse reject && reject.subject() instanceof ClaimFact claim) {
                of(claim).refuse(run.reasons().objection(reject, Reasons.only("subject", claim.code())));
            } else if (proposals.get(i) instanceof Accept accept) {
                of(accept.claim).accepted = accept;
            }
        }
        for (int i = 0; i < candidates.size(); i++) {
            refuseWhatNoRuleMayAccept(candidates.get(i));
        }
        dropWhatDoesNotCombine();
        List<String> effective = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.stands() && takesEffect(candidate)) {
                effective.add(candidate.definition.orElseThrow().code());
            } else {
                reject(candidate);
            }
        }
        return effective;
    }

    private Candidate of(ClaimFact claim) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).claim == claim) {
                return candidates.get(i);
            }
        }
        throw new IllegalStateException("The claim is none of this purchase.");
    }

    /** The rules may have said so already, and better; but the engine itself never converts. */
    private void refuseWhatNoRuleMayAccept(Candidate candidate) {
        if (candidate.stands() && !candidate.claim.currencyMatches()) {
            refuse(candidate, "CURRENCY_MISMATCH", Own.NOT_ACCEPTED, candidate.claim.purchaseCurrency());
        } else if (candidate.stands() && candidate.claim.repeated()) {
            refuse(candidate, "ALREADY_PRESENTED", Own.PRESENTED_TWICE, "");
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
                refuse(candidate, "NOT_COMBINABLE", Own.NOT_COMBINABLE, winners);
            }
        }
    }

    private boolean areAllCombinable() {
        for (int i = 0; i < candidates.size(); i++) {
            if (!candidates.get(i).combinable()) {
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
            CouponDefinition coupon = candidate.definition.orElseThrow();
            BigDecimal discount = discount(coupon, trial.open(coupon.scope()));
            trial.takeOff(discount, coupon.scope());
            worth = worth.add(discount);
        }
        return worth;
    }

    private boolean takesEffect(Candidate candidate) {
        CouponDefinition coupon = candidate.definition.orElseThrow();
        BigDecimal inScope = basket.open(coupon.scope());
        boolean untouched = inScope.compareTo(candidate.claim.basket()) == 0;
        BigDecimal discount = untouched ? candidate.claim.discount() : discount(coupon, inScope);
        if (discount.signum() == 0 && !(coupon.benefit() instanceof Benefit.ByRules)) {
            refuse(candidate, "NO_EFFECT", Own.NO_EFFECT, "0");
            return false;
        }
        Accept accept = Objects.requireNonNull(candidate.accepted);
        List<LineAmount> allocation = basket.takeOff(discount, coupon.scope());
        String code = coupon.code();
        run.decide(new CouponAccepted(
                run.id("coupon", code),
                run.reasons().of(accept.rule(), word -> switch (word) {
                    case "code" -> code;
                    case "discount" -> discount;
                    default -> "";
                }),
                code,
                discount,
                allocation,
                accept.freedOnRefund));
        return true;
    }

    private void reject(Candidate candidate) {
        if (candidate.objections.isEmpty()) {
            String code = candidate.claim.known() ? "NO_EFFECT" : "UNKNOWN_CODE";
            refuse(candidate, code, Own.NOT_ACCEPTED, "");
        }
        String code = candidate.claim.code();
        run.decide(Objection.refused(run, "coupon", code, candidate.objections));
    }

    private void refuse(Candidate candidate, String code, Own own, String actual) {
        Map<String, Object> values = Map.of("subject", candidate.claim.code(), "actual", actual);
        candidate.refuse(new Objection(code, run.reasons().of(own, values), "", actual));
    }
}
