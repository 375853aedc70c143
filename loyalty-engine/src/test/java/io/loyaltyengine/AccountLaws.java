package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.coupons.CouponReversed;
import io.loyaltyengine.model.coupons.CouponWithdrawn;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds for everything that lies in lots, whatever happens to a member in some months. */
class AccountLaws {
    /** What no account is about. */
    private static final String[] COMMON = {"""
        package redemption
        rule "Wish" @en("w") @de("w") when $wish : Wish( points > 0 ) then decide.allow($wish); end
        """, """
        package earning
        rule "Told" @en("t") @de("t") when Activity( kind == "survey" ) then decide.count("survey"); end
        """};

    /** The rules of each account, which are about it alone. */
    private static final Map<String, String[]> RULES = new TreeMap<>(Map.of(
            "points",
            new String[] {"""
                package earning
                rule "Euro" @en("e") @de("e") when Purchase( paid > 0 ) then decide.earn(1).per(1).validDays(40); end
                rule "Tea" @en("t") @de("t") when Purchase( unitsIn("TEA") > 0 ) then decide.addPercent(50); end
                rule "Survey" @en("s") @de("s")
                when Activity( kind == "survey" ) then decide.earn(25).oncePerSubject("survey"); end
                rule "Week" @en("w") @de("w") when then decide.cap(60).perWeek(); end
                """},
            "miles",
            new String[] {"""
                package earning
                rule "Mile" @en("m") @de("m")
                when Purchase( paid > 0 )
                then decide.earn(3, "miles").per(2).proportional().mayGoNegative().pendingDays(3); end
                rule "Far" @en("f") @de("f") when Purchase( unitsIn("HOME") > 3 ) then decide.multiply(2, "miles"); end
                rule "Most" @en("m") @de("m") when then decide.cap(200, "miles").perMonth(); end
                """, """
                package standing
                rule "Rust" @en("r") @de("r")
                when Purchase( paid > 0 ) Customer( available("miles") >= 50 )
                then decide.expirePercent(10, "miles").oncePerMonth("rust"); end
                """},
            "stamps",
            new String[] {"""
                package earning
                rule "Cup" @en("c") @de("c")
                when $purchase : Purchase( paid > 0 )
                then decide.earn(1, "stamps").times($purchase.unitsIn("COFFEE")).validDays(25); end
                rule "Pot" @en("p") @de("p")
                when $purchase : Purchase( paid > 0 )
                then decide.earn(1, "stamps").per(1).on($purchase.only("TEA")).pendingDays(2); end
                rule "Owed" @en("o") @de("o")
                when $purchase : Purchase( paid > 0 )
                then decide.earn(1, "stamps").per(5).on($purchase.only("HOME")).mayGoNegative(); end
                """, """
                package standing
                rule "Small" @en("s") @de("s")
                when Purchase( paid > 0 ) Customer( available("stamps") >= 3 )
                then decide.issue("SMALL").forEvery(3, "stamps").validDays(20); end
                rule "Big" @en("b") @de("b")
                when Purchase( paid > 0 ) Customer( available("stamps") >= 5 )
                then decide.issue("BIG").forEvery(5, "stamps"); end
                """, """
                package coupons
                rule "Accept" @en("a") @de("a")
                when $claim : Claim( known ) then decide.accept($claim).freedOnRefund(); end
                """},
            "status",
            new String[] {"""
                package earning
                rule "Status" @en("s") @de("s")
                when $purchase : Purchase( paid > 0 )
                then decide.earn(1, "status").per(1).on($purchase.without("TEA")).validDays(30).keptRoundedDown(); end
                rule "Day" @en("d") @de("d") when then decide.cap(40, "status").perDay(); end
                """, """
                package standing
                rule "Silver" @en("s") @de("s")
                when Customer( balance("status") >= 50 ) then decide.tier("SILVER").whileEarned(); end
                """}));

    private static final LoyaltyEngine ALL = engine(RULES.keySet().toArray(String[]::new));
    private static final Map<String, LoyaltyEngine> ALONE = new TreeMap<>();
    private static final CouponCatalogue CARDS = CouponCatalogue.of(Stream.of("BIG", "SMALL")
            .map(code -> CouponDefinition.of(code, new Benefit.AmountOff(new BigDecimal("1.00")))
                    .with(CouponAudience.issuedTo()))
            .toArray(CouponDefinition[]::new));

    static {
        RULES.keySet().forEach(account -> ALONE.put(account, engine(account)));
    }

    private static LoyaltyEngine engine(String... accounts) {
        return Programmes.withAccounts(
                Stream.concat(Stream.of(COMMON), Stream.of(accounts).flatMap(account -> Stream.of(RULES.get(account))))
                        .toArray(String[]::new));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void anAccountChangesByItsDecisionsAlone(@ForAll long seed) {
        for (Shopper.Turn turn : Life.lived(seed, ALL, CARDS).turns()) {
            assertThat(turn.before().after(turn.decisions())).isEqualTo(turn.after());
            for (String account : RULES.keySet()) {
                long change = turn.decisions().stream()
                        .mapToLong(decision -> decision.balanceChange(account))
                        .sum();
                assertThat(turn.after().account(account).balance())
                        .isEqualTo(turn.before().account(account).balance() + change);
            }
        }
    }

    private static boolean isOf(String account, Decision decision) {
        return decision instanceof PointsDecision points && points.account().equals(account);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void noAccountTouchesAnother(@ForAll long seed) {
        List<Shopper.Turn> together =
                Life.lived(seed, ALL, CouponCatalogue.EMPTY).turns();
        ALONE.forEach((account, engine) -> {
            List<Shopper.Turn> alone =
                    Life.lived(seed, engine, CouponCatalogue.EMPTY).turns();
            for (int i = 0; i < together.size(); i++) {
                Shopper.Turn one = together.get(i);
                Shopper.Turn other = alone.get(i);
                // What is refused for the sake of another account lets nothing fall due either.
                if (!isRefused(one) && !isRefused(other)) {
                    assertThat(held(one.after(), account)).isEqualTo(held(other.after(), account));
                    assertThat(one.after().earned(account))
                            .isEqualTo(other.after().earned(account));
                }
            }
        });
    }

    private static boolean isRefused(Shopper.Turn turn) {
        return !turn.evaluation().decisions(Refused.class).isEmpty();
    }

    /** What lies there, of one lifetime together: from which purchase it is, is forgotten when next something happens. */
    private static Map<Object, Long> held(Customer customer, String account) {
        Map<Object, Long> held =
                new HashMap<>(Map.of("owed", customer.account(account).owed()));
        customer.account(account).lots().forEach(lot -> held.merge(lot.lifetime(), lot.points(), Long::sum));
        return held;
    }

    /** No stamp is lost: it is on the card, in a full one, whether open, used or over, has expired, or was taken back. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyStampIsSomewhere(@ForAll long seed) {
        Shopper shopper = Life.lived(seed, ALL, CARDS);
        Stamps stamps = new Stamps();
        for (Shopper.Turn turn : shopper.turns()) {
            turn.decisions().forEach(stamps::add);
            stamps.assertHeldBy(turn.after());
            if (turn.transaction() instanceof Purchase) {
                assertThat(turn.after().account("stamps").available()).isLessThan(3);
            }
        }
        for (String purchase : shopper.purchases()) {
            if (shopper.left(purchase).isEmpty()) {
                stamps.assertAllBack(shopper.recorded(purchase));
            }
        }
    }

    /** What became of all stamps, by the decisions. */
    private static final class Stamps {
        private long given;
        private long expired;
        private long takenBack;
        /** Full cards: open ones, and those that were used or are over. */
        private final Map<String, Long> open = new TreeMap<>(Map.of("BIG", 0L, "SMALL", 0L));

        private final Map<String, Long> closed = new TreeMap<>(open);
        private final Map<DecisionId, Long> notBack = new HashMap<>();

        private static long price(String code) {
            return code.equals("BIG") ? 5 : 3;
        }

        void add(Decision decision) {
            if (decision instanceof CouponAccepted used && used.copy().isPresent()) {
                close(used.code(), 1);
            } else if (decision instanceof CouponReversed freed && freed.copy().isPresent()) {
                close(freed.code(), -1);
            } else if (isOf("stamps", decision)) {
                count(decision);
            }
        }

        private void close(String code, long count) {
            open.merge(code, -count, Long::sum);
            closed.merge(code, count, Long::sum);
        }

        private void count(Decision decision) {
            if (decision instanceof PointsEarned earned) {
                given += earned.points();
                notBack.put(earned.id(), earned.points());
            } else if (decision instanceof PointsExpired over) {
                expired += over.points();
            } else if (decision instanceof PointsCancelled back) {
                takenBack += back.points();
                notBack.merge(back.earned(), -back.points(), Long::sum);
            } else if (decision instanceof PointsReversed back) {
                takenBack += back.points();
                notBack.merge(back.earned(), -back.points() - back.forgiven() - back.expired(), Long::sum);
            } else if (decision instanceof CouponIssued issued) {
                assertThat(issued.points()).isEqualTo(issued.count() * price(issued.code()));
                open.merge(issued.code(), issued.count(), Long::sum);
            } else if (decision instanceof CouponWithdrawn gone) {
                long over =
                        gone.expired().stream().mapToLong(Account.Lot::points).sum();
                if (gone.points() + over == 0) {
                    close(gone.code(), gone.count());
                } else {
                    assertThat(gone.points() + over).isEqualTo(gone.count() * price(gone.code()));
                    open.merge(gone.code(), -gone.count(), Long::sum);
                    expired += over;
                }
            } else {
                given += decision.balanceChange("stamps");
            }
        }

        void assertHeldBy(Customer customer) {
            long inCards = 0;
            for (String code : open.keySet()) {
                List<IssuedCoupon> copies = customer.issued().stream()
                        .filter(copy -> copy.code().equals(code))
                        .toList();
                long count = copies.stream().mapToLong(IssuedCoupon::count).sum();
                assertThat(count).isEqualTo(open.getOrDefault(code, 0L));
                assertThat(copies.stream().mapToLong(IssuedCoupon::points).sum())
                        .isEqualTo(count * price(code));
                inCards += (count + closed.getOrDefault(code, 0L)) * price(code);
            }
            assertThat(customer.account("stamps").balance() + inCards + expired + takenBack)
                    .isEqualTo(given);
            assertThat(notBack.values()).allSatisfy(left -> assertThat(left).isNotNegative());
        }

        void assertAllBack(List<Decision> recorded) {
            assertThat(recorded).filteredOn(PointsEarned.class::isInstance).allSatisfy(earned -> assertThat(
                            notBack.getOrDefault(earned.id(), 0L))
                    .isZero());
        }
    }
}
