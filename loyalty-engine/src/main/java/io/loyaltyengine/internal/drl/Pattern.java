package io.loyaltyengine.internal.drl;

import java.util.List;

/**
 * A fact that must be there, or must not.
 *
 * @param variable the name the author gives the fact; may be empty
 * @param line where it stands
 */
record Pattern(boolean negated, String variable, Class<?> type, List<Condition> conditions, int line) {}
