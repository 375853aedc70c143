package io.loyaltyengine.examples.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What becomes of tiers that begin and end by terms: day by day, as somebody would who never sleeps. */
final class Policies {
    static final List<String> NAMES = List.of("NONE", "BRONZE", "SILVER", "GOLD", "PLATINUM");
    private static final int BRONZE = 1;
    private static final int SILVER = 2;
    private static final int GOLD = 3;
    private static final int PLATINUM = 4;

    /** The spend of the days that are known, and the first of them. */
    private final Ranks spend;

    private final LocalDate firstKnown;

    Policies(Ranks spend, LocalDate firstKnown) {
        this.spend = spend;
        this.firstKnown = firstKnown;
    }

    /**
     * A tier that is held, or begins later.
     *
     * @param since the day on which it began
     * @param until its last day; empty while its rule holds, or for none
     * @param earnedOn empty for what is left of a higher one
     * @param terms the tier whose rule says how it ends
     */
    record Held(
            int rank,
            LocalDate since,
            Optional<LocalDate> until,
            Optional<LocalDate> earnedOn,
            boolean inGrace,
            int terms) {
        static final Held NONE = new Held(0, LocalDate.MIN, Optional.empty(), Optional.empty(), false, 0);

        private LocalDate start() {
            return earnedOn.orElse(since);
        }

        private Held since(LocalDate day) {
            return rank == 0 ? this : new Held(rank, day, until, earnedOn, inGrace, terms);
        }
    }

    /** A tier by hand. */
    record Floor(int rank, Optional<LocalDate> until) {
        private boolean holdsOn(LocalDate day) {
            return until.filter(last -> last.isBefore(day)).isEmpty();
        }
    }

    /** What lay beneath a floor on the day on which it began to carry. */
    record Beneath(Held held, LocalDate day) {}

    /**
     * How a customer stands.
     *
     * @param held what is earned; what was, while a floor carries
     * @param next what begins later, there or above the floor
     * @param beneath only while a floor carries
     */
    record Standing(Held held, Optional<Held> next, Optional<Floor> floor, Optional<Beneath> beneath) {
        static final Standing NONE = new Standing(Held.NONE, Optional.empty(), Optional.empty(), Optional.empty());

        int rank() {
            return beneath.isPresent() ? floor.orElseThrow().rank() : held.rank();
        }

        boolean isIn(Held grace) {
            return beneath.isEmpty() && held.inGrace() && held.until().equals(grace.until());
        }

        Standing next(Optional<Held> later) {
            return new Standing(held, later, floor, beneath);
        }

        /** Something else is earned from a day on. */
        private Standing becomes(Held other, LocalDate day) {
            Optional<Floor> still = floor.filter(f -> f.holdsOn(day));
            boolean carries = still.filter(f -> f.rank() > other.rank()).isPresent();
            return new Standing(
                    other,
                    next.filter(later -> later.rank() > other.rank()),
                    still,
                    carries ? Optional.of(new Beneath(other, day)) : Optional.empty());
        }

        /** As answers write it on a day. */
        String written(LocalDate day) {
            if (beneath.isPresent()
                    || floor.filter(f -> f.rank() == rank() && f.holdsOn(day)).isPresent()) {
                return NAMES.get(rank()) + " at least";
            }
            return NAMES.get(rank())
                    + held.until().map(last -> " until " + last).orElse("")
                    + (held.inGrace() ? " in grace" : "")
                    + next.map(later -> ", " + NAMES.get(later.rank()) + " from " + later.since()
                                    + later.until()
                                            .map(last -> " until " + last)
                                            .orElse(""))
                            .orElse("");
        }
    }

    private boolean holds(int rank, LocalDate day) {
        BigDecimal sum =
                switch (rank) {
                    case BRONZE -> spend.between(day.minusDays(29), day);
                    case SILVER -> spend.between(day.withDayOfMonth(1), day);
                    case GOLD -> spend.between(day.minusMonths(3).plusDays(1), day);
                    default -> spend.between(day.minusMonths(6).plusDays(1), day);
                };
        int[] thresholds = {0, 50, 200, 1000, 3000};
        return sum.compareTo(BigDecimal.valueOf(thresholds[rank])) >= 0;
    }

    private int highest(LocalDate day, IntPredicate which) {
        for (int rank = PLATINUM; rank > 0; rank--) {
            if (which.test(rank) && holds(rank, day)) {
                return rank;
            }
        }
        return 0;
    }

    private static boolean whileEarned(int terms) {
        return terms == BRONZE || terms == GOLD;
    }

    private static Held earned(int rank, LocalDate day, LocalDate since) {
        if (rank == 0) {
            return Held.NONE;
        }
        Optional<LocalDate> until =
                switch (rank) {
                    case SILVER -> Optional.of(nextMonth(day).plusMonths(2));
                    case PLATINUM -> Optional.of(day.plusMonths(6));
                    default -> Optional.empty();
                };
        return new Held(rank, since, until, Optional.of(day), false, rank);
    }

    static LocalDate nextMonth(LocalDate day) {
        return day.with(TemporalAdjusters.firstDayOfNextMonth());
    }

    /** What is no longer earned after a last day. */
    private Held ended(Held held, LocalDate last, LocalDate judged) {
        if (!held.inGrace() && (held.terms() == BRONZE || held.terms() == SILVER)) {
            LocalDate end = held.terms() == BRONZE ? last.plusDays(10) : last.plusMonths(1);
            return new Held(held.rank(), held.since(), Optional.of(end), held.earnedOn(), true, held.terms());
        }
        LocalDate since = last.plusDays(1);
        int rank = highest(judged, lower -> lower < held.rank());
        if (held.terms() == PLATINUM && held.rank() - 1 > rank) {
            return new Held(held.rank() - 1, since, Optional.of(last.plusMonths(6)), Optional.empty(), false, PLATINUM);
        }
        return earned(rank, judged, since);
    }

    /** What is over when a day begins, as it was judged on the day before; after a floor what was beneath it may be. */
    Standing reviewed(Standing now, LocalDate day) {
        LocalDate last = day.minusDays(1);
        if (now.beneath().isPresent()) {
            boolean isOver =
                    now.floor().orElseThrow().until().filter(last::equals).isPresent();
            return isOver ? landed(now, last) : now;
        }
        Held held = now.held();
        if (held.until().filter(last::equals).isEmpty()) {
            return now;
        }
        int rank = highest(last, other -> other != SILVER || other <= held.rank());
        return now.becomes(
                rank >= held.rank()
                        ? earned(rank, last, rank == held.rank() ? held.since() : day)
                        : ended(held, last, last),
                day);
    }

    private Standing landed(Standing now, LocalDate last) {
        Standing earned = uncovered(now, last);
        Held held = earned.rank() == now.rank() ? earned.held() : earned.held().since(last.plusDays(1));
        return new Standing(held, earned.next(), Optional.empty(), Optional.empty());
    }

    /** What begins with a day; beneath a floor that is as high it will have. */
    Standing started(Standing now, LocalDate day) {
        Optional<Held> starting = now.next()
                .filter(later -> later.since().equals(day))
                .filter(later -> now.beneath().isEmpty() || later.rank() > now.rank());
        return starting.isEmpty() ? now : now.next(Optional.empty()).becomes(starting.get(), day);
    }

    /** What a day has earned, or lost, by its evening. */
    Standing settled(Standing now, LocalDate day) {
        Held held = now.held();
        int rank = highest(day, other -> other != SILVER);
        if (rank > now.rank()) {
            return now.becomes(earned(rank, day, day), day);
        } else if (now.beneath().isPresent() || held.rank() == 0) {
            return now;
        }
        boolean holds = holds(held.rank(), day);
        if (holds && held.inGrace()) {
            return now.becomes(earned(held.rank(), day, held.since()), day);
        }
        boolean isLost = !holds && held.until().isEmpty() && whileEarned(held.terms());
        return isLost ? now.becomes(ended(held, day.minusDays(1), day), day) : now;
    }

    /** What a day has earned that begins later. */
    Standing promised(Standing now, LocalDate day) {
        int least = Math.max(now.rank(), now.next().map(Held::rank).orElse(0));
        return SILVER > least && holds(SILVER, day) ? now.next(Optional.of(earned(SILVER, day, nextMonth(day)))) : now;
    }

    /** What becomes of it from the evening of a day to that of another. */
    Standing lived(Standing first, LocalDate from, LocalDate to) {
        Standing now = first;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            now = day.equals(from) ? now : started(reviewed(reviewed(now, day), day), day);
            now = promised(settled(now, day), day);
        }
        return now;
    }

    /** What has become by the evening of a day of what lies beneath the floor. */
    private Standing uncovered(Standing now, LocalDate day) {
        Beneath beneath = now.beneath().orElseThrow();
        Held held = isExplained(beneath.held()) ? beneath.held() : Held.NONE;
        Optional<Held> next = now.next().filter(later -> later.since().isAfter(day) || isExplained(later));
        return lived(new Standing(held, next, Optional.empty(), Optional.empty()), beneath.day(), day);
    }

    /** By hand, on a day: below which tier the customer does not fall; 0 takes that back. */
    Standing adjusted(Standing now, int rank, Optional<LocalDate> until, LocalDate day) {
        Standing earned = now.beneath().isPresent() ? uncovered(now, day) : now;
        Optional<Floor> floor = rank == 0 ? Optional.empty() : Optional.of(new Floor(rank, until));
        return new Standing(earned.held(), earned.next(), floor, Optional.empty()).becomes(earned.held(), day);
    }

    // Refunds

    /** Whether what is known says that it was earned, or it is older than all that is known, or left of a higher one. */
    boolean isExplained(Held held) {
        return held.earnedOn().isEmpty()
                || held.start().isBefore(firstKnown)
                || highest(held.start(), rank -> true) >= held.rank();
    }

    /** Whether it is earned on a day since it was; nobody knows of one that is older than all that is known. */
    boolean isEarnedSince(Held held, LocalDate today) {
        if (held.start().isBefore(firstKnown)) {
            return false;
        }
        for (LocalDate day = held.start(); !day.isAfter(today); day = day.plusDays(1)) {
            int rank = highest(day, any -> true);
            if (rank >= held.rank() && !lastIfEarnedOn(rank, day).isBefore(today)) {
                return true;
            }
        }
        return false;
    }

    /** The last day on which a tier has an effect that was earned on another, with its grace; of one that is held while it is earned there is none. */
    private static LocalDate lastIfEarnedOn(int rank, LocalDate day) {
        return switch (rank) {
            case SILVER -> nextMonth(day).plusMonths(3);
            case PLATINUM -> day.plusMonths(6);
            default -> LocalDate.MAX;
        };
    }

    /** What is held without the goods, that had raised from another standing or not. */
    Standing without(Standing now, Optional<Standing> raisedFrom, LocalDate today) {
        Standing lived = raisedFrom
                .filter(from -> isExplained(from.held()))
                .map(from -> lived(from, now.held().since(), today))
                .orElseGet(() -> lived(Standing.NONE, firstKnown, today));
        Standing without = lived.beneath().isPresent() ? uncovered(lived, today) : lived;
        return new Standing(without.held(), now.next(), now.floor(), Optional.empty()).becomes(without.held(), today);
    }
}
