package io.loyaltyengine.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the calendar remembers is never seen: it answers as the platform does, whatever it was asked before. */
class ShopCalendarLaws {
    private static final long FIRST = Instant.parse("1950-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2150-01-01T00:00:00Z").getEpochSecond();

    @Property
    void answersAsThePlatform(@ForAll("zones") ZoneId zone, @ForAll("moments") List<Instant> moments) {
        ShopCalendar calendar = new ShopCalendar(zone);
        for (Instant moment : withChangesOfClocks(zone, moments)) {
            LocalDate day = LocalDate.ofInstant(moment, zone);
            assertThat(calendar.dayOf(moment)).isEqualTo(day);
            assertThat(calendar.offsetAt(moment)).isEqualTo(zone.getRules().getOffset(moment));
            assertThat(calendar.endOf(day))
                    .contains(day.plusDays(1).atStartOfDay(zone).toInstant());
            assertThat(calendar.later(moment, 14))
                    .isEqualTo(moment.atZone(zone).plusDays(14).toInstant());
        }
    }

    /** After each moment the next change of clocks, and the moments beside it. */
    private static List<Instant> withChangesOfClocks(ZoneId zone, List<Instant> moments) {
        List<Instant> all = new ArrayList<>();
        for (Instant moment : moments) {
            all.add(moment);
            ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
            if (change != null) {
                all.add(change.getInstant().minusNanos(1));
                all.add(change.getInstant());
                all.add(change.getInstant().plusNanos(1));
            }
        }
        return all;
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu", "UTC", "+03:30")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<List<Instant>> moments() {
        return Arbitraries.longs()
                .between(FIRST, LAST)
                .map(Instant::ofEpochSecond)
                .list()
                .ofMaxSize(10);
    }
}
