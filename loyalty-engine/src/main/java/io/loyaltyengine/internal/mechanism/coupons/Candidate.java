package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.mechanism.coupons.Coupons.Accept;
import io.loyaltyengine.internal.till.Objections;
import io.loyaltyengine.internal.till.OpenCoupons;
import io.loyaltyengine.internal.till.Refuse;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A code with what speaks for it and against it. */
final class Candidate {
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

    private static final Saying WAITS = Saying.of(
            Refused.class,
            "A coupon that waits cannot be used yet",
            "Your coupon {subject} is valid from {required}.",
            "Dein Gutschein {subject} gilt ab {required}.");

    private static final Saying USED = Saying.of(
            Refused.class,
            "A coupon that is used up is used up",
            "You have already used your coupon {subject}.",
            "Du hast deinen Gutschein {subject} schon benutzt.");

    private static final Saying FOR_MEMBERS = Saying.of(
            Refused.class,
            "A coupon for members needs to know who they are",
            "The coupon {subject} is for members.",
            "Der Gutschein {subject} ist für Mitglieder.");

    private static final Saying OWN = Saying.of(
            Refused.class,
            "Nobody is referred by themselves",
            "The coupon {subject} is for your friends.",
            "Der Gutschein {subject} ist für deine Freunde.");

    private static final Saying REFERRED = Saying.of(
            Refused.class,
            "A customer is referred once",
            "The coupon {subject} is for those whom nobody else has recommended us to.",
            "Der Gutschein {subject} ist für alle, denen uns noch niemand sonst empfohlen hat.");

    private static final Saying NOT_ACCEPTED = Saying.of(
            Refused.class,
            "A coupon needs a rule that accepts it",
            "The coupon {subject} is not accepted here.",
            "Der Gutschein {subject} wird hier nicht angenommen.");

    /** The higher priority first, then percentages before all else, then by code: whoever scans what first. */
    static final Comparator<Candidate> BY_PRIORITY = Comparator.<Candidate>comparingInt(
                    candidate -> -candidate.coupon().stacking().priority())
            .thenComparing(candidate -> !(candidate.coupon().benefit() instanceof Benefit.PercentOff))
            .thenComparing(candidate -> candidate.coupon().code());

    final ClaimFact claim;
    /** Its place among all that were presented; what comes by itself comes last. */
    final int place;

    private final Run run;
    private @Nullable Objections objections;

    @Nullable
    Accept accepted;

    Candidate(Run run, ClaimFact claim, int place) {
        this.run = run;
        this.claim = claim;
        this.place = place;
    }

    /** The order in which coupons take effect. */
    static Comparator<Candidate> in(CouponPolicy.Order order) {
        return order == CouponPolicy.Order.PRESENTED
                ? Comparator.comparingInt(candidate -> candidate.place)
                : BY_PRIORITY;
    }

    /** What speaks against it, for more to be added: against most there is nothing. */
    Objections objections() {
        Objections known = objections == null ? new Objections(run, "coupon", claim.code()) : objections;
        objections = known;
        return known;
    }

    /** Takes down what rules say of it. */
    void hear(Said said) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Refuse refuse && refuse.subject() == claim) {
                objections().add(refuse);
            } else if (accepted == null && said.get(i) instanceof Accept accept && accept.claim == claim) {
                accepted = accept;
            }
        }
    }

    /** The rules may have said so already, and better; but the engine itself never converts. */
    void objectAsNoRuleMay() {
        if (stands()) {
            objectAtAll();
        }
    }

    /** What the engine itself has against it, whatever rules have said. */
    void objectAtAll() {
        if (!claim.currencyMatches()) {
            objections().add("CURRENCY_MISMATCH", NOT_ACCEPTED, "", claim.purchaseCurrency());
        } else if (claim.repeated()) {
            objections().add("ALREADY_PRESENTED", PRESENTED_TWICE, "", "");
        } else if (claim.customerMissing()) {
            objections().add("CUSTOMER_REQUIRED", FOR_MEMBERS, "", "");
        } else if (claim.issuedOnly() && !claim.issued()) {
            objectToCopy();
        } else if (coupon().audience().referrer().isPresent()) {
            objectToReferrer(coupon().audience().referrer().get());
        }
    }

    private void objectToReferrer(String referrer) {
        Customer customer = run.customer();
        if (referrer.equals(customer.id())) {
            objections().add("SELF_REFERRAL", OWN, "", "");
        } else if (customer.referrer().filter(other -> !other.equals(referrer)).isPresent()) {
            objections().add("ALREADY_REFERRED", REFERRED, "", "");
        }
    }

    /** There is no open copy: the customer holds one that waits, has used it, or never had one. */
    private void objectToCopy() {
        Optional<Instant> waits = OpenCoupons.waits(run.customer().issued(), claim.coupon(), run.at());
        if (waits.isPresent()) {
            objections().add("NOT_STARTED", WAITS, waits.get(), run.at());
        } else if (claim.customerUses() > 0) {
            objections().add("ALREADY_USED", USED, "", claim.customerUses());
        } else {
            objections().add("WRONG_CUSTOMER", NOT_ISSUED, "", "");
        }
    }

    /** All that speaks against it; if nothing does, no rule speaks for it. */
    Objections refusal() {
        if (objections().isEmpty()) {
            objections().add(claim.known() ? "NO_EFFECT" : "UNKNOWN_CODE", NOT_ACCEPTED, "", "");
        }
        return objections();
    }

    /** Whether it may take effect, as far as rules have said. */
    boolean stands() {
        return objections == null && accepted != null && claim.known();
    }

    CouponDefinition coupon() {
        return claim.definition().orElseThrow();
    }

    boolean clashes(Candidate other) {
        return coupon().stacking().clashes(other.coupon().stacking()) || isOfAnotherFriend(other);
    }

    /** Nobody is referred by two. */
    private boolean isOfAnotherFriend(Candidate other) {
        Optional<String> referrer = coupon().audience().referrer();
        Optional<String> another = other.coupon().audience().referrer();
        return referrer.isPresent() && another.isPresent() && !referrer.equals(another);
    }
}
