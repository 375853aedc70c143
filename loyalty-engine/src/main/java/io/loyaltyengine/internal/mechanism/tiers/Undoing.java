package io.loyaltyengine.internal.mechanism.tiers;

import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.standing.TierChanged;
import java.time.LocalDate;
import java.util.SortedSet;

/** What becomes of a tier without the goods that come back. */
final class Undoing {
    private final Run run;
    private final Ladder ladder;
    private final Life life;

    Undoing(Run run, Ladder ladder, Life life) {
        this.run = run;
        this.ladder = ladder;
        this.life = life;
    }

    /**
     * Whether a tier was earned or retained with what comes back, and by nothing else: on no day since would it have been
     * earned without. What the history does not explain, such as a tier that a host brought along, is not undone.
     */
    boolean isUndone(TierStanding held) {
        int rank = ladder.rank(held);
        if (rank < 0 || Life.isOnFloor(held) || ladder.isOlderThanHistory(held)) {
            return false;
        }
        LocalDate start = held.earnedOn().or(held::since).orElseThrow();
        if (start.isAfter(run.day())) {
            return false;
        }
        SortedSet<LocalDate> days = ladder.days(start, run.day());
        return days.stream().anyMatch(day -> earns(run.arrived().state(), day, rank))
                && days.stream().noneMatch(day -> earns(run.customer(), day, rank));
    }

    private boolean earns(Customer customer, LocalDate day, int rank) {
        return ladder.earned(customer, day)
                .filter(tier -> ladder.rank(tier.name()) >= rank
                        && !tier.lastIfKept(day).isBefore(run.day()))
                .isPresent();
    }

    /**
     * What would be held without what comes back: what would have become of the standing that the goods had raised the
     * customer from, unless what that was earned with has come back since; otherwise, what the history makes.
     */
    TierStanding without(TierStanding held, Returned returned) {
        LocalDate since = held.since().orElse(run.day());
        return returned.recorded(TierChanged.class).stream()
                .filter(change -> change.to().name().equals(held.name())
                        && change.to().since().equals(held.since())
                        && isRaisedAtOnce(change))
                .map(TierChanged::from)
                .filter(from -> ladder.rank(from) < 0 || ladder.isStillEarned(from))
                .map(from -> life.lived(from, ladder.days(since, run.day())))
                .findFirst()
                .orElseGet(() -> life.lived(TierStanding.NONE, ladder.days(earliest(), run.day())));
    }

    /** Whether the transaction itself raised it, not a day that had come since the one before. */
    private boolean isRaisedAtOnce(TierChanged change) {
        return ladder.rank(change.from()) < ladder.rank(change.to())
                && change.to().since().equals(change.to().earnedOn());
    }

    private LocalDate earliest() {
        var days = run.customer().history().days();
        return days.isEmpty() || days.firstKey().isAfter(run.day()) ? run.day() : days.firstKey();
    }
}
