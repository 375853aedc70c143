package io.loyaltyengine.examples.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who holds which tier: the rules of both programmes, asked of all spend there ever was. */
final class Ranks {
    private final boolean club;
    private final List<Spend> all = new ArrayList<>();
    private BigDecimal ever = Shares.euros(0);

    Ranks(boolean club) {
        this.club = club;
    }

    /** An amount that counts on a day; less than zero for what came back. */
    private record Spend(LocalDate day, BigDecimal amount) {}

    /**
     * A tier that is held.
     *
     * @param rank 0 for none
     * @param earnedOn when it was earned or last retained
     */
    record Held(int rank, Optional<LocalDate> until, Optional<LocalDate> earnedOn) {
        static final Held NONE = new Held(0, Optional.empty(), Optional.empty());

        boolean isOver(LocalDate day) {
            return until.isPresent() && until.get().isBefore(day);
        }
    }

    /** Counts it; of what comes back twice no more than the day has left. */
    void count(LocalDate day, BigDecimal amount) {
        all.add(new Spend(day, amount.max(between(day, day).negate())));
        ever = ever.add(amount).max(Shares.euros(0));
    }

    /** The same with what is known day by day only: the 24 months before a day, with it. */
    Ranks known(LocalDate latest) {
        Ranks known = new Ranks(club);
        all.stream()
                .filter(spend -> spend.day().isAfter(latest.minusMonths(24)))
                .forEach(known.all::add);
        return known;
    }

    BigDecimal ever() {
        return ever;
    }

    BigDecimal between(LocalDate first, LocalDate last) {
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (Spend spend : all) {
            if (!spend.day().isBefore(first) && !spend.day().isAfter(last)) {
                sum = sum.add(spend.amount());
            }
        }
        return sum;
    }

    /** The highest rank that is earned on a day. */
    int earned(LocalDate day) {
        BigDecimal spend = club
                ? between(day.withDayOfYear(1), day)
                : between(day.minusMonths(12).plusDays(1), day);
        int[] thresholds = club ? new int[] {300, 1500} : new int[] {500, 2000, 5000};
        int rank = 0;
        for (int threshold : thresholds) {
            if (spend.compareTo(BigDecimal.valueOf(threshold)) >= 0) {
                rank++;
            }
        }
        return rank;
    }

    private LocalDate until(LocalDate day) {
        return club ? LocalDate.of(day.getYear() + 1, 12, 31) : day.plusMonths(12);
    }

    private Held earnedOn(int rank, LocalDate day) {
        return rank == 0 ? Held.NONE : new Held(rank, Optional.of(until(day)), Optional.of(day));
    }

    /** A tier whose last day is over, as it was judged on that day. */
    Held judged(Held held) {
        LocalDate last = held.until().orElseThrow();
        return earnedOn(earned(last), last);
    }

    /** What is held at the end of a day, when a tier was held before. */
    Held risen(Held held, LocalDate day) {
        int rank = earned(day);
        return rank > held.rank() ? earnedOn(rank, day) : held;
    }

    /** What would have become of a tier that was held on a day, if there had never been more spend than there is now. */
    Held lived(Held first, LocalDate from, LocalDate today) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(today));
        all.forEach(spend -> days.add(spend.day()));
        Held held = first;
        for (LocalDate day : days.subSet(from, true, today, true)) {
            while (held.isOver(day)) {
                held = judged(held);
            }
            held = risen(held, day);
        }
        return held;
    }

    /** Whether so high a tier is earned on one of these days, as far as spend is known now. */
    boolean earnedBetween(int rank, LocalDate first, LocalDate last) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(first, last));
        all.forEach(spend -> days.add(spend.day()));
        for (LocalDate day : days.subSet(first, true, last, true)) {
            if (earned(day) >= rank) {
                return true;
            }
        }
        return false;
    }

    String name(int rank) {
        return rank == 0 ? "NONE" : List.of("SILVER", "GOLD", "PLATINUM").get(rank - 1);
    }

    String written(Held held) {
        return name(held.rank()) + held.until().map(day -> " until " + day).orElse("");
    }
}
