package io.loyaltyengine.internal.mechanism.badges;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.fast.FrozenMap;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.BadgeEnded;
import io.loyaltyengine.model.standing.BadgeReversed;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Badges come once while they last. Some stay; others have a last day, or end when they are no longer earned. */
public final class Badges implements Mechanism.Timed, Mechanism.Settling, Mechanism.Reversing {
    private static final Saying OVER = Saying.of(
            BadgeEnded.class,
            "A badge ends after its last day",
            "Your badge {badge} has ended.",
            "Dein Abzeichen {badge} ist zu Ende.");

    private static final Saying LOST = Saying.of(
            BadgeEnded.class,
            "A badge ends when it is no longer earned",
            "Your badge {badge} is no longer earned.",
            "Dein Abzeichen {badge} ist nicht mehr verdient.");

    private static final Saying RETURNED = Saying.of(
            BadgeEnded.class,
            "A badge follows the goods",
            "Your badge {badge} has gone with the returned goods.",
            "Dein Abzeichen {badge} ist mit der zurückgegebenen Ware entfallen.");

    private static final Saying SHORTENED = Saying.of(
            BadgeReversed.class,
            "The time of a badge follows the goods",
            "Without the returned goods your badge {badge} lasts until {until}.",
            "Ohne die zurückgegebene Ware gilt dein Abzeichen {badge} bis {until}.");

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "a badge, for good; once while it lasts",
                example = "decide.award(\"superfan\");",
                stages = STANDING,
                leadsTo = BadgeAwarded.class,
                goal = true)
        default Award award(@Fixed @NameOf("badge") String badge) {
            return say(new Award(badge));
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(BadgeAwarded.class, BadgeEnded.class, BadgeReversed.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING);
    }

    @Override
    public void due(Run run) {
        if (run.customer().tallies(BadgeAwarded.BADGE) instanceof FrozenMap<String, Tally> held) {
            for (int i = 0; i < held.size(); i++) {
                endIfOver(run, held.key(i), held.value(i).until());
            }
            List<String> earned = whileEarned(run, run.customer());
            for (int i = 0; i < earned.size(); i++) {
                endIfLost(run, earned.get(i));
            }
        }
    }

    private static void endIfOver(Run run, String badge, Optional<LocalDate> until) {
        if (until.isPresent() && until.get().isBefore(run.day())) {
            run.decide(new BadgeEnded(run.id(BadgeEnded.class, badge), run.reason(OVER), badge, until.get()));
        }
    }

    /** What is held only as long as it is earned, and was not earned any more yesterday. */
    private static void endIfLost(Run run, String badge) {
        LocalDate first =
                run.customer().tally(BadgeAwarded.BADGE, badge).orElseThrow().first();
        LocalDate yesterday = run.day().minusDays(1);
        LocalDate last = yesterday;
        while (!last.isBefore(first) && !isAwarded(run.standing(run.customer(), last), badge)) {
            last = last.minusDays(1);
        }
        if (last.isBefore(yesterday) && !run.wasHereToday()) {
            run.decide(new BadgeEnded(run.id(BadgeEnded.class, badge), run.reason(LOST), badge, last));
        }
    }

    /** The badges of the customer that are held only as long as they are earned: all rules that give them say so. */
    private static List<String> whileEarned(Run run, Customer customer) {
        List<String> badges = List.of();
        if (customer.tallies(BadgeAwarded.BADGE) instanceof FrozenMap<String, Tally> held) {
            for (int i = 0; i < held.size(); i++) {
                if (isWhileEarned(run.terms().of(Award.class, held.key(i)))) {
                    badges = badges.isEmpty() ? new ArrayList<>() : badges;
                    badges.add(held.key(i));
                }
            }
        }
        return badges;
    }

    private static boolean isWhileEarned(List<Award> awards) {
        for (int i = 0; i < awards.size(); i++) {
            if (!awards.get(i).isWhileEarned()) {
                return false;
            }
        }
        return !awards.isEmpty();
    }

    private static boolean isAwarded(Said said, String badge) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Award award && award.badge().equals(badge)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void settle(Run run, Said said) {
        List<Award> awards = said.of(Award.class);
        if (awards.size() > 1) {
            awards = awards.stream().sorted(Comparator.comparing(Award::badge)).toList();
        }
        for (int i = 0; i < awards.size(); i++) {
            Award award = awards.get(i);
            // What has become of tiers since makes no difference here, and what other rules award does.
            Customer customer = i == 0 ? run.seen().state() : run.customer();
            Optional<Tally> held = customer.tally(BadgeAwarded.BADGE, award.badge());
            if (held.isEmpty()) {
                LocalDate start = award.start(run.day());
                award(run, award, start, award.end(start), Optional.empty());
            } else if (award.isFromLastDay() && held.get().until().isPresent()) {
                LocalDate last = held.get().until().get();
                award(run, award, run.day(), award.end(last), Optional.of(last));
            }
        }
        List<String> earned = whileEarned(run, run.seen().state());
        for (int i = 0; i < earned.size(); i++) {
            if (!isAwarded(said, earned.get(i))) {
                LocalDate last = run.day().minusDays(1);
                run.decide(
                        new BadgeEnded(run.id(BadgeEnded.class, earned.get(i)), run.reason(LOST), earned.get(i), last));
            }
        }
    }

    /** What would be over before it begins is not awarded. */
    private static void award(
            Run run, Award award, LocalDate on, Optional<LocalDate> until, Optional<LocalDate> renews) {
        if (until.isEmpty() || !until.get().isBefore(on)) {
            run.decide(new BadgeAwarded(
                    run.id(BadgeAwarded.class, award.badge()),
                    run.reason(award.rule()),
                    award.badge(),
                    on,
                    until,
                    renews,
                    award.isUndoneOnRefund()));
        }
    }

    @Override
    public void reverse(Run run, Returned returned) {
        if (returned.isComplete()) {
            for (BadgeAwarded awarded : returned.brought(BadgeAwarded.class)) {
                Optional<Tally> held = run.customer().tally(BadgeAwarded.BADGE, awarded.badge());
                if (awarded.undoneOnRefund() && held.isPresent()) {
                    undo(run, awarded, held.get());
                }
            }
        }
    }

    /**
     * Takes back the days that were awarded, unless they are over, or the badge has been over since; what others have added
     * to them stays.
     */
    private static void undo(Run run, BadgeAwarded awarded, Tally held) {
        String badge = awarded.badge();
        if (awarded.until().filter(run.day()::isAfter).isPresent()
                || awarded.on().isBefore(held.first())) {
            return;
        }
        LocalDate left = left(awarded, held);
        if (held.count() > 1 && !left.isBefore(run.day()) && !left.isBefore(held.first())) {
            run.decide(new BadgeReversed(
                    run.id(BadgeReversed.class, badge), run.reason(SHORTENED), awarded.id(), badge, left));
        } else {
            LocalDate last = run.day().minusDays(1);
            run.decide(new BadgeEnded(run.id(BadgeEnded.class, badge), run.reason(RETURNED), badge, last));
        }
    }

    /** The last day that is left of a badge; before its first one if none is. */
    private static LocalDate left(BadgeAwarded awarded, Tally held) {
        if (awarded.until().isEmpty() || held.until().isEmpty()) {
            return held.first().minusDays(1);
        }
        LocalDate before = awarded.renews().orElse(awarded.on());
        return held.until()
                .get()
                .minusDays(ChronoUnit.DAYS.between(before, awarded.until().get()));
    }
}
