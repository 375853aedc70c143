package io.loyaltyengine.model.points;

/**
 * What becomes of granted points when goods come back; fixed when they are granted.
 *
 * @param mayGoNegative whether points that were spent already are owed; otherwise they are forgiven
 * @param keptRoundedDown whether, when a part comes back, the points of what is kept are rounded down; otherwise the
 *     points that are taken back are
 */
public record RefundTerms(boolean mayGoNegative, boolean keptRoundedDown) {
    /** Spent points are forgiven; what is taken back is rounded down. */
    public static final RefundTerms USUAL = new RefundTerms(false, false);
}
