package io.loyaltyengine.internal.vocabulary;

/** How a multiplier applies. Without {@link #compounding} or {@link #bestOnly} all shares are added up. */
public interface Multiplying {
    /** The lines whose points are multiplied; without it all. */
    Multiplying on(Selection lines);

    /** Multiplies what the others have made of the points, in the order of the rules' names, after all that add up. */
    Multiplying compounding();

    /** Of all multipliers that say this only the best for each line counts; of equals the first by its rule's name. */
    Multiplying bestOnly();

    /** Counts the points it adds toward a campaign. */
    Multiplying campaign(String name);
}
