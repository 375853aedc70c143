package io.loyaltyengine.figures;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How willingly customers would recommend the shop, by what they answered on a scale from 0 to 10.
 *
 * <p>Source: F. F. Reichheld, The One Number You Need to Grow, Harvard Business Review 81 (12), December 2003, 46–54.
 *
 * @param promoters who answered 9 or 10
 * @param passives who answered 7 or 8
 * @param detractors who answered 0 to 6
 */
public record NetPromoterScore(long promoters, long passives, long detractors) {
    private static final int SCALE = 1;
    private static final int BEST = 10;
    private static final int PROMOTER = 9;
    private static final int PASSIVE = 7;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public NetPromoterScore {
        Check.points("promoters", promoters);
        Check.points("passives", passives);
        Check.points("detractors", detractors);
    }

    /**
     * Counts answers.
     *
     * @param answers each from 0 to 10
     */
    public static NetPromoterScore of(Iterable<Integer> answers) {
        long[] counts = new long[BEST + 1];
        Each.of("answers", answers, answer -> counts[Check.count("", answer, 0, BEST)]++);
        return new NetPromoterScore(
                sum(counts, PROMOTER, BEST + 1), sum(counts, PASSIVE, PROMOTER), sum(counts, 0, PASSIVE));
    }

    private static long sum(long[] counts, int from, int end) {
        long sum = 0;
        for (int i = from; i < end; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** How many have answered. */
    public long answers() {
        return promoters + passives + detractors;
    }

    /**
     * The score: 100 × (promoters − detractors) / answers.
     *
     * @return from -100 to 100 at scale {@value #SCALE}, rounded half-up, that is away from zero; empty when nobody has
     *     answered
     */
    public Optional<BigDecimal> score() {
        BigDecimal net = BigDecimal.valueOf(promoters - detractors).multiply(HUNDRED);
        return Figures.share(net, BigDecimal.valueOf(answers()), SCALE);
    }
}
