package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A transaction that the state knows, for as long as it can be {@linkplain Returns taken back}.
 *
 * @param until the last day of its return window
 * @param back the units that came back, by the id of their line; lines without any are absent
 * @param allowances the money that was given back for goods that stay, likewise
 * @param wholeSince the day since which all of it is back; empty as long as something is left
 */
public record Booked(
        LocalDate until,
        SortedMap<String, Integer> back,
        SortedMap<String, BigDecimal> allowances,
        Optional<LocalDate> wholeSince) {
    private static final FrozenMap.Checked<Integer> UNITS =
            (path, units) -> Check.count(path, units, 1, Limits.MAX_QUANTITY);
    private static final FrozenMap.Checked<BigDecimal> MONEY = Check::positive;
    private static final FrozenMap<String, Integer> NO_UNITS = FrozenMap.of(new TreeMap<String, Integer>(), UNITS);
    private static final FrozenMap<String, BigDecimal> NO_MONEY =
            FrozenMap.of(new TreeMap<String, BigDecimal>(), MONEY);

    public Booked {
        Check.day("until", until);
        back = Check.present("back", back).isEmpty() ? NO_UNITS : Check.map("back", back, Limits.MAX_LINES, UNITS);
        allowances = Check.present("allowances", allowances).isEmpty()
                ? NO_MONEY
                : Check.map("allowances", allowances, Limits.MAX_LINES, MONEY);
        Check.optionalDay("wholeSince", wholeSince);
    }

    static Booked until(LocalDate day) {
        return new Booked(day, NO_UNITS, NO_MONEY, Optional.empty());
    }

    /** The same with more that came back, and with it all that was left if there is a day. */
    Booked plus(List<SoldLine> lines, List<LineAmount> money, Optional<LocalDate> wholeOn) {
        SortedMap<String, Integer> more = new TreeMap<>(back);
        lines.forEach(line -> more.merge(line.line(), line.quantity(), Math::addExact));
        SortedMap<String, BigDecimal> moreMoney = new TreeMap<>(allowances);
        money.forEach(allowance -> moreMoney.merge(allowance.line(), allowance.amount(), BigDecimal::add));
        return new Booked(until, more, moreMoney, wholeSince.or(() -> wholeOn));
    }
}
