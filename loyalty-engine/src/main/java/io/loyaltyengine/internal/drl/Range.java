package io.loyaltyengine.internal.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value can still be, after all that has been asked of it. */
final class Range {
    /** Wider ranges of whole numbers are not looked through one by one. */
    private static final int NARROW = 100;

    private final boolean whole;
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal most;
    private boolean withoutLeast;
    private boolean withoutMost;
    private @Nullable Set<Object> only;
    private final Set<Object> never = new HashSet<>();
    private final List<String> asked = new ArrayList<>();

    /** Everything; {@code whole} if it is a whole number. */
    Range(boolean whole) {
        this.whole = whole;
    }

    Range(Range other) {
        this.whole = other.whole;
        this.least = other.least;
        this.most = other.most;
        this.withoutLeast = other.withoutLeast;
        this.withoutMost = other.withoutMost;
        this.only = other.only == null ? null : new HashSet<>(other.only);
        this.never.addAll(other.never);
        this.asked.addAll(other.asked);
    }

    /** What has been asked, as the author wrote it. */
    List<String> asked() {
        return asked;
    }

    /** Takes down what was asked. */
    void narrow(String condition) {
        if (!asked.contains(condition)) {
            asked.add(condition);
        }
    }

    void compare(String operator, Object value) {
        switch (operator) {
            case "==" -> oneOf(Set.of(value));
            case "!=" -> never.add(value);
            case ">" -> atLeast((BigDecimal) value, true);
            case ">=" -> atLeast((BigDecimal) value, false);
            case "<" -> atMost((BigDecimal) value, true);
            default -> atMost((BigDecimal) value, false);
        }
    }

    void oneOf(Set<Object> values) {
        if (only == null) {
            only = new HashSet<>(values);
        } else {
            only.retainAll(values);
        }
    }

    void noneOf(Set<Object> values) {
        never.addAll(values);
    }

    private void atLeast(BigDecimal value, boolean without) {
        int order = least == null ? 1 : value.compareTo(least);
        if (order > 0 || (order == 0 && without)) {
            least = value;
            withoutLeast = without;
        }
    }

    private void atMost(BigDecimal value, boolean without) {
        int order = most == null ? -1 : value.compareTo(most);
        if (order < 0 || (order == 0 && without)) {
            most = value;
            withoutMost = without;
        }
    }

    boolean isEmpty() {
        if (only != null) {
            return only.stream().noneMatch(this::holds);
        }
        if (least == null || most == null) {
            return false;
        }
        if (!whole) {
            int order = least.compareTo(most);
            return order > 0 || (order == 0 && !holds(least));
        }
        BigDecimal first = withoutLeast ? least.add(BigDecimal.ONE) : least;
        BigDecimal last = withoutMost ? most.subtract(BigDecimal.ONE) : most;
        if (last.subtract(first).compareTo(BigDecimal.valueOf(NARROW)) > 0) {
            return false;
        }
        for (BigDecimal value = first; value.compareTo(last) <= 0; value = value.add(BigDecimal.ONE)) {
            if (holds(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it can be this value. */
    boolean admits(Object value) {
        return (only == null || only.contains(value)) && holds(value);
    }

    /** What it requires of a measure that says such a value; null if it lets in nearly everything. */
    @Nullable
    Requirement of(Measure measure) {
        if (only != null) {
            return new Requirement.OneOf(
                    measure, only.stream().filter(this::holds).collect(Collectors.toUnmodifiableSet()));
        }
        return least == null && most == null
                ? null
                : new Requirement.Within(measure, least, withoutLeast, most, withoutMost);
    }

    private boolean holds(Object value) {
        return !never.contains(value)
                && (!(value instanceof BigDecimal number) || (isAbove(number) && isBelow(number)));
    }

    private boolean isAbove(BigDecimal number) {
        return least == null || number.compareTo(least) > (withoutLeast ? 0 : -1);
    }

    private boolean isBelow(BigDecimal number) {
        return most == null || number.compareTo(most) < (withoutMost ? 0 : 1);
    }
}
