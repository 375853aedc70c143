package io.loyaltyengine.internal.till;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes points out of lots. */
public final class Spending {
    /** More is to be taken than there is. */
    public static final Saying TOO_FEW_POINTS = Saying.of(
            Refused.class,
            "Only points that are there can be spent",
            "That takes {required|point|points}; you can spend {actual}.",
            "Dafür braucht es {required|Punkt|Punkte}; einlösen kannst du {actual}.");

    private Spending() {}

    /** What each active lot gives toward {@code points}, in the given order; less in all if there are not that many. */
    public static List<Account.Lot> taken(long points, List<Account.Lot> order) {
        List<Account.Lot> taken = new ArrayList<>();
        long open = points;
        for (Account.Lot lot : order) {
            long part = lot.lifetime().isPending() ? 0 : Math.min(open, lot.points());
            if (part > 0) {
                taken.add(new Account.Lot(part, lot.lifetime(), lot.from()));
                open -= part;
            }
        }
        return taken;
    }

    /** The same in the opposite order. */
    public static List<Account.Lot> takenFromTheEnd(long points, List<Account.Lot> order) {
        List<Account.Lot> reversed = new ArrayList<>(order);
        Collections.reverse(reversed);
        return taken(points, reversed);
    }
}
