package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.mechanism.coupons.Turn.Hurdle;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.Running;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Coupons that take effect one after the other, each on what the ones before it have left of basket and budgets. */
final class Sequence {
    private static final Saying NO_EFFECT = Saying.of(
            Refused.class,
            "A coupon without effect is not used up",
            "The coupon {subject} takes nothing off this purchase.",
            "Der Gutschein {subject} bewirkt bei diesem Einkauf nichts.");

    private static final Saying TOO_LITTLE_LEFT = Saying.of(
            Refused.class,
            "A coupon looks at what the others have left",
            "The coupon {subject} needs {required}; the other coupons leave {actual}.",
            "Der Gutschein {subject} braucht {required}; die anderen Gutscheine lassen {actual} übrig.");

    private static final Saying BUDGET = Saying.of(
            Refused.class,
            "A coupon gives no more than its budget",
            "The coupon {subject} has {actual} left to give and would need {required}.",
            "Der Gutschein {subject} kann noch {actual} geben und bräuchte {required}.");

    private static final Saying USES = Saying.of(
            Refused.class,
            "The codes of a campaign share its uses",
            "Another coupon of this purchase has taken the last use of {subject}.",
            "Ein anderer Gutschein dieses Einkaufs hat {subject} aufgebraucht.");

    private final Basket basket;
    /** The last one that took effect. */
    private @Nullable Turn last;

    private long worth;
    private int gifts;
    private int used;

    Sequence(Basket basket) {
        this.basket = basket;
    }

    /** One of its own that goes on from here. */
    Sequence copy() {
        Sequence copy = new Sequence(basket.copy());
        copy.last = last;
        copy.worth = worth;
        copy.gifts = gifts;
        copy.used = used;
        return copy;
    }

    /** Lets these take effect on a basket of their own. */
    static Sequence tried(Basket before, List<Candidate> inOrder) {
        Sequence sequence = new Sequence(before.copy());
        for (int i = 0; i < inOrder.size(); i++) {
            sequence.next(inOrder.get(i));
        }
        return sequence;
    }

    /** What all of them together are worth to the customer, in units of the currency's last decimal. */
    long worth() {
        return worth;
    }

    /** How many are used up. */
    int used() {
        return used;
    }

    /** The basket with all that they take off. */
    Basket basket() {
        return basket;
    }

    /** The last turn of those that took effect, behind which stand the others; null if none did. */
    @Nullable
    Turn last() {
        return last;
    }

    /** Those that took effect, in the order of their turns. */
    List<Candidate> inEffect() {
        Deque<Candidate> inOrder = new ArrayDeque<>();
        for (Turn turn = last; turn != null; turn = turn.before()) {
            inOrder.addFirst(turn.candidate());
        }
        return List.copyOf(inOrder);
    }

    /** Whether it is worth more to the customer; of equals has more gifts, then uses up fewer. */
    boolean isBetterThan(Sequence other) {
        if (worth != other.worth) {
            return worth > other.worth;
        }
        return gifts == other.gifts ? used < other.used : gifts > other.gifts;
    }

    /** The next one's turn. */
    Turn next(Candidate candidate) {
        CouponDefinition coupon = candidate.coupon();
        Optional<BigDecimal> amountLeft = candidate.claim.budgetLeft();
        long left = amountLeft.isEmpty()
                ? Long.MAX_VALUE
                : Math.max(0, Amounts.units(amountLeft.get(), basket.scale()) - amountDrawn(coupon));
        boolean shrinks = coupon.budget().whenShort() == CouponBudget.WhenShort.SHRINK;
        Discount discount = new Discount(coupon, basket, shrinks ? left : Long.MAX_VALUE);
        Hurdle hurdle = hurdle(candidate, discount, left);
        if (hurdle != null) {
            return new Turn(candidate, discount, hurdle, last);
        }
        worth = Math.addExact(worth, discount.worth());
        gifts += discount.isMoreThanMoney() ? 1 : 0;
        used++;
        discount.take();
        Turn turn = new Turn(candidate, discount, null, last);
        last = turn;
        return turn;
    }

    private @Nullable Hurdle hurdle(Candidate candidate, Discount discount, long left) {
        CouponDefinition coupon = candidate.coupon();
        CouponCondition condition = coupon.condition();
        if (condition.on() == Running.REMAINING) {
            BigDecimal there = there(coupon);
            if (there.compareTo(condition.minimumBasket()) < 0) {
                BigDecimal required = condition.minimumBasket().setScale(basket.scale());
                return new Hurdle("MINIMUM_NOT_MET", TOO_LITTLE_LEFT, required, there);
            }
        }
        long uses = usesDrawn(coupon);
        if (uses > 0 && coupon.budget().usesLeft().orElse(Integer.MAX_VALUE) <= uses) {
            return new Hurdle(
                    "GLOBAL_LIMIT", USES, uses + 1, coupon.budget().usesLeft().get());
        }
        if (uses > 0 && candidate.claim.customerLimit() <= candidate.claim.customerUses() + uses) {
            long had = candidate.claim.customerUses() + uses;
            return new Hurdle("CUSTOMER_LIMIT", USES, candidate.claim.customerLimit(), had);
        }
        if (discount.sum() > left) {
            return new Hurdle("BUDGET_EXHAUSTED", BUDGET, basket.amount(discount.sum()), basket.amount(left));
        }
        if (discount.sum() == 0 && !discount.isMoreThanMoney()) {
            long needed = left == 0 ? new Discount(coupon, basket, Long.MAX_VALUE).sum() : 0;
            return needed > 0
                    ? new Hurdle("BUDGET_EXHAUSTED", BUDGET, basket.amount(needed), basket.amount(0))
                    : new Hurdle("NO_EFFECT", NO_EFFECT, "", "0");
        }
        return null;
    }

    /** What the lines of its condition still cost. */
    private BigDecimal there(CouponDefinition coupon) {
        CouponScope scope = coupon.condition().scope().orElse(coupon.scope());
        return coupon.condition().withoutTax() ? basket.openWithoutTax(scope) : basket.open(scope);
    }

    private long usesDrawn(CouponDefinition coupon) {
        long uses = 0;
        for (Turn turn = last; turn != null; turn = turn.before()) {
            uses += isCountedWith(turn, coupon) ? 1 : 0;
        }
        return uses;
    }

    private long amountDrawn(CouponDefinition coupon) {
        long amount = 0;
        for (Turn turn = last; turn != null; turn = turn.before()) {
            amount = isCountedWith(turn, coupon)
                    ? Math.addExact(amount, turn.discount().sum())
                    : amount;
        }
        return amount;
    }

    private static boolean isCountedWith(Turn turn, CouponDefinition coupon) {
        return turn.candidate().coupon().countedAs().equals(coupon.countedAs());
    }
}
