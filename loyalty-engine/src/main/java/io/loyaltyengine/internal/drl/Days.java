package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.CalendarDay;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The days on which a word is true, by what it is given: from a first one on, up to a last one, or both. */
record Days(Optional<LocalDate> first, Optional<LocalDate> last) {
    static Days of(Method word, List<Object> arguments) {
        return new Days(day(word, arguments, CalendarDay.Edge.FIRST), day(word, arguments, CalendarDay.Edge.LAST));
    }

    private static Optional<LocalDate> day(Method word, List<Object> arguments, CalendarDay.Edge edge) {
        for (int i = 0; i < Math.min(word.getParameterCount(), arguments.size()); i++) {
            CalendarDay mark = word.getParameters()[i].getAnnotation(CalendarDay.class);
            if (mark != null && mark.value() == edge) {
                return day(arguments.get(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(Object text) {
        try {
            return Optional.of(LocalDate.parse(text.toString()));
        } catch (DateTimeException reported) {
            return Optional.empty();
        }
    }

    /** Whether the first comes after the last. */
    boolean areTurnedRound() {
        return first.isPresent() && last.isPresent() && first.get().isAfter(last.get());
    }

    /** Whether something is known of the day when the word is true, or when it is not. */
    boolean tell(boolean holding) {
        return holding ? first.isPresent() || last.isPresent() : first.isPresent() != last.isPresent();
    }

    /** Leaves of a day what it can be, counted from 1970. */
    void narrow(Range day, boolean holding) {
        first.ifPresent(from -> day.compare(holding ? ">=" : "<", number(from)));
        last.ifPresent(until -> day.compare(holding ? "<=" : ">", number(until)));
    }

    /** A day, counted from 1970. */
    static BigDecimal number(LocalDate day) {
        return BigDecimal.valueOf(day.toEpochDay());
    }
}
