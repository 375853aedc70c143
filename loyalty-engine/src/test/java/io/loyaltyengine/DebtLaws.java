package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.points.PointsAdjusted;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What a customer owes, and what has paid it: in whatever order goods come back, no debt is lost with them. */
class DebtLaws {
    /** Grants that live differently, so that a lot of one pays before that of another. */
    private static String earning(String terms) {
        return """
                package earning

                rule "a base"
                @en("Base.") @de("Basis.")
                when
                    $p : Purchase()
                then
                    decide.earn(1).per(1)%1$s;
                end

                rule "b soon over"
                @en("Soon over.") @de("Bald vorbei.")
                when
                    $p : Purchase()
                then
                    decide.earn(1).per(2).validMonths(2)%1$s;
                end

                rule "c of the house"
                @en("House.") @de("Haus.")
                when
                    $p : Purchase()
                then
                    decide.earn(5).perUnit($p.only("HOME")).validMonths(1)%1$s;
                end
                """.formatted(terms);
    }

    private static final LoyaltyEngine FORGIVING = Programmes.of(earning(""));
    private static final LoyaltyEngine OWING = Programmes.of(earning(".mayGoNegative()"));

    @Example
    void aDebtIsOwedAgainInWhateverOrderGoodsComeBack() {
        List<String> orders = List.of("order-1", "order-2");
        for (boolean lastFirst : new boolean[] {true, false}) {
            Shopper shopper = new Shopper(FORGIVING, CouponCatalogue.EMPTY);
            shopper.decide(
                    Adjustment.of("debt", shopper.now(), "EUR", -15, "mistake").mayingGoNegative());
            shopper.buy(List.of(new Line("1", "tea", "FOOD", 1, new BigDecimal("10.00"))), List.of());
            shopper.buy(List.of(new Line("1", "tea", "FOOD", 1, new BigDecimal("10.00"))), List.of());
            List<String> back = new ArrayList<>(orders);
            if (lastFirst) {
                Collections.reverse(back);
            }
            back.forEach(shopper::giveBackAll);

            assertThat(shopper.customer().points().owed()).isEqualTo(15);
            assertThat(forgiven(shopper)).isZero();
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void onlyWhatWasSpentIsForgiven(@ForAll long seed) {
        Story story = new Story(FORGIVING, seed);
        Account after = story.shopper.customer().points();

        assertThat(forgiven(story.shopper)).isBetween(0L, story.spent);
        assertThat(after.balance()).isEqualTo(forgiven(story.shopper) - story.debt - story.spent);
        assertThat(after.lots()).isEmpty();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void whatMayGoNegativeIsOwedToTheLastPoint(@ForAll long seed) {
        Story story = new Story(OWING, seed);

        assertThat(forgiven(story.shopper)).isZero();
        assertThat(story.shopper.customer().points().owed()).isEqualTo(story.debt + story.spent);
    }

    private static long forgiven(Shopper shopper) {
        return shopper.turns().stream()
                .flatMap(turn -> turn.evaluation().decisions(PointsReversed.class).stream())
                .mapToLong(PointsReversed::forgiven)
                .sum();
    }

    /** Some debt, purchases and spending; then everything comes back, in parts and in any order, before anything expires. */
    private static final class Story {
        private final Shopper shopper;
        private final Random choice;
        private long debt;
        private long spent;

        Story(LoyaltyEngine engine, long seed) {
            shopper = new Shopper(engine, CouponCatalogue.EMPTY);
            choice = new Random(seed);
            int purchases = 2 + choice.nextInt(3);
            for (int i = 0; i < purchases; i++) {
                if (choice.nextInt(3) == 0) {
                    owe(1 + choice.nextInt(40));
                }
                shopper.later(Duration.ofHours(5));
                buy();
                if (choice.nextInt(3) == 0) {
                    spend();
                }
            }
            List<String> left = new ArrayList<>(shopper.purchases());
            left.removeIf(id -> shopper.left(id).isEmpty());
            while (!left.isEmpty()) {
                String purchase = left.get(choice.nextInt(left.size()));
                shopper.later(Duration.ofHours(1)).giveBack(purchase, shopper.somePart(purchase, choice));
                left.removeIf(id -> shopper.left(id).isEmpty());
            }
            long earned = shopper.turns().stream()
                    .flatMap(turn -> turn.evaluation().decisions(PointsEarned.class).stream())
                    .mapToLong(PointsDecision::change)
                    .sum();
            assertThat(earned).isPositive();
        }

        private void owe(long points) {
            long owed = shopper.decide(adjustment(-points).mayingGoNegative())
                    .evaluation()
                    .decisions(PointsAdjusted.class)
                    .get(0)
                    .owed();
            debt += owed;
            spent += points - owed;
        }

        private void spend() {
            long available = shopper.customer().points().available();
            if (available > 0) {
                long points = 1 + choice.nextLong(available);
                shopper.decide(adjustment(-points));
                spent += points;
            }
        }

        private Adjustment adjustment(long points) {
            return Adjustment.of("adjustment-" + shopper.turns().size(), shopper.now(), "EUR", points, "By hand");
        }

        private void buy() {
            List<Line> lines = new ArrayList<>();
            int count = 1 + choice.nextInt(3);
            for (int i = 1; i <= count; i++) {
                String category = choice.nextBoolean() ? "HOME" : "FOOD";
                BigDecimal price = BigDecimal.valueOf(100 + choice.nextInt(2_000), 2);
                lines.add(new Line("" + i, "tea", category, 1 + choice.nextInt(3), price));
            }
            shopper.buy(lines, List.of());
        }
    }
}
