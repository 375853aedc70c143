package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.points.PointsActivated;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.rewards.DonationMade;
import io.loyaltyengine.model.rewards.RewardGranted;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds for the points of anybody in the club, whatever happens to them in some three years. */
class PointsLaws {
    private static final LoyaltyEngine CLUB = LoyaltyEngine.builder()
            .rules(RuleSource.directory(Path.of("../rules/club")))
            .build();
    private static final CouponCatalogue COUPONS =
            CouponCatalogue.of(CouponDefinition.of("COFFEE5", new Benefit.ByRules()));
    private static final Comparator<Account.Lot> BY_EXPIRY =
            Comparator.comparing(lot -> lot.lifetime().expiresAt().orElse(Instant.MAX));

    /** A transaction with the state before and the answer. */
    private record Turn(Customer before, Transaction transaction, Evaluation answer) {}

    @Property(tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theBalanceIsTheSumOfTheLotsAndOfTheDecisions(@ForAll Random random) {
        for (Turn turn : life(random)) {
            Customer after = turn.answer().customer();
            assertThat(after).isEqualTo(turn.before().after(turn.answer().decisions()));
            long change = turn.answer().decisions().stream()
                    .mapToLong(decision -> decision.balanceChange(Account.POINTS))
                    .sum();
            assertThat(after.points().balance())
                    .isEqualTo(turn.before().points().balance() + change);
            long lots = after.points().lots().stream()
                    .mapToLong(Account.Lot::points)
                    .sum();
            assertThat(lots - after.points().owed()).isEqualTo(after.points().balance());
            if (after.points().owed() > 0) {
                assertThat(after.points().available()).isZero();
            }
        }
    }

    private static List<Account.Lot> spent(Decision decision) {
        if (decision instanceof PointsRedeemed redeemed) {
            return redeemed.lots();
        } else if (decision instanceof RewardGranted granted) {
            return granted.lots();
        } else if (decision instanceof DonationMade made) {
            return made.lots();
        }
        return decision instanceof CouponIssued issued ? issued.lots() : List.of();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void thePointsThatExpireSoonestAreSpentFirst(@ForAll Random random) {
        for (Turn turn : life(random)) {
            Customer state = turn.before();
            for (Decision decision : turn.answer().decisions()) {
                List<Account.Lot> spent = spent(decision);
                if (!spent.isEmpty()) {
                    Account.Lot last = spent.stream().max(BY_EXPIRY).orElseThrow();
                    List<Account.Lot> left = new ArrayList<>(
                            state.after(List.of(decision)).points().lots());
                    left.removeIf(lot -> lot.lifetime().isPending());
                    assertThat(left).allSatisfy(lot -> assertThat(BY_EXPIRY.compare(lot, last))
                            .isNotNegative());
                    assertThat(spent.stream().mapToLong(Account.Lot::points).sum())
                            .isEqualTo(-decision.balanceChange(Account.POINTS));
                }
                state = state.after(List.of(decision));
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void nothingExpiresOrBecomesActiveTwiceAndNothingOutlivesItsTime(@ForAll Random random) {
        for (Turn turn : life(random)) {
            Customer after = turn.answer().customer();
            Instant at = turn.transaction().at();
            assertThat(after.points().lots()).allSatisfy(lot -> {
                assertThat(lot.lifetime().isOver(at)).isFalse();
                assertThat(lot.lifetime().activeFrom().filter(from -> !at.isBefore(from)))
                        .isEmpty();
            });
            Evaluation again = CLUB.evaluate(after, DayReached.of("again", at, "EUR"));
            // A refused transaction leaves it to the next one to end what a rule would end.
            assertThat(again.decisions(PointsExpired.class))
                    .filteredOn(expired -> expired.lifetime().isOver(at))
                    .isEmpty();
            assertThat(again.decisions(PointsActivated.class)).isEmpty();
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void noGrantIsTakenBackMoreThanOnce(@ForAll Random random) {
        Map<DecisionId, Long> open = new LinkedHashMap<>();
        for (Turn turn : life(random)) {
            for (Decision decision : turn.answer().decisions()) {
                if (decision instanceof PointsEarned earned) {
                    open.put(earned.id(), earned.points());
                } else if (decision instanceof PointsCancelled back) {
                    open.merge(back.earned(), -back.points(), Long::sum);
                } else if (decision instanceof PointsReversed back) {
                    open.merge(back.earned(), -back.points() - back.forgiven(), Long::sum);
                }
            }
            assertThat(open.values()).allSatisfy(left -> assertThat(left).isNotNegative());
        }
    }

    private static List<Turn> life(Random random) {
        List<Turn> turns = new ArrayList<>();
        Map<String, List<Decision>> recorded = new LinkedHashMap<>();
        Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2024, 1, 1));
        Instant now = Instant.parse("2024-01-31T01:30:00Z");
        for (int i = 0; i < 40; i++) {
            now = now.plus(Duration.ofHours(random.nextInt(24 * (random.nextInt(8) == 0 ? 200 : 20))));
            Transaction transaction = transaction("t" + i, now, random, recorded);
            Evaluation answer = CLUB.evaluate(customer, transaction, COUPONS);
            turns.add(new Turn(customer, transaction, answer));
            String purchase = transaction instanceof Refund refund
                    ? refund.original().orElseThrow().transaction()
                    : transaction.id();
            if (transaction instanceof Purchase || transaction instanceof Refund) {
                recorded.computeIfAbsent(purchase, id -> new ArrayList<>()).addAll(answer.decisions());
            }
            customer = answer.customer();
        }
        return turns;
    }

    private static Transaction transaction(
            String id, Instant now, Random random, Map<String, List<Decision>> recorded) {
        Optional<String> purchase = recorded.keySet().stream()
                .skip(recorded.isEmpty() ? 0 : random.nextInt(recorded.size()))
                .findFirst();
        int kind = random.nextInt(12);
        if (kind < 2 && purchase.isPresent()) {
            List<Decision> decisions = recorded.getOrDefault(purchase.get(), List.of());
            return random.nextBoolean()
                    ? Refund.whole(id, now, "EUR", decisions)
                    : Refund.whole(id, now, "EUR", decisions).ofLines(List.of(new RefundLine("1", 1)));
        }
        return switch (kind) {
            case 2 -> DayReached.of(id, now, "EUR");
            case 3 -> Confirmation.of(id, now, "EUR", purchase.orElse("none"));
            case 4 -> Adjustment.of(id, now, "EUR", random.nextBoolean() ? 700 : -300, "a correction");
            case 5 -> Redemption.of(id, now, "EUR", new Redemption.Donation(50L + random.nextInt(100), "trees"));
            case 6 -> Redemption.of(id, now, "EUR", new Redemption.Reward(RewardDefinition.of("mug", 250)));
            default -> purchase(id, now, random);
        };
    }

    private static Purchase purchase(String id, Instant now, Random random) {
        Purchase.Builder purchase =
                Purchase.of(id).at(now).currency("EUR").channel(random.nextBoolean() ? "web" : "app");
        List<String> categories = List.of("COFFEE", "TEA", "HOME", "DEPOSIT");
        for (int line = 0; line < 1 + random.nextInt(3); line++) {
            purchase.line(
                    "thing",
                    categories.get(random.nextInt(4)),
                    1 + random.nextInt(3),
                    BigDecimal.valueOf(random.nextInt(20_000), 2).toPlainString());
        }
        if (random.nextInt(3) == 0) {
            purchase.redeem(500L + random.nextInt(1_000));
        }
        return random.nextInt(3) == 0 ? purchase.coupon("COFFEE5").build() : purchase.build();
    }
}
