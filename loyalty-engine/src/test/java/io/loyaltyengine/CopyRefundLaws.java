package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Booked;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What becomes of an issued copy when both come back, what it was issued for and what used it: in any order, in any parts. */
class CopyRefundLaws {
    private static final CouponCatalogue COUPONS = CouponCatalogue.of(
            CouponDefinition.of("THANKS", new Benefit.AmountOff(new BigDecimal("3.00")))
                    .with(CouponAudience.issuedTo()),
            CouponDefinition.of("KEPT", Benefit.percentOff("15")).with(CouponAudience.issuedTo()));

    private static final List<LoyaltyEngine> ENGINES = List.of(engine(false), engine(true));

    private static LoyaltyEngine engine(boolean keepsPurchases) {
        String returns = "\"returns\":{\"days\":60,\"keepsPurchases\":" + keepsPurchases + "},\"tiers\"";
        return Programmes.engine(RuleSource.of(Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME.replace("\"tiers\"", returns),
                "coupons.drl",
                """
                package coupons
                rule "Accept" @en("a") @de("a")
                when $claim : Claim( known ) then decide.accept($claim).freedOnRefund(); end
                """,
                "standing.drl",
                """
                package standing
                rule "Thanks" @en("t") @de("t")
                when Purchase( unitsOf("mug") > 0 ) then decide.issue("THANKS"); end
                rule "Kept" @en("k") @de("k")
                when Purchase( unitsOf("mug") > 0 ) then decide.issue("KEPT").keptOnRefund(); end
                rule "Thanks for a word" @en("w") @de("w")
                when Activity( kind == "survey" ) then decide.issue("THANKS").validDays(30); end
                """)));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theOrderInWhichTheyComeBackMakesNoDifference(@ForAll long seed, @ForAll long order) {
        Shopper mixed = played(seed, new Random(order)::nextInt);
        Shopper usedFirst = played(seed, size -> size - 1);
        assertThat(mixed.customer().issued()).isEqualTo(usedFirst.customer().issued());
        assertThat(mixed.customer().tallies()).isEqualTo(usedFirst.customer().tallies());
        assertThat(counters(mixed)).isEqualTo(counters(usedFirst));

        Customer replayed = mixed.turns().get(0).before();
        for (Shopper.Turn turn : mixed.turns()) {
            replayed = replayed.after(turn.decisions());
        }
        assertThat(replayed).isEqualTo(mixed.customer());
        for (IssuedCoupon copies : replayed.issued()) {
            Booked issuer =
                    Objects.requireNonNull(replayed.booked().get(copies.issue().transaction()));
            assertThat(issuer.wholeSince().isPresent() && !copies.keptOnRefund())
                    .isFalse();
        }
    }

    /** Something issues copies, a purchase uses them, and both come back; {@code next} says which of so many goes on. */
    private static Shopper played(long seed, IntUnaryOperator next) {
        Random random = new Random(seed);
        Shopper shopper = new Shopper(ENGINES.get(random.nextInt(2)), COUPONS);
        if (random.nextInt(4) == 0) {
            shopper.decide(Activity.of("issuer")
                    .at(shopper.now())
                    .currency("EUR")
                    .kind("survey")
                    .build());
        } else {
            shopper.decide(purchase("issuer", shopper, random).build());
        }
        Purchase.Builder using = purchase("user", shopper.later(Duration.ofDays(1)), random);
        shopper.customer().issued().stream().map(IssuedCoupon::code).forEach(using::coupon);
        shopper.decide(using.build());
        assertThat(shopper.customer().issued())
                .extracting(copies -> copies.issue().transaction())
                .containsOnly("user");

        Map<String, Random> parts = new TreeMap<>();
        List<String> coming = new ArrayList<>(List.of("issuer", "user"));
        coming.forEach(transaction -> parts.put(transaction, new Random(random.nextLong())));
        while (!coming.isEmpty()) {
            int at = next.applyAsInt(coming.size());
            if (!comesBack(shopper, coming.get(at), Objects.requireNonNull(parts.get(coming.get(at))))) {
                coming.remove(at);
            }
        }
        return shopper;
    }

    /** Whether some more of it comes back, which does not depend on what came back of anything else. */
    private static boolean comesBack(Shopper shopper, String transaction, Random choice) {
        if (shopper.left(transaction).isEmpty() || choice.nextInt(8) == 0) {
            return false;
        }
        shopper.later(Duration.ofHours(1));
        boolean isActivity = shopper.turns().get(0).transaction() instanceof Activity && transaction.equals("issuer");
        List<LineAmount> money =
                isActivity || choice.nextInt(3) > 0 ? List.of() : shopper.someMoney(transaction, choice);
        if (choice.nextInt(3) == 0) {
            shopper.giveBackAll(transaction);
        } else if (money.isEmpty()) {
            shopper.giveBack(transaction, shopper.somePart(transaction, choice));
        } else {
            shopper.giveBack(transaction, List.of(), money);
        }
        return true;
    }

    private static Purchase.Builder purchase(String id, Shopper shopper, Random random) {
        Purchase.Builder purchase = Purchase.of(id).at(shopper.now()).currency("EUR");
        purchase.line("mug", "HOME", 1 + random.nextInt(3), "9.99");
        for (int lines = random.nextInt(3); lines > 0; lines--) {
            purchase.line("tea", "TEA", 1 + random.nextInt(2), "4.00");
        }
        return purchase;
    }

    /** What the counters of all customers stand at: uses, issues and amount, by what they are counted as. */
    private static Map<String, List<BigDecimal>> counters(Shopper shopper) {
        Map<String, List<BigDecimal>> counters = new TreeMap<>();
        shopper.turns().stream()
                .flatMap(turn -> turn.evaluation().couponUses().stream())
                .forEach(use -> counters.merge(
                        use.countedAs(),
                        List.of(BigDecimal.valueOf(use.uses()), BigDecimal.valueOf(use.issues()), use.amount()),
                        (one, other) -> List.of(
                                one.get(0).add(other.get(0)),
                                one.get(1).add(other.get(1)),
                                one.get(2).add(other.get(2)))));
        return counters;
    }
}
