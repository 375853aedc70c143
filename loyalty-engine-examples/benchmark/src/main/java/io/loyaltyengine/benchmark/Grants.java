package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.points.Cut;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.RefundTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Points, once rules have said which are earned: rounding, what multipliers add, the cap, and shares of lines. */
final class Grants {
    static final String PER_EURO = "One point for every euro";
    static final String DOUBLE_COFFEE = "Double points on coffee on Mondays";
    static final String QUARTER_MORE = "A quarter more for Gold";
    static final String THANKS = "100 points for a new Superfan";

    private static final String CAP = "At most 300 points for one purchase";
    private static final BigDecimal NO_SHARE = BigDecimal.ZERO.setScale(4);

    private final Words words;
    private final Basket basket;
    private final Ledger ledger;
    private boolean coffeeTwice;
    private boolean quarterMore;
    private long left = Long.MAX_VALUE;

    Grants(Words words, Basket basket, Ledger ledger) {
        this.words = words;
        this.basket = basket;
        this.ledger = ledger;
    }

    void countCoffeeTwice() {
        coffeeTwice = true;
    }

    void addQuarter() {
        quarterMore = true;
    }

    void cap(long points) {
        left = points;
    }

    /**
     * Grants a point for every euro, and then what is added to it.
     *
     * @param counting what was paid for the lines that count, in cents
     */
    void perEuro(long counting) {
        long base = counting / 100;
        if (base == 0) {
            return;
        }
        long granted = allowed(base);
        forMoney(PER_EURO, granted, base, Basket.euros(counting), Basket::counts, words.perEuro(granted, counting));
        if (quarterMore) {
            long points = base / 4;
            granted = allowed(points);
            BigDecimal exact = BigDecimal.valueOf(base * 25, 2);
            forMoney(QUARTER_MORE, granted, points, exact, Basket::counts, words.quarter(granted));
        }
        if (coffeeTwice) {
            long coffee = base * basket.open(Basket::isCoffee);
            long points = coffee / counting;
            granted = allowed(points);
            // Twelve digits behind the point of the exact value are shown to people.
            BigDecimal exact = BigDecimal.valueOf(coffee).divide(BigDecimal.valueOf(counting), 12, RoundingMode.DOWN);
            forMoney(DOUBLE_COFFEE, granted, points, exact, Basket::isCoffee, words.doubled(granted));
        }
    }

    /** Grants points beyond what was paid. */
    void thanks() {
        BigDecimal exact = BigDecimal.valueOf(100);
        grant(THANKS, words.thanks(100), 100, 0, exact, List.of(), List.of(), Lifetime.UNLIMITED);
    }

    /** So many points, or what the cap has left of them. */
    private long allowed(long points) {
        long granted = Math.min(points, left);
        left -= granted;
        return granted;
    }

    private void forMoney(
            String rule, long granted, long computed, BigDecimal exact, Predicate<Line> lines, Reason reason) {
        if (computed > 0) {
            List<Cut> cuts = granted < computed ? List.of(new Cut(CAP, computed - granted)) : List.of();
            Lifetime thisYear = new Lifetime(Optional.empty(), Optional.of(nextYear()), Optional.empty());
            grant(rule, reason, granted, basket.open(lines), exact, cuts, basket.shares(granted, lines), thisYear);
        }
    }

    private Instant nextYear() {
        return LocalDate.of(ledger.day().getYear() + 1, 1, 1)
                .atStartOfDay(Words.ZONE)
                .toInstant();
    }

    private void grant(
            String rule,
            Reason reason,
            long points,
            long base,
            BigDecimal exact,
            List<Cut> cuts,
            List<LinePoints> shares,
            Lifetime lifetime) {
        BigDecimal stripped = exact.stripTrailingZeros();
        BigDecimal value = BigDecimal.valueOf(points, 2);
        long paid = basket.open();
        ledger.add(new PointsEarned(
                ledger.id(PointsEarned.class, rule),
                reason,
                Account.POINTS,
                points,
                Basket.euros(base),
                stripped.scale() < 0 ? stripped.setScale(0) : stripped,
                cuts,
                shares,
                value,
                paid == 0 ? NO_SHARE : value.divide(Basket.euros(paid), 4, RoundingMode.HALF_UP),
                ledger.day(),
                lifetime,
                Optional.empty(),
                Optional.empty(),
                RefundTerms.USUAL,
                List.of()));
    }
}
