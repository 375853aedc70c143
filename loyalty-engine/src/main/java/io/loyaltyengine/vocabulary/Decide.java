package io.loyaltyengine.vocabulary;

import static io.loyaltyengine.vocabulary.Stage.COUPONS;
import static io.loyaltyengine.vocabulary.Stage.EARNING;
import static io.loyaltyengine.vocabulary.Stage.FOLLOWUP;
import static io.loyaltyengine.vocabulary.Stage.STANDING;

/** What a rule can say, as {@code decide.<verb>(…)}. A rule proposes; the engine settles what becomes of it. */
public interface Decide {
    /** Lets a coupon through, unless another rule rejects it. */
    @Verb(
            stages = COUPONS,
            placeholders = {"code", "discount"})
    void accept(Claim claim);

    /**
     * Speaks against a coupon; one reason is enough to refuse it.
     *
     * @param code of the vocabulary of reason codes, or one of the shop's own
     */
    @Verb(
            stages = COUPONS,
            placeholders = {"code", "required", "actual"})
    Rejection reject(Claim claim, String code);

    /** Grants a fixed number of points; with {@link Earning#per} points for money. */
    @Verb(
            stages = {EARNING, FOLLOWUP},
            placeholders = {"points", "base", "value"})
    Earning earn(long points);

    /** Lets an amount count toward standing (qualifying spend). */
    @Verb(stages = EARNING, placeholders = "amount")
    void countSpend(Selection on);

    /** Counts a visit. */
    @Verb(stages = EARNING)
    void countVisit();

    /** Says that the customer qualifies for a tier; of several the highest counts. */
    @Verb(
            stages = STANDING,
            placeholders = {"tier", "from", "until"})
    Tiering tier(String tier);

    /** Awards a badge, once and for good. */
    @Verb(stages = STANDING, placeholders = "badge")
    void award(String badge);
}
