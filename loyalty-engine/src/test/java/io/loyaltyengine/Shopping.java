package io.loyaltyengine;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponStacking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** What the laws draw from: baskets, coupons, and whole stories of one customer. */
final class Shopping extends DomainContextBase {
    private static final String[] CODES = {"A", "B", "C", "D", "E", "F"};

    /** What a customer does: buys and brings back, in a shop that has issued these coupons. */
    record Story(List<Step> steps, List<CouponDefinition> coupons) {
        Shopper played(LoyaltyEngine engine) {
            return Shopper.playing(steps, engine, catalogue());
        }

        CouponCatalogue catalogue() {
            return CouponCatalogue.of(coupons);
        }
    }

    /**
     * A customer who has bought before, and one basket more.
     *
     * @param choice for what a law has to choose
     */
    record Outing(Story earlier, List<Line> basket, long choice) {
        Random random() {
            return new Random(choice);
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Step> returning = Combinators.combine(
                        gaps(),
                        Arbitraries.of(Step.Manner.class),
                        Arbitraries.longs().between(0, 1L << 32))
                .as(Step.Returning::new);
        return story(Arbitraries.frequencyOf(Tuple.of(2, buying()), Tuple.of(1, returning)));
    }

    @Provide
    Arbitrary<Outing> outings() {
        return Combinators.combine(story(buying()), lines(), Arbitraries.longs())
                .as(Outing::new);
    }

    private static Arbitrary<Story> story(Arbitrary<Step> steps) {
        Arbitrary<List<CouponDefinition>> coupons = Arbitraries.of(CODES)
                .filter(code -> !code.equals("F"))
                .flatMap(Shopping::coupon)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(CouponDefinition::code);
        return Combinators.combine(steps.list().ofMaxSize(12), coupons).as(Story::new);
    }

    private static Arbitrary<Step> buying() {
        Arbitrary<List<String>> coupons = Arbitraries.of(CODES).list().ofMaxSize(4);
        return Combinators.combine(gaps(), lines(), coupons).as(Step.Buying::new);
    }

    /** From the same hour to more than a year. */
    private static Arbitrary<Integer> gaps() {
        return Arbitraries.of(0, 1, 14, 24, 24, 24, 24 * 7, 24 * 40, 24 * 200, 24 * 400);
    }

    private static Arbitrary<List<Line>> lines() {
        Arbitrary<BigDecimal> prices = Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.longs().between(1, 3_000)),
                        Tuple.of(3, Arbitraries.longs().between(1, 60_000)),
                        Tuple.of(1, Arbitraries.longs().between(1, 300_000)),
                        Tuple.of(1, Arbitraries.just(0L)))
                .map(cents -> BigDecimal.valueOf(cents, 2));
        Arbitrary<Line> line = Combinators.combine(
                        Arbitraries.of("mug", "beans", "pot", "filter"),
                        Arbitraries.of("COFFEE", "COFFEE", "HOME", "HOME", "DEPOSIT", "GIFT_CARD"),
                        Arbitraries.integers().between(1, 7),
                        prices)
                .as((product, category, quantity, price) -> new Line("?", product, category, quantity, price));
        return line.list().ofMinSize(1).ofMaxSize(12).map(Shopping::numbered);
    }

    private static List<Line> numbered(List<Line> lines) {
        List<Line> numbered = new ArrayList<>();
        for (Line line : lines) {
            String id = String.valueOf(numbered.size() + 1);
            numbered.add(new Line(id, line.product(), line.category(), line.quantity(), line.unitPrice()));
        }
        return numbered;
    }

    private static Arbitrary<CouponDefinition> coupon(String code) {
        Arbitrary<Benefit> benefits = Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(1, 10_000)
                        .map(hundredths -> new Benefit.PercentOff(BigDecimal.valueOf(hundredths, 2))),
                Arbitraries.oneOf(
                                Arbitraries.longs().between(1, 50_000),
                                Arbitraries.of(100L, 250L, 500L, 1_000L, 10_000L))
                        .map(cents -> new Benefit.AmountOff(BigDecimal.valueOf(cents, 2))));
        Arbitrary<CouponScope> scopes = Arbitraries.of(
                CouponScope.EVERYTHING,
                CouponScope.EVERYTHING,
                CouponScope.categories("COFFEE"),
                CouponScope.products("mug", "pot"));
        Arbitrary<CouponAudience> audiences = Arbitraries.of(
                CouponAudience.EVERYBODY,
                CouponAudience.EVERYBODY,
                CouponAudience.tiers("SILVER", "GOLD"),
                CouponAudience.newCustomers());
        Arbitrary<CouponBudget> budgets =
                Arbitraries.of(CouponBudget.UNLIMITED, CouponBudget.UNLIMITED, CouponBudget.perCustomer(1));
        return Combinators.combine(
                        benefits,
                        scopes,
                        audiences,
                        budgets,
                        Arbitraries.of("0", "0", "20.00"),
                        Arbitraries.of(true, true, false))
                .as((benefit, scope, audience, budget, minimum, combinable) -> {
                    CouponDefinition coupon = CouponDefinition.of(code, benefit)
                            .with(scope)
                            .with(audience)
                            .with(budget)
                            .with(CouponCondition.minimumBasket(minimum));
                    return combinable ? coupon : coupon.with(CouponStacking.ALONE);
                });
    }
}
