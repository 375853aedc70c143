package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.vocabulary.YearlyDay;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.Tally;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * How often something is to be had.
 *
 * @param name what is had, by a name of the shop's own
 * @param days after which it can be had anew, whatever the stretch
 */
public record Frequency(String name, Each each, long days) {
    /** Once in a stretch of time. */
    Frequency(String name, Each each) {
        this(name, each, Long.MAX_VALUE);
    }

    /** The stretch of time in which it is had once. */
    public enum Each {
        LIFE {
            @Override
            Optional<LocalDate> begin(LocalDate day, Optional<YearlyDay> birthday) {
                return Optional.of(LocalDate.MIN);
            }
        },
        /** For each subject of an activity, once in a life. */
        SUBJECT {
            @Override
            Optional<LocalDate> begin(LocalDate day, Optional<YearlyDay> birthday) {
                return Optional.of(LocalDate.MIN);
            }
        },
        YEAR {
            @Override
            Optional<LocalDate> begin(LocalDate day, Optional<YearlyDay> birthday) {
                return Optional.of(day.with(TemporalAdjusters.firstDayOfYear()));
            }
        },
        MONTH {
            @Override
            Optional<LocalDate> begin(LocalDate day, Optional<YearlyDay> birthday) {
                return Optional.of(day.with(TemporalAdjusters.firstDayOfMonth()));
            }
        },
        /** From Monday to Sunday, as ISO 8601 has it. */
        WEEK {
            @Override
            Optional<LocalDate> begin(LocalDate day, Optional<YearlyDay> birthday) {
                return Optional.of(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            }
        },
        DAY {
            @Override
            Optional<LocalDate> begin(LocalDate day, Optional<YearlyDay> birthday) {
                return Optional.of(day);
            }
        },
        /** Each day belongs to the birthday that is nearest: a window around it may lie over the end of a year. */
        BIRTHDAY {
            @Override
            Optional<LocalDate> begin(LocalDate day, Optional<YearlyDay> birthday) {
                return birthday.map(date -> nearest(day, date));
            }
        };

        /** What all days of one stretch share, and what is later for all later ones; empty if the day lies in none. */
        abstract Optional<LocalDate> begin(LocalDate day, Optional<YearlyDay> birthday);
    }

    /** The birthday that is nearest to a day. */
    private static LocalDate nearest(LocalDate day, YearlyDay birthday) {
        LocalDate nearest = birthday.in(day.getYear());
        for (int year : new int[] {day.getYear() - 1, day.getYear() + 1}) {
            LocalDate other = birthday.in(year);
            if (distance(day, other) < distance(day, nearest)) {
                nearest = other;
            }
        }
        return nearest;
    }

    private static long distance(LocalDate a, LocalDate b) {
        return Math.abs(ChronoUnit.DAYS.between(a, b));
    }

    /** What is had, if it can be had now. */
    public Optional<Once> due(Run run) {
        Customer customer = run.customer();
        Once once = new Once(name, each == Each.SUBJECT ? Optional.of(run.subject()) : Optional.empty());
        Optional<LocalDate> last = once.in(customer).map(Tally::last);
        Optional<YearlyDay> birthday = customer.profile().birthday().map(date -> YearlyDay.of(date, run.programme()));
        return isDue(run.day(), last, birthday) ? Optional.of(once) : Optional.empty();
    }

    /** Whether it can be had on a day, if it was had on another last; a birthday that has changed since gives it no sooner. */
    boolean isDue(LocalDate today, Optional<LocalDate> last, Optional<YearlyDay> birthday) {
        Optional<LocalDate> now = each.begin(today, birthday);
        if (now.isEmpty()) {
            return false;
        }
        LocalDate begin = now.get();
        return last.filter(day -> ChronoUnit.DAYS.between(day, today) < days)
                .flatMap(day -> each.begin(day, birthday))
                .filter(begun -> !begun.isBefore(begin))
                .isEmpty();
    }
}
