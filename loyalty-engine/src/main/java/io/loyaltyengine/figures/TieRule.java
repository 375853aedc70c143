package io.loyaltyengine.figures;

/** Which rank follows after a tie. */
public enum TieRule {
    /** The ranks that a tie has taken are left out: 1, 1, 3. One more than there are better ones. */
    COMPETITION {
        @Override
        int next(int rank, int better) {
            return better + 1;
        }
    },
    /** No rank is left out: 1, 1, 2. One more than there are better scores. */
    DENSE {
        @Override
        int next(int rank, int better) {
            return rank + 1;
        }
    };

    /**
     * The rank of a score.
     *
     * @param rank of the score before it
     * @param better how many customers have a better one
     */
    abstract int next(int rank, int better);
}
