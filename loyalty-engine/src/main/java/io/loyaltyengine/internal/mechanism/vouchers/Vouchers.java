package io.loyaltyengine.internal.mechanism.vouchers;

import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.till.Spending;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.rewards.VoucherIssued;
import java.util.List;
import java.util.Set;

/** Turns points into as many vouchers as there are points for. */
public final class Vouchers implements Mechanism.Settling {
    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "as many vouchers as there are points for",
                example = "decide.voucher(2000);",
                stages = STANDING,
                leadsTo = VoucherIssued.class,
                goal = true)
        default Voucher voucher(@Fixed long points) {
            return say(new Voucher(points));
        }
    }

    /** So many points are a voucher. */
    public static final class Voucher extends Proposal {
        private final long points;

        Voucher(long points) {
            this.points = points;
        }

        @Override
        protected String words() {
            return "voucher for " + points;
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(VoucherIssued.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING);
    }

    @Override
    public void settle(Run run, Said said) {
        for (Voucher voucher : said.of(Voucher.class)) {
            long count = voucher.points > 0 ? run.customer().points().available() / voucher.points : 0;
            if (count > 0) {
                long points = Math.multiplyExact(count, voucher.points);
                run.decide(new VoucherIssued(
                        run.id("voucher", voucher.rule().name()),
                        run.reason(voucher.rule()),
                        count,
                        run.programme().worth(voucher.points, Account.POINTS),
                        points,
                        Spending.taken(run, Account.POINTS, points)));
            }
        }
    }
}
