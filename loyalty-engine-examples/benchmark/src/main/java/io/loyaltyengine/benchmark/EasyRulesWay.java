package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.time.DayOfWeek;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/**
 * Easy Rules as its documentation teaches it, the fastest of its ways: rules built of lambdas and registered once, the
 * facts of each call by name. The rules about coupons fire once for every code. All others fire together, in the order of
 * their priorities; what has to happen between the steps are rules of their own.
 */
final class EasyRulesWay implements Contender {
    private static final String SETTLEMENT = "settlement";
    private static final String CLAIM = "claim";
    private static final String SOLD = "sold";
    private static final String STANDING = "standing";
    private static final String AWARD = "award";

    private final RulesEngine engine = new DefaultRulesEngine();
    private final Rules coupons = coupons();
    private final Rules purchases = purchases();
    private final Words words;

    EasyRulesWay(RuleSetId ruleSet) {
        this.words = new Words(ruleSet);
    }

    @Override
    public Decided decide(Customer customer, Purchase purchase, CouponCatalogue catalogue) {
        Settlement settlement = new Settlement(words, customer, purchase, catalogue);
        for (Claim claim : settlement.claims()) {
            Facts facts = new Facts();
            facts.put(SETTLEMENT, settlement);
            facts.put(CLAIM, claim);
            engine.fire(coupons, facts);
        }
        settlement.settleCoupons();
        Facts facts = new Facts();
        facts.put(SETTLEMENT, settlement);
        facts.put(SOLD, settlement.sold());
        engine.fire(purchases, facts);
        return settlement.decided();
    }

    private static Rules coupons() {
        Rules rules = new Rules();
        rules.register(new RuleBuilder()
                .name("A coupon is accepted unless something speaks against it")
                .when(facts -> claim(facts).known())
                .then(facts -> settlement(facts).accept(claim(facts)))
                .build());
        against(rules, Objection.UNKNOWN_CODE, claim -> !claim.known());
        against(rules, Objection.EXPIRED, Claim::expired);
        against(rules, Objection.CUSTOMER_LIMIT, claim -> claim.uses() >= claim.limit());
        against(rules, Objection.MINIMUM_NOT_MET, claim -> claim.basket() < claim.minimum());
        against(rules, Objection.SCOPE_NOT_MATCHED, claim -> !claim.inScope());
        against(rules, Objection.TIER_REQUIRED, claim -> !claim.tierMatches());
        return rules;
    }

    private static void against(Rules rules, Objection objection, Predicate<Claim> condition) {
        rules.register(new RuleBuilder()
                .name(objection.rule())
                .when(facts -> condition.test(claim(facts)))
                .then(facts -> settlement(facts).reject(claim(facts), objection))
                .build());
    }

    private static Rules purchases() {
        Rules rules = new Rules();
        earning(rules, "One point for every euro", sold -> sold.paid() > 0, Settlement::earnOnePerEuro);
        earning(
                rules,
                "Double points on coffee on Mondays",
                sold -> sold.occasion().weekday() == DayOfWeek.MONDAY && sold.coffee() > 0,
                Settlement::countCoffeeTwice);
        earning(rules, "A quarter more for Gold", sold -> sold.tier().equals("GOLD"), Settlement::addQuarter);
        earning(
                rules,
                "At most 300 points for one purchase",
                sold -> sold.paid() > 0,
                settlement -> settlement.cap(300));
        earning(rules, "What counts toward a tier", sold -> sold.paid() > 0, Settlement::countSpend);
        earning(
                rules,
                "One visit a day",
                sold -> !sold.occasion().visitedToday() && sold.paid() > 0,
                Settlement::countVisit);
        rules.register(new RuleBuilder()
                .name("Points are settled")
                .priority(2)
                .when(facts -> true)
                .then(facts -> {
                    settlement(facts).settleEarning();
                    facts.put(STANDING, settlement(facts).standing());
                })
                .build());
        standing(rules, "Silver tier", now -> now.spendOfTwelveMonths() >= 500_00, Settlement::reachSilver);
        standing(rules, "Gold tier", now -> now.spendOfTwelveMonths() >= 2_000_00, Settlement::reachGold);
        standing(
                rules,
                "Platin badge",
                now -> now.spend() >= 10_000_00 && !now.hasBadge("platin"),
                Settlement::awardPlatin);
        rules.register(new RuleBuilder()
                .name("20 visits make a Superfan")
                .priority(3)
                .when(facts ->
                        standing(facts).visits() >= 20 && !standing(facts).hasBadge("superfan"))
                .then(facts -> {
                    settlement(facts).awardSuperfan();
                    facts.put(AWARD, "superfan");
                })
                .build());
        rules.register(new RuleBuilder()
                .name("100 points for a new Superfan")
                .priority(4)
                .when(facts -> "superfan".equals(facts.get(AWARD)))
                .then(facts -> settlement(facts).thankSuperfan())
                .build());
        rules.register(new RuleBuilder()
                .name("The standing is settled")
                .priority(5)
                .when(facts -> true)
                .then(facts -> settlement(facts).settleStanding())
                .build());
        return rules;
    }

    private static void earning(Rules rules, String name, Predicate<Sold> condition, Consumer<Settlement> action) {
        rules.register(new RuleBuilder()
                .name(name)
                .priority(1)
                .when(facts -> condition.test(sold(facts)))
                .then(facts -> action.accept(settlement(facts)))
                .build());
    }

    private static void standing(Rules rules, String name, Predicate<Standing> condition, Consumer<Settlement> action) {
        rules.register(new RuleBuilder()
                .name(name)
                .priority(3)
                .when(facts -> condition.test(standing(facts)))
                .then(facts -> action.accept(settlement(facts)))
                .build());
    }

    private static Settlement settlement(Facts facts) {
        return Objects.requireNonNull(facts.<Settlement>get(SETTLEMENT));
    }

    private static Claim claim(Facts facts) {
        return Objects.requireNonNull(facts.<Claim>get(CLAIM));
    }

    private static Sold sold(Facts facts) {
        return Objects.requireNonNull(facts.<Sold>get(SOLD));
    }

    private static Standing standing(Facts facts) {
        return Objects.requireNonNull(facts.<Standing>get(STANDING));
    }
}
