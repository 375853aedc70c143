package io.loyaltyengine.internal.vocabulary;

import static io.loyaltyengine.internal.vocabulary.Stage.COUPONS;
import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;
import static io.loyaltyengine.internal.vocabulary.Stage.FOLLOWUP;
import static io.loyaltyengine.internal.vocabulary.Stage.REDEMPTION;
import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

/** What a rule can say, as {@code decide.<verb>(…)}. A rule proposes; the engine settles what becomes of it. */
public interface Decide {
    /** Lets a coupon through, unless another rule rejects it. */
    @Verb(
            stages = COUPONS,
            placeholders = {"code", "discount"})
    Acceptance accept(ClaimFact claim);

    /** Lets points be spent as wished, unless another rule refuses it. */
    @Verb(
            stages = REDEMPTION,
            placeholders = {"points", "value"})
    Allowance allow(WishFact wish);

    /**
     * Speaks against what is asked for, a coupon or a wish; one reason is enough to refuse it.
     *
     * @param code of the vocabulary of reason codes, or one of the shop's own
     */
    @Verb(
            stages = {COUPONS, REDEMPTION},
            placeholders = {"subject", "required", "actual"})
    Rejection refuse(Refusable subject, String code);

    /** Grants a fixed number of points; with {@link Earning#per} points for money. */
    @Verb(
            stages = {EARNING, FOLLOWUP},
            placeholders = {"points", "base", "value"})
    Earning earn(long points);

    /** Multiplies the points for money: 2 doubles them. Fixed points are not multiplied. */
    @Verb(
            stages = EARNING,
            placeholders = {"points", "base", "value"})
    Multiplying multiply(long factor);

    /** Adds a share of the points for money: 25 is a quarter more. Fixed points do not count. */
    @Verb(
            stages = EARNING,
            placeholders = {"points", "base", "value"})
    Multiplying addPercent(long percent);

    /** Limits the points of one purchase, or of the time or the campaign that follows. */
    @Verb(stages = EARNING)
    Capping cap(long points);

    /** Lets an amount count toward standing (qualifying spend). */
    @Verb(stages = EARNING, placeholders = "amount")
    void countSpend(Selection on);

    /** Counts a visit. */
    @Verb(stages = EARNING)
    void countVisit();

    /** Donates a share of what is paid; the shop pays it, not the customer. */
    @Verb(stages = EARNING, placeholders = "amount")
    Donating donatePercent(long percent);

    /** Says that the customer qualifies for a tier; of several the highest counts. */
    @Verb(
            stages = STANDING,
            placeholders = {"tier", "from", "until"},
            goal = true)
    Tiering tier(String tier);

    /** Awards a badge, once and for good. */
    @Verb(stages = STANDING, placeholders = "badge", goal = true)
    void award(String badge);

    /** Turns points into vouchers of this many points each, as many as the points that can be spent allow. */
    @Verb(
            stages = STANDING,
            placeholders = {"points", "value", "count"},
            goal = true)
    void voucher(long points);

    /** Ends the life of all points, pending ones too. */
    @Verb(stages = STANDING, placeholders = "points")
    void expireAll();

    /** Says that the customer should be told something; the host does the telling. */
    @Verb(
            stages = {STANDING, FOLLOWUP},
            placeholders = "notice")
    void notice(String notice);
}
