package io.loyaltyengine.workbench.data;

import java.io.IOException;

/** What becomes of a line that cannot be read. */
@FunctionalInterface
public interface BadLines {
    /** The first one ends the reading. */
    BadLines REFUSED = line -> {
        throw line;
    };

    /**
     * Called for each of them; the line is left out unless this throws.
     *
     * @param line names the line by its number, and what is wrong with it
     */
    void found(IOException line) throws IOException;
}
