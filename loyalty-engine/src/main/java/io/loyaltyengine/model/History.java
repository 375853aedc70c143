package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.fast.Days;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the customer did: totals over the whole membership, and day by day for the last {@value Limits#HISTORY_MONTHS}
 * months, so that rolling windows need no list of transactions.
 *
 * <p>Days are calendar days in the programme's zone.
 *
 * @param firstVisit day of the first visit
 * @param lastVisit day of the latest visit
 * @param days totals by day; days without anything are absent
 */
public record History(
        Totals lifetime,
        Optional<LocalDate> firstVisit,
        Optional<LocalDate> lastVisit,
        SortedMap<LocalDate, Totals> days) {
    private static final FrozenMap.Checked<Totals> TOTALS = History::ofOneDay;

    public History {
        Check.present("lifetime", lifetime);
        Check.optionalDay("firstVisit", firstVisit);
        Check.optionalDay("lastVisit", lastVisit);
        days = Check.map("days", days, Limits.MAX_ENTRIES, TOTALS);
    }

    static History none(Currency currency) {
        return new History(Totals.none(currency), Optional.empty(), Optional.empty(), new TreeMap<>());
    }

    /** The totals of the days after {@code start} up to and with {@code end}. */
    public Totals between(LocalDate start, LocalDate end, Currency currency) {
        Check.present("currency", currency);
        Check.present("start", start);
        Check.present("end", end);
        if (!start.isBefore(end)) {
            return Totals.none(currency);
        }
        int scale = currency.getDefaultFractionDigits();
        long spend = 0;
        long points = 0;
        int visits = 0;
        int purchases = 0;
        FrozenMap<LocalDate, Totals> known = frozen();
        int first = known.upTo(start);
        int last = known.upTo(end);
        if (first >= last) {
            return Totals.none(currency);
        }
        if (last - first == 1 && known.value(first).spend().scale() == scale) {
            return known.value(first);
        }
        for (int i = first; i < last; i++) {
            Totals day = known.value(i);
            spend = Math.addExact(spend, Amounts.units(day.spend(), scale));
            points = Math.addExact(points, day.points());
            visits = Math.addExact(visits, day.visits());
            purchases = Math.addExact(purchases, day.purchases());
        }
        return new Totals(Amounts.of(spend, scale), points, visits, purchases);
    }

    History plus(LocalDate day, Totals more) {
        FrozenMap<LocalDate, Totals> known = frozen();
        LocalDate last = known.isEmpty() ? day : known.lastKey();
        LocalDate latest = day.isAfter(last) ? day : last;
        LocalDate oldest = Days.known(latest.minusMonths(Limits.HISTORY_MONTHS));
        FrozenMap<LocalDate, Totals> kept = known.from(known.upTo(oldest));
        if (day.isAfter(oldest)) {
            Totals before = kept.get(day);
            kept = kept.with(day, ofOneDay("history.days", before == null ? more.atLeastNone() : before.plus(more)));
        }
        boolean visited = more.visits() > 0;
        LocalDate first = firstVisit.orElse(day);
        LocalDate late = lastVisit.orElse(day);
        boolean isFirst = visited && (firstVisit.isEmpty() || day.isBefore(first));
        boolean isLast = visited && (lastVisit.isEmpty() || day.isAfter(late));
        return new History(
                lifetime.plus(more),
                isFirst ? Optional.of(day) : firstVisit,
                isLast ? Optional.of(day) : lastVisit,
                kept);
    }

    /** What is known of a day; null if that is nothing. */
    @Nullable
    Totals of(LocalDate day) {
        return frozen().get(day);
    }

    /** The same with one purchase less, ever and on that day; the same where there is none. */
    History withoutPurchase(LocalDate day) {
        FrozenMap<LocalDate, Totals> known = frozen();
        Totals that = known.get(day);
        return new History(
                lifetime.withoutPurchase(),
                firstVisit,
                lastVisit,
                that == null ? known : known.with(day, that.withoutPurchase()));
    }

    /** Small enough for all days together to stay in range, so that whatever is asked of them later has an answer. */
    private static Totals ofOneDay(String path, Totals totals) {
        Check.present(path, totals);
        // Nearly all are small; their paths need no writing.
        if (isSmall(totals)) {
            return totals;
        }
        Check.count(path + ".visits", totals.visits(), 0, Limits.MAX_DAY_COUNT);
        Check.count(path + ".purchases", totals.purchases(), 0, Limits.MAX_DAY_COUNT);
        Check.points(path + ".points", Math.abs(totals.points()));
        Check.digits(path + ".spend", totals.spend(), Limits.MAX_DAY_AMOUNT_DIGITS);
        return totals;
    }

    private static boolean isSmall(Totals totals) {
        BigDecimal spend = totals.spend();
        return totals.visits() <= Limits.MAX_DAY_COUNT
                && totals.purchases() <= Limits.MAX_DAY_COUNT
                && totals.points() <= Limits.MAX_POINTS
                && totals.points() >= -Limits.MAX_POINTS
                && spend.scale() >= 0
                && spend.scale() <= Limits.MAX_DAY_AMOUNT_DIGITS
                && spend.precision() <= Limits.MAX_DAY_AMOUNT_DIGITS;
    }

    private FrozenMap<LocalDate, Totals> frozen() {
        return Check.map("days", days, Limits.MAX_ENTRIES, TOTALS);
    }

    /** The same history with every amount at the currency's scale. */
    History at(Currency currency) {
        int scale = currency.getDefaultFractionDigits();
        boolean fits = lifetime.spend().scale() == scale;
        FrozenMap<LocalDate, Totals> known = frozen();
        for (int i = 0; i < known.size(); i++) {
            fits &= known.value(i).spend().scale() == scale;
        }
        if (fits) {
            return this;
        }
        Totals scaled = lifetime.at("history.lifetime", currency);
        SortedMap<LocalDate, Totals> scaledDays = new TreeMap<>();
        days.forEach((day, totals) -> scaledDays.put(day, totals.at("history.days." + day, currency)));
        return new History(scaled, firstVisit, lastVisit, scaledDays);
    }
}
