package io.loyaltyengine.internal.mechanism.issuing;

import static io.loyaltyengine.internal.vocabulary.Stage.FOLLOWUP;
import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.OpenCoupons;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.till.Spending;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.coupons.CouponWithdrawn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the customer can present later. It takes what it counts, from what can be spent, soonest expiring first; where
 * several count in one account, the dearest comes first, then by the names of their rules.
 */
public final class Issuing implements Mechanism.Timed, Mechanism.Settling, Mechanism.Reversing {
    private static final Comparator<Issue> DEAREST_FIRST = Comparator.<Issue>comparingLong(issue -> -issue.price)
            .thenComparing(issue -> issue.rule().name());

    /** What rules can say about it. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "something to present later, such as a coupon or a voucher; the catalogue says what it gives",
                example = "decide.issue(\"FREE-COFFEE\");",
                stages = {STANDING, FOLLOWUP},
                leadsTo = CouponIssued.class,
                again = true,
                goal = true)
        default Issue issue(@NameOf("coupon") String code) {
            return say(new Issue(code));
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(CouponIssued.class, CouponWithdrawn.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING, FOLLOWUP);
    }

    @Override
    public void due(Run run) {
        List<IssuedCoupon> issued = run.customer().issued();
        for (int i = 0; i < issued.size(); i++) {
            IssuedCoupon copies = issued.get(i);
            if (copies.lifetime().isOver(run.at())) {
                OpenCoupons.expire(run, copies);
            }
        }
    }

    @Override
    public void settle(Run run, Said said) {
        List<Issue> issues = said.of(Issue.class);
        if (issues.size() > 1) {
            issues = issues.stream().sorted(DEAREST_FIRST).toList();
        }
        for (Issue issue : issues) {
            Lifetime lifetime = run.lifetime(issue, issue.pendingDays, false);
            Optional<Once> once = issue.frequency.flatMap(often -> often.due(run));
            if (!lifetime.isOver(run.at()) && (issue.frequency.isEmpty() || once.isPresent())) {
                issue(run, said, issue, lifetime, once);
            }
        }
    }

    private static void issue(Run run, Said said, Issue issue, Lifetime lifetime, Optional<Once> once) {
        Optional<CouponDefinition> known = run.coupons().find(issue.code);
        String code = known.map(CouponDefinition::code).orElse(issue.code);
        long count = count(
                run, said, issue, code, known.flatMap(coupon -> coupon.budget().issuesLeft()));
        if (count > 0) {
            long points = Math.multiplyExact(count, issue.price);
            List<Account.Lot> lots = Spending.taken(run, issue.account, points);
            run.decide(new CouponIssued(
                    run.id(CouponIssued.class, issue.rule().name()),
                    run.reason(issue.rule()),
                    code,
                    issue.on,
                    count,
                    issue.account,
                    points,
                    run.programme().worth(issue.price, issue.account),
                    lots,
                    run.day(),
                    lifetime,
                    issue.keptOnRefund,
                    once));
        }
    }

    private static long count(Run run, Said said, Issue issue, String code, Optional<Integer> copies) {
        long most = issue.frequency.isPresent() || issue.price == 0 ? 1 : issue.most;
        long wanted = issue.price == 0
                ? most
                : Math.min(most, run.customer().account(issue.account).available() / issue.price);

        if (copies.isEmpty()) {
            return wanted;
        }
        long left = copies.get();
        for (Decision decision : run.decisions()) {
            left -= decision instanceof CouponIssued issued && issued.code().equals(code) ? issued.count() : 0;
        }
        if (left < wanted) {
            said.note(
                    "A coupon is issued no more often than its budget",
                    new TreeMap<>(Map.of("coupon", code, "wanted", "" + wanted, "issuesLeft", "" + left)),
                    "issue " + Math.max(0, left));
        }
        return Math.min(wanted, Math.max(0, left));
    }

    @Override
    public void reverse(Run run, Returned returned) {
        if (returned.isComplete()) {
            for (CouponIssued issued : returned.brought(CouponIssued.class)) {
                run.customer().issued().stream()
                        .filter(copies -> copies.issue().equals(issued.id()) && OpenCoupons.follows(copies))
                        .forEach(copies -> OpenCoupons.withdraw(run, copies));
            }
        }
    }
}
