package io.loyaltyengine.workbench;

import java.nio.file.Path;

/** A programme as {@code new} writes it, with its usual answers. */
public final class Begun {
    private Begun() {}

    /** What the command answers. */
    public static int in(Path folder) {
        return Told.by("new", folder.toString(), "--yes").code();
    }
}
