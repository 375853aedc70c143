package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.figures.SponsorSums;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Whatever is bought and comes back: what sponsors bear are exact shares, never less than nothing, and in the end nothing. */
@Domain(Shopping.class)
@Domain(DomainContext.Global.class)
class FundingLaws {
    private static final LoyaltyEngine ENGINE = Programmes.engine(RuleSource.of(
            Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME.replace("0.01", "0.037"), "rules.drl", """
                    package earning
                    rule "Euro" @en("e") @de("e")
                    when Purchase( paid > 0 )
                    then decide.earn(1).per(1).fundedBy("acme", 35).fundedBy("bank", 30).fundedBy("club", 7); end
                    rule "Half" @en("h") @de("h")
                    when Purchase( paid > 5 )
                    then decide.addPercent(50).roundUp().fundedBy("acme", 60).fundedBy("bank", 40); end
                    rule "Later" @en("l") @de("l")
                    when Purchase( paid > 10 )
                    then decide.earn(3).per(2).keptRoundedDown().pendingDays(5).fundedBy("club", 1); end
                    rule "Thanks" @en("t") @de("t")
                    when Purchase( paid > 15 ) then decide.earn(7).fundedBy("bank", 100); end
                    """)));

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void inAnyPartsItGoesBackToNothing(@ForAll Shopping.Outing outing) {
        Shopper shopper = outing.earlier().played(ENGINE);
        String purchase = shopper.buy(outing.basket(), List.of()).transaction().id();
        Random choice = outing.random();
        while (!shopper.left(purchase).isEmpty()) {
            shopper.later(Duration.ofHours(30));
            if (choice.nextBoolean()) {
                shopper.giveBack(purchase, List.of(), shopper.someMoney(purchase, choice));
            } else {
                shopper.giveBack(purchase, shopper.somePart(purchase, choice));
            }
            shopper.recorded(purchase).forEach(FundingLaws::assertExact);
            shopper.recorded(purchase).stream()
                    .filter(PointsEarned.class::isInstance)
                    .forEach(earned -> assertBorne((PointsEarned) earned, shopper.recorded(purchase)));
        }
        assertThat(SponsorSums.of("points", shopper.recorded(purchase)).values())
                .allSatisfy(borne -> {
                    assertThat(borne.netPoints()).isZero();
                    assertThat(borne.netValue()).isZero();
                });
    }

    private static void assertExact(Decision decision) {
        if (decision instanceof PointsEarned earned) {
            assertThat(earned.funding().stream().mapToLong(Funded::points).sum())
                    .isLessThanOrEqualTo(earned.points());
            assertThat(earned.funding().stream().map(Funded::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isLessThanOrEqualTo(earned.value());
        } else {
            assertThat(back(decision)).allSatisfy(share -> {
                assertThat(share.points()).isNotNegative();
                assertThat(share.value()).isNotNegative();
            });
        }
    }

    /** What each bears of one grant after some of it went back. */
    private static void assertBorne(PointsEarned earned, List<Decision> recorded) {
        List<Decision> backs =
                recorded.stream().filter(decision -> isOf(earned, decision)).toList();
        long left =
                earned.points() - backs.stream().mapToLong(FundingLaws::points).sum();
        BigDecimal worth = earned.points() == 0
                ? BigDecimal.ZERO
                : earned.value()
                        .multiply(BigDecimal.valueOf(left))
                        .divideToIntegralValue(BigDecimal.valueOf(earned.points(), 2))
                        .movePointLeft(2);
        for (Funded share : earned.funding()) {
            long points = share.points();
            BigDecimal value = share.value();
            for (Decision back : backs) {
                for (Funded less : back(back)) {
                    if (less.sponsor().equals(share.sponsor())) {
                        points -= less.points();
                        value = value.subtract(less.value());
                    }
                }
            }
            BigDecimal percent = BigDecimal.valueOf(share.percent(), 2);
            assertThat(BigDecimal.valueOf(points)
                            .subtract(percent.multiply(BigDecimal.valueOf(left)))
                            .abs())
                    .isLessThan(BigDecimal.ONE);
            assertThat(value.subtract(percent.multiply(worth)).abs()).isLessThan(new BigDecimal("0.01"));
        }
    }

    private static boolean isOf(PointsEarned earned, Decision decision) {
        return (decision instanceof PointsReversed back && back.earned().equals(earned.id()))
                || (decision instanceof PointsCancelled gone && gone.earned().equals(earned.id()));
    }

    private static long points(Decision decision) {
        return decision instanceof PointsReversed back
                ? back.points() + back.expired()
                : ((PointsCancelled) decision).points();
    }

    private static List<Funded> back(Decision decision) {
        if (decision instanceof PointsCancelled back) {
            return back.funding();
        }
        return decision instanceof PointsReversed back ? back.funding() : List.of();
    }
}
