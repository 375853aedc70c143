package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.workbench.data.InOrder;
import io.loyaltyengine.workbench.data.Member;
import io.loyaltyengine.workbench.data.Posted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The same customers by two programmes. It depends on nothing but these, not on how many threads decided it.
 *
 * @param deciles of all customers
 * @param winners who wins most, most first
 * @param losers who loses most, most first
 * @param won how many get more by the new programme
 * @param lost how many get less
 */
public record Comparison(
        Side old,
        Side changed,
        Effect before,
        Effect after,
        List<Decile> deciles,
        List<Affected> winners,
        List<Affected> losers,
        int won,
        int lost) {
    private static final int MOST_AFFECTED = 10;

    /**
     * Decides all that was recorded, twice.
     *
     * @param members by id
     * @param unfit told of each transaction that does not fit one of the programmes; it is left out of both unless this throws
     */
    public static Comparison of(Side old, Side changed, Iterator<Member> members, int threads, Consumer<Unfit> unfit) {
        Set<String> oldRules = old.ruleNames();
        Set<String> newRules = changed.ruleNames();
        Effect before = Effect.NONE;
        Effect after = Effect.NONE;
        List<BigDecimal> changes = new ArrayList<>();
        TreeSet<Affected> winners = new TreeSet<>(Affected.MOST_WON);
        TreeSet<Affected> losers = new TreeSet<>(Affected.MOST_LOST);
        try (InOrder<Member, Both> decided =
                new InOrder<>(threads, member -> Both.of(member, old, oldRules, changed, newRules), members)) {
            while (decided.hasNext()) {
                Both both = decided.next();
                both.unfit.forEach(unfit);
                if (both.before.customers() == 0) {
                    continue;
                }
                before = before.plus(both.before);
                after = after.plus(both.after);
                Affected affected = Affected.of(both.customer, both.before, both.after);
                changes.add(affected.change());
                keepMost(affected.change().signum() > 0 ? winners : losers, affected);
            }
        }
        return new Comparison(
                old,
                changed,
                before,
                after,
                Decile.of(changes),
                List.copyOf(winners),
                List.copyOf(losers),
                (int) changes.stream().filter(change -> change.signum() > 0).count(),
                (int) changes.stream().filter(change -> change.signum() < 0).count());
    }

    private static void keepMost(TreeSet<Affected> most, Affected affected) {
        if (affected.change().signum() != 0) {
            most.add(affected);
        }
        if (most.size() > MOST_AFFECTED) {
            most.pollLast();
        }
    }

    /** What became of one customer; a transaction that does not fit both programmes is decided by none. */
    private record Both(String customer, Effect before, Effect after, List<Unfit> unfit) {
        static Both of(Member member, Side old, Set<String> oldRules, Side changed, Set<String> newRules) {
            List<Posted> posted = new ArrayList<>(member.posted());
            List<Unfit> unfit = new ArrayList<>();
            while (true) {
                try {
                    return new Both(member.id(), old.effect(posted, oldRules), changed.effect(posted, newRules), unfit);
                } catch (Unfit found) {
                    unfit.add(found);
                    posted.remove(found.posted());
                }
            }
        }
    }
}
