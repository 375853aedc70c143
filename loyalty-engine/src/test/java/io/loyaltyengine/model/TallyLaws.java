package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.error.Limits;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A tally forgets days, never a count. */
class TallyLaws {
    private static final LocalDate START = LocalDate.of(2024, 2, 29);

    @Provide
    Arbitrary<List<Integer>> days() {
        return Arbitraries.integers().between(0, 1_200).list().ofMinSize(1).ofMaxSize(60);
    }

    @Property(tries = 300)
    void remembersTheDaysOfTheLatestMonthsInWhateverOrderTheyCome(@ForAll("days") List<Integer> offsets) {
        Customer anna = Customer.enrolled("anna", "EUR", START);
        SortedMap<LocalDate, Long> all = new TreeMap<>();
        for (int offset : offsets) {
            LocalDate day = START.plusDays(offset);
            Fold fold = new Fold(anna);
            fold.tallyDay("count", "bread", 2, day);
            anna = fold.customer();
            all.merge(day, 2L, Long::sum);
        }
        Tally tally = anna.tally("count", "bread").orElseThrow();
        assertThat(tally.count()).isEqualTo(2L * offsets.size());
        assertThat(tally.first()).isEqualTo(all.firstKey());
        assertThat(tally.last()).isEqualTo(all.lastKey());
        assertThat(tally.days())
                .isEqualTo(all.tailMap(
                        all.lastKey().minusMonths(Limits.HISTORY_MONTHS).plusDays(1)));
    }

    @Property(tries = 100)
    void nothingIsLeftOfWhatIsUndone(@ForAll("days") List<Integer> offsets) {
        Fold fold = new Fold(Customer.enrolled("anna", "EUR", START));
        offsets.forEach(offset -> fold.tally("campaign", "spring", 3, START.plusDays(offset)));
        fold.untally("campaign", "spring", 3L * offsets.size());
        assertThat(fold.customer()).isEqualTo(Customer.enrolled("anna", "EUR", START));
    }
}
