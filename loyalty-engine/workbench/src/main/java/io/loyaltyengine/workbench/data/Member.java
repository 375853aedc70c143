package io.loyaltyengine.workbench.data;

import java.util.List;

/** A customer of whom transactions were recorded. */
public interface Member {
    String id();

    /** All that was recorded, at least one, in the order of time; at the end of the data whatever falls due does so. */
    List<Posted> posted();
}
