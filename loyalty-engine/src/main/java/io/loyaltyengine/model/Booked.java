package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A transaction that the state knows, for as long as it can be {@linkplain Returns taken back}.
 *
 * @param until the last day of its return window
 * @param back the units that came back, by the id of their line; lines without any are absent
 */
public record Booked(LocalDate until, SortedMap<String, Integer> back) {
    private static final FrozenMap.Checked<Integer> UNITS =
            (path, units) -> Check.count(path, units, 1, Limits.MAX_QUANTITY);
    private static final FrozenMap<String, Integer> NOTHING = FrozenMap.of(new TreeMap<String, Integer>(), UNITS);

    public Booked {
        Check.day("until", until);
        back = Check.present("back", back).isEmpty() ? NOTHING : Check.map("back", back, Limits.MAX_LINES, UNITS);
    }

    static Booked until(LocalDate day) {
        return new Booked(day, NOTHING);
    }

    /** The same with more that came back. */
    Booked plus(List<SoldLine> lines) {
        SortedMap<String, Integer> more = new TreeMap<>(back);
        lines.forEach(line -> more.merge(line.line(), line.quantity(), Math::addExact));
        return new Booked(until, more);
    }
}
