package io.loyaltyengine.internal.till;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Booked;
import io.loyaltyengine.model.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes points out of lots. */
public final class Spending {
    /** More is to be taken than there is. */
    public static final Saying TOO_FEW_POINTS = Saying.of(
            Refused.class,
            "Only what is there can be spent",
            "That takes {required}; you can spend {actual}.",
            "Dafür braucht es {required}; einlösen kannst du {actual}.");

    private Spending() {}

    /**
     * What each active lot of an account gives toward {@code points}, soonest expiring first; less in all if there are not that many. Of
     * lots that expire together those go first whose transaction can be taken back no longer, whether or not the state has
     * forgotten it by now.
     */
    public static List<Account.Lot> taken(Run run, String account, long points) {
        return taken(points, order(run, account));
    }

    /** The same in the opposite order. */
    public static List<Account.Lot> takenFromTheEnd(Run run, String account, long points) {
        List<Account.Lot> reversed = new ArrayList<>(order(run, account));
        Collections.reverse(reversed);
        return taken(points, reversed);
    }

    private static List<Account.Lot> taken(long points, List<Account.Lot> order) {
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

    private static List<Account.Lot> order(Run run, String account) {
        List<Account.Lot> lots = run.customer().account(account).lots();
        if (lots.stream().noneMatch(lot -> isOver(run, lot))) {
            return lots;
        }
        List<Account.Lot> order = new ArrayList<>(lots.size());
        int together = 0;
        for (Account.Lot lot : lots) {
            if (order.isEmpty() || !order.get(order.size() - 1).lifetime().equals(lot.lifetime())) {
                together = order.size();
            }
            if (isOver(run, lot)) {
                order.add(together++, lot);
            } else {
                together += lot.from().isEmpty() ? 1 : 0;
                order.add(lot);
            }
        }
        return order;
    }

    private static boolean isOver(Run run, Account.Lot lot) {
        Booked source = lot.from().isEmpty()
                ? null
                : run.customer().booked().get(lot.from().get());
        return source != null && source.until().isBefore(run.day());
    }
}
