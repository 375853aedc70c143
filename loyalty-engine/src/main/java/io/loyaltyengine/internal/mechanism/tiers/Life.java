package io.loyaltyengine.internal.mechanism.tiers;

import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.model.Tenure;
import io.loyaltyengine.model.TierFloor;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.standing.GraceGranted;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierRetained;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of a tier: move by move, as days go by and rules say what is earned. It decides nothing. */
final class Life {
    private static final Saying ENDED = Saying.of(
            TierChanged.class,
            "A tier ends when it is no longer earned",
            "You leave {from} and are now {tier}.",
            "Du verlässt {from} und bist jetzt {tier}.");

    private static final Saying STARTED = Saying.of(
            TierChanged.class, "A tier starts when its month comes", "You are now {tier}.", "Du bist jetzt {tier}.");

    private static final Saying KEPT = Saying.of(
            GraceGranted.class,
            "A tier is kept for a while",
            "You keep {tier} until {until}.",
            "Du behältst {tier} bis {until}.");

    private static final Saying OUTLIVED = Saying.of(
            TierRetained.class,
            "A tier that is earned needs no floor",
            "You have earned {tier} yourself.",
            "Du hast {tier} selbst verdient.");

    private static final Saying UPHELD = Saying.of(
            TierRetained.class,
            "A tier that is no longer earned is held by its floor",
            "You keep {tier}.",
            "Du behältst {tier}.");

    private final Run run;
    private final Ladder ladder;

    Life(Run run, Ladder ladder) {
        this.run = run;
        this.ladder = ladder;
    }

    /**
     * What a tier becomes next, and why.
     *
     * @param by what was earned; null where the engine says so by itself
     */
    record Move(TierStanding to, @Nullable Tier by, Saying saying) {}

    /** What has fallen due by the morning of a day; null if nothing has. What is decided on a last day is as of its evening. */
    @Nullable
    Move due(TierStanding held, LocalDate day) {
        Move started = started(held, day);
        if (started != null) {
            return started;
        }
        if (isWhileEarned(held)) {
            return lostBefore(held, day);
        }
        return held.isOver(day) ? reviewed(held, day) : null;
    }

    /** What was to start, if its day has come. */
    @Nullable
    Move started(TierStanding held, LocalDate day) {
        if (held.next().isEmpty()) {
            return null;
        }
        Tenure next = held.next().get();
        boolean starts =
                !next.since().isAfter(day) && !isOnFloor(held, ladder.rank(next.tier())) && !held.isOver(next.since());
        return starts ? move(held, next.standing(), next.since(), null, STARTED) : null;
    }

    /** What is held only as long as it is earned, and was not earned any more yesterday. */
    private @Nullable Move lostBefore(TierStanding held, LocalDate day) {
        LocalDate yesterday = day.minusDays(1);
        LocalDate last = lastEarned(held, yesterday);
        if (last.equals(yesterday)) {
            return null;
        }
        LocalDate lost = last.plusDays(1);
        return kept(held, last, day).orElseGet(() -> fallen(held, last, run.standing(run.customer(), lost), lost));
    }

    /**
     * The last day up to another on which it was earned; the eve of the day of which that was said last, or on which it began,
     * if it never was.
     */
    private LocalDate lastEarned(TierStanding held, LocalDate until) {
        LocalDate since = Stream.concat(held.earnedOn().stream(), held.since().stream())
                .max(Comparator.naturalOrder())
                .orElse(until);
        LocalDate last = until;
        while (!last.isBefore(since) && !ladder.isEarned(run.customer(), last, ladder.rank(held))) {
            last = last.minusDays(1);
        }
        return last;
    }

    /** What is no longer earned after a last day, and is kept for a while; if that is over by now, what became of it. */
    private Optional<Move> kept(TierStanding held, LocalDate last, LocalDate day) {
        return ladder.terms(held)
                .flatMap(terms -> terms.graceAfter(last))
                .map(until -> held.inGrace(last, until))
                .map(kept -> kept.isOver(day) ? reviewed(kept, day) : new Move(kept, null, KEPT));
    }

    /** A tier whose time is up is judged as of its last day; and so it is at the end of its grace. */
    private Move reviewed(TierStanding held, LocalDate day) {
        LocalDate last = held.lastDay().orElseThrow();
        if (isOnFloor(held)) {
            return landed(held, last);
        }
        Said said = run.standing(run.customer(), last);
        int rank = ladder.rank(held);
        Optional<Tier> earned = ladder.highest(said, last, last.plusDays(1), tier -> counts(tier, rank));
        if (ladder.rank(earned) >= rank) {
            boolean isRetained = ladder.rank(earned) == rank;
            Optional<LocalDate> since = isRetained ? held.since() : Optional.of(last.plusDays(1));
            return move(held, earned.get().standing(last, since), last.plusDays(1), earned.get(), ENDED);
        }
        Optional<Move> kept = held.graceUntil().isEmpty() ? kept(held, last, day) : Optional.empty();
        return kept.orElseGet(() -> fallen(held, last, said, last));
    }

    /** What starts later raises only when its month comes, but keeps what is held already. */
    private boolean counts(Tier tier, int rank) {
        return !tier.startsLater() || ladder.rank(tier.name()) <= rank;
    }

    /** Down to what was earned, or one step. */
    private Move fallen(TierStanding held, LocalDate last, Said said, LocalDate earnedOn) {
        LocalDate since = last.plusDays(1);
        int rank = ladder.rank(held);
        Optional<Tier> earned = ladder.highest(said, earnedOn, since, tier -> ladder.rank(tier.name()) < rank);
        Optional<Tier> terms = ladder.terms(held).filter(Tier::isOneStepDown);
        if (terms.isPresent() && rank - 1 > ladder.rank(earned)) {
            return move(held, terms.get().stepped(ladder.below(held), last), since, null, ENDED);
        }
        TierStanding to =
                earned.map(tier -> tier.standing(earnedOn, Optional.of(since))).orElse(TierStanding.NONE);
        return move(held, to, since, null, ENDED);
    }

    /** What was earned is gone; a floor that is as high still holds the tier. */
    static Move lost(TierStanding held, TierStanding to) {
        return new Move(to, null, to.name().equals(held.name()) ? UPHELD : ENDED);
    }

    /** The floor is over: what had been earned beneath it is what would have become of it. */
    private Move landed(TierStanding held, LocalDate last) {
        TierStanding to = uncovered(held, last, last.plusDays(1));
        boolean isSame = to.name().equals(held.name());
        return new Move(to.with(to.next(), Optional.empty()), null, isSame ? OUTLIVED : ENDED);
    }

    /** What is earned by the evening of a day beneath the floor on which a tier is held, as it is held from a day on. */
    private TierStanding uncovered(TierStanding held, LocalDate day, LocalDate from) {
        TierStanding standing = beneath(held, day);
        Optional<LocalDate> since = standing.name().equals(held.name()) ? held.since() : Optional.of(from);
        return standing.since().isEmpty()
                ? standing
                : new TierStanding(
                        standing.name(),
                        since,
                        standing.validUntil(),
                        standing.earnedOn(),
                        standing.graceUntil(),
                        standing.rule(),
                        standing.next(),
                        standing.floor());
    }

    /** What is earned by the evening of a day, whatever floor holds it up. */
    TierStanding earned(TierStanding held, LocalDate day) {
        return isOnFloor(held) ? uncovered(held, day, day) : held;
    }

    /** What has become by the evening of a day of what lies beneath a floor, and of what was to start. */
    private TierStanding beneath(TierStanding held, LocalDate day) {
        Tenure beneath = held.floor().flatMap(TierFloor::beneath).orElseThrow();
        TierStanding before = beneath.standing();
        TierStanding first = ladder.isStillEarned(before) ? before : TierStanding.NONE;
        Optional<Tenure> next =
                held.next().filter(later -> later.since().isAfter(day) || ladder.isStillEarned(later.standing()));
        return lived(first.with(next, Optional.empty()), ladder.days(beneath.since(), day));
    }

    /** What rules say by the evening of a day makes of a tier; null if it stays what it is. */
    @Nullable
    Move evening(TierStanding held, Said said, LocalDate day) {
        int rank = ladder.rank(held);
        Optional<Tier> atOnce = ladder.highest(said, day, day, Ladder.AT_ONCE);
        if (ladder.rank(atOnce) > rank) {
            return move(held, atOnce.get().standing(day, Optional.of(day)), day, atOnce.get(), ENDED);
        }
        if (!isOnFloor(held)) {
            Optional<Tier> same = ladder.same(said, day, held);
            boolean isWhileEarned = isWhileEarned(held);
            boolean isPromisedMore =
                    isWhileEarned && !same.map(Tier::isWhileEarned).orElse(true);
            if (same.isPresent() && (held.graceUntil().isPresent() || isPromisedMore)) {
                return move(held, same.get().standing(day, held.since()), day, same.get(), ENDED);
            }
            if (same.isEmpty() && isWhileEarned && rank >= 0) {
                LocalDate last = day.minusDays(1);
                return kept(held, last, day).orElseGet(() -> fallen(held, last, said, day));
            }
        }
        return promised(held, said, day);
    }

    private @Nullable Move promised(TierStanding held, Said said, LocalDate day) {
        int promised = held.next().isPresent() ? ladder.rank(held.next().get().tier()) : -1;
        int least = Math.max(ladder.rank(held), promised);
        Optional<Tier> later = ladder.highest(said, day, day, Tier::startsLater);
        if (ladder.rank(later) <= least) {
            return null;
        }
        // What was to start beneath a floor until now has started there by then.
        Optional<TierFloor> floor =
                held.floor().map(f -> isOnFloor(held) ? f.above(setAside(beneath(held, day), day)) : f);
        return new Move(held.with(Optional.of(later.get().promise(day)), floor), later.get(), STARTED);
    }

    /** What becomes of a tier from the first of some days on, evening by evening. */
    TierStanding lived(TierStanding first, SortedSet<LocalDate> days) {
        TierStanding held = first;
        for (LocalDate day : days) {
            held = risen(arrived(held, day), day);
        }
        return held;
    }

    private TierStanding arrived(TierStanding held, LocalDate day) {
        TierStanding now = held;
        for (Move move = due(now, day); move != null; move = due(now, day)) {
            now = move.to();
        }
        return now;
    }

    private TierStanding risen(TierStanding held, LocalDate day) {
        Said said = run.standing(run.customer(), day);
        TierStanding now = held;
        for (Move move = evening(now, said, day); move != null; move = evening(now, said, day)) {
            now = move.to();
        }
        return now;
    }

    boolean isWhileEarned(TierStanding held) {
        return held.rule().isPresent()
                && held.lastDay().isEmpty()
                && ladder.terms(held).filter(Tier::isWhileEarned).isPresent();
    }

    /** Whether it is held because of its floor alone, which is at least so high. */
    private boolean isOnFloor(TierStanding held, int rank) {
        return isOnFloor(held) && ladder.rank(held) >= rank;
    }

    /** Whether it is held because of its floor alone. */
    static boolean isOnFloor(TierStanding held) {
        return held.floor().flatMap(TierFloor::beneath).isPresent();
    }

    private Move move(TierStanding held, TierStanding to, LocalDate from, @Nullable Tier by, Saying saying) {
        return new Move(settled(held, to, from), by, saying);
    }

    /** A tier with what begins later, if that is higher, and on its floor, if that is higher. */
    TierStanding settled(TierStanding held, TierStanding to, LocalDate from) {
        Optional<Tenure> next = held.next().filter(later -> ladder.rank(later.tier()) > ladder.rank(to));
        Optional<TierFloor> floor = held.floor().filter(least -> least.holdsOn(from));
        return floor.isPresent() && ladder.rank(floor.get().tier()) > ladder.rank(to)
                ? onFloor(held, to.with(next, floor), from)
                : to.with(next, floor.map(TierFloor::free));
    }

    /** What lies beneath a floor lives on from that day: what was before has made it what it is. */
    private static Tenure setAside(TierStanding earned, LocalDate from) {
        return new Tenure(
                earned.name(), from, earned.validUntil(), earned.earnedOn(), earned.graceUntil(), earned.rule());
    }

    private static TierStanding onFloor(TierStanding held, TierStanding to, LocalDate from) {
        TierFloor floor = to.floor().orElseThrow();
        boolean isSame = held.name().equals(floor.tier());
        Optional<LocalDate> since = isSame ? held.since() : Optional.of(from);
        return new TierStanding(floor.tier(), since, floor.until(), Optional.empty())
                .with(to.next(), Optional.of(floor.above(setAside(to, from))));
    }
}
