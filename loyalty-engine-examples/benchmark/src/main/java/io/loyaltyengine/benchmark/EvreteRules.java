package io.loyaltyengine.benchmark;

import java.time.DayOfWeek;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.RhsContext;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.RuleSetBuilder;

/**
 * The rules in Evrete's words, built of typed predicates. One step leads to the next by the facts that rules insert. Rules
 * run in the order in which they stand here, and the one that inserts something is the last of its step: what would come
 * after it, Evrete forgets.
 */
final class EvreteRules {
    /** Where a session keeps the settlement that rules speak to. */
    static final String SETTLEMENT = "settlement";

    private static final String FACT = "$fact";

    private final RuleSetBuilder<Knowledge> rules;

    private EvreteRules(KnowledgeService service) {
        rules = service.newKnowledge().builder();
    }

    /**
     * Builds the rules. They run on the calling thread: Evrete would hand every step of an evaluation to threads of its
     * own, which for so few facts costs more than it gains.
     */
    static Knowledge knowledge() {
        return new EvreteRules(KnowledgeService.builder()
                        .withExecutor(new CallingThread())
                        .build())
                .built();
    }

    private Knowledge built() {
        coupons();
        earning();
        standing();
        return rules.build();
    }

    private void coupons() {
        rule("A coupon is accepted unless something speaks against it", Claim.class, Claim::known, Settlement::accept);
        against(Objection.UNKNOWN_CODE, claim -> !claim.known());
        against(Objection.EXPIRED, Claim::expired);
        against(Objection.CUSTOMER_LIMIT, claim -> claim.uses() >= claim.limit());
        against(Objection.MINIMUM_NOT_MET, claim -> claim.basket() < claim.minimum());
        against(Objection.SCOPE_NOT_MATCHED, claim -> !claim.inScope());
        against(Objection.TIER_REQUIRED, claim -> !claim.tierMatches());
        rules.newRule("Coupons are settled").forEach(FACT, Settlement.class).execute(context -> {
            settlement(context).settleCoupons();
            context.insert(settlement(context).sold());
        });
    }

    private void earning() {
        rule(
                "One point for every euro",
                Sold.class,
                sold -> sold.paid() > 0,
                (settlement, sold) -> settlement.earnOnePerEuro());
        rule(
                "Double points on coffee on Mondays",
                Sold.class,
                sold -> sold.occasion().weekday() == DayOfWeek.MONDAY && sold.coffee() > 0,
                (settlement, sold) -> settlement.countCoffeeTwice());
        rule(
                "A quarter more for Gold",
                Sold.class,
                sold -> sold.tier().equals("GOLD"),
                (settlement, sold) -> settlement.addQuarter());
        rule(
                "At most 300 points for one purchase",
                Sold.class,
                sold -> sold.paid() > 0,
                (settlement, sold) -> settlement.cap(300));
        rule(
                "What counts toward a tier",
                Sold.class,
                sold -> sold.paid() > 0,
                (settlement, sold) -> settlement.countSpend());
        rule(
                "One visit a day",
                Sold.class,
                sold -> !sold.occasion().visitedToday() && sold.paid() > 0,
                (settlement, sold) -> settlement.countVisit());
        rules.newRule("Points are settled").forEach(FACT, Sold.class).execute(context -> {
            settlement(context).settleEarning();
            context.insert(settlement(context).standing());
        });
    }

    private void standing() {
        rule(
                "Silver tier",
                Standing.class,
                standing -> standing.spendOfTwelveMonths() >= 500_00,
                (settlement, standing) -> settlement.reachSilver());
        rule(
                "Gold tier",
                Standing.class,
                standing -> standing.spendOfTwelveMonths() >= 2_000_00,
                (settlement, standing) -> settlement.reachGold());
        rule(
                "Platin badge",
                Standing.class,
                standing -> standing.spend() >= 10_000_00 && !standing.hasBadge("platin"),
                (settlement, standing) -> settlement.awardPlatin());
        rules.newRule("20 visits make a Superfan")
                .forEach(FACT, Standing.class)
                .where(predicate((Standing now) -> now.visits() >= 20 && !now.hasBadge("superfan")), FACT)
                .execute(context -> {
                    settlement(context).awardSuperfan();
                    context.insert(new Award("superfan"));
                });
        rule(
                "100 points for a new Superfan",
                Award.class,
                award -> award.badge().equals("superfan"),
                (settlement, award) -> settlement.thankSuperfan());
    }

    private void against(Objection objection, Predicate<Claim> condition) {
        rule(objection.rule(), Claim.class, condition, (settlement, claim) -> settlement.reject(claim, objection));
    }

    private <F> void rule(String name, Class<F> type, Predicate<F> condition, BiConsumer<Settlement, F> action) {
        rules.newRule(name)
                .forEach(FACT, type)
                .where(predicate(condition), FACT)
                .execute(context -> action.accept(settlement(context), context.get(FACT)));
    }

    /** A predicate of its own for each rule: one that two rules share, Evrete takes for one and the same condition. */
    private static <F> ValuesPredicate predicate(Predicate<F> condition) {
        return values -> condition.test(values.<F>get(0));
    }

    private static Settlement settlement(RhsContext context) {
        return context.getRuntime().get(SETTLEMENT);
    }
}
