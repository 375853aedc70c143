package io.loyaltyengine.examples.retail;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.points.PointsActivated;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierRetained;
import io.loyaltyengine.workbench.data.Cleaning;
import io.loyaltyengine.workbench.data.Finding;
import io.loyaltyengine.workbench.data.OnlineRetail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up a replay and prints it; the same data and the same rules give the same text. */
public final class Summary {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Cleaning cleaning;
    private Optional<RuleSetId> ruleSet = Optional.empty();
    private long evaluations;
    private long decisions;
    private long purchases;
    private long refunds;
    private long refundsRefused;
    private BigDecimal sold = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal refunded = BigDecimal.ZERO;
    private long earned;
    private BigDecimal earnedValue = BigDecimal.ZERO;
    private long activated;
    private long cancelled;
    private long reversed;
    private long expired;
    private long active;
    private long pending;
    private long forgiven;
    private long outstanding;
    private long customers;
    private long tiersRetained;
    private final SortedMap<String, Long> customersByTier = new TreeMap<>();
    private final SortedMap<String, Long> tierChanges = new TreeMap<>();
    private final SortedMap<String, Long> badges = new TreeMap<>();
    private final SortedMap<String, Long> couponVerdicts = new TreeMap<>();
    private final SortedMap<String, Long> refundRefusals = new TreeMap<>();

    public Summary(Cleaning cleaning) {
        this.cleaning = cleaning;
    }

    /** Adds one evaluation; its decisions come later, with {@link #replayed}. */
    void evaluated(Evaluation evaluation) {
        evaluations++;
        ruleSet = Optional.of(evaluation.ruleSet());
    }

    /**
     * Adds a customer at the end of the year with all decisions of the year.
     *
     * @throws IllegalStateException when the decisions do not add up to the balance
     */
    void replayed(Customer customer, List<Decision> made) {
        made.forEach(this::add);
        long sum = made.stream()
                .mapToLong(decision -> decision.balanceChange(Account.POINTS))
                .sum();
        long balance = customer.points().balance();
        if (balance != sum) {
            throw new IllegalStateException("Customer `" + customer.id() + "` has a balance of " + balance
                    + " points, but the decisions add up to " + sum + ".");
        }
        customers++;
        decisions += made.size();
        outstanding += balance;
        active += customer.points().available();
        pending += customer.points().pending();
        one(customersByTier, customer.tier().name());
    }

    private void add(Decision decision) {
        if (decision instanceof PurchaseRecorded purchase) {
            purchases++;
            sold = sold.add(purchase.total());
            paid = paid.add(purchase.paid());
        } else if (decision instanceof RefundRecorded refund) {
            refunds++;
            refunded = refunded.add(refund.paid());
        } else if (decision instanceof Refused refused) {
            add(refused);
        } else if (decision instanceof PointsEarned points) {
            earned = Math.addExact(earned, points.points());
            earnedValue = earnedValue.add(points.value());
        } else if (decision instanceof PointsReversed points) {
            reversed = Math.addExact(reversed, points.points());
            forgiven = Math.addExact(forgiven, points.forgiven());
        } else if (decision instanceof PointsActivated points) {
            activated = Math.addExact(activated, points.points());
        } else if (decision instanceof PointsCancelled points) {
            cancelled = Math.addExact(cancelled, points.points());
        } else if (decision instanceof PointsExpired points) {
            expired = Math.addExact(expired, points.points());
        } else if (decision instanceof TierChanged tier) {
            one(tierChanges, tier.from().name() + " to " + tier.to().name());
        } else if (decision instanceof TierRetained) {
            tiersRetained++;
        } else if (decision instanceof BadgeAwarded badge) {
            one(badges, badge.badge());
        } else if (decision instanceof CouponAccepted coupon) {
            one(couponVerdicts, coupon.code() + " accepted");
        }
    }

    private void add(Refused refused) {
        if (refused.what().equals("refund")) {
            refundsRefused++;
            refused.refusals().forEach(refusal -> one(refundRefusals, refusal.code()));
        } else {
            one(couponVerdicts, refused.subject() + " refused");
            refused.refusals()
                    .forEach(refusal -> one(couponVerdicts, refused.subject() + " refused, " + refusal.code()));
        }
    }

    private static void one(SortedMap<String, Long> counts, String key) {
        counts.merge(key, 1L, Long::sum);
    }

    /** Everything, for people to read; nothing in it depends on the machine, the language or the hour. */
    public String text() {
        Report report = new Report();
        report.text("Online Retail, replayed. The sales are real (Chen 2015, CC BY 4.0, doi:10.24432/C5BW33);");
        report.text("the coupons, and who presents them when, are invented for this example.");
        ruleSet.ifPresent(id -> {
            report.text("Rules: " + id.name() + ", version " + id.version());
            report.text("       " + id.hash());
        });
        data(report);
        turnover(report);
        points(report);
        counts(report, "Customers by tier at the end", customersByTier);
        counts(report, "Tier changes", tierChanges);
        report.count("tiers retained", tiersRetained);
        counts(report, "Badges", badges);
        counts(report, "Coupons (invented; a refusal may have several reasons)", couponVerdicts);
        report.heading("Checks");
        report.count("evaluations", evaluations);
        report.count("decisions", decisions);
        report.count("balance = sum of the decisions", customers, "customers, no exception");
        return report.toString();
    }

    private void data(Report report) {
        report.heading("Lines in the file");
        report.count("read", cleaning.linesRead(), "in " + cleaning.invoices() + " invoices and cancellations");
        report.count("kept in purchases", cleaning.saleLines());
        report.count("kept in refunds", cleaning.cancellationLines());
        for (Finding finding : Finding.values()) {
            if (finding.dropped()) {
                report.count("dropped: " + finding.description(), cleaning.count(finding));
            }
        }
        report.heading("Noted about what was not dropped");
        for (Finding finding : Finding.values()) {
            if (!finding.dropped()) {
                report.count(finding.description(), cleaning.count(finding), finding.unit());
            }
        }
        report.count("cancelled without a known sale", cleaning.unitsWithoutSale(), "units");
    }

    private void turnover(Report report) {
        report.heading("Trade");
        report.count("customers replayed", customers, "of " + cleaning.customers() + " in the file");
        report.count("purchases", purchases);
        report.count("refunds", refunds, "one for each purchase that a cancellation touches");
        report.count("refunds refused", refundsRefused);
        refundRefusals.forEach((code, count) -> report.count("refunds refused, " + code, count));
        report.amount("sales before coupons", sold, OnlineRetail.CURRENCY);
        report.amount("coupon discounts", sold.subtract(paid), OnlineRetail.CURRENCY);
        report.amount("turnover", paid, OnlineRetail.CURRENCY);
        report.amount("refunded", refunded, OnlineRetail.CURRENCY);
    }

    private void points(Report report) {
        BigDecimal outstandingValue = earned == 0
                ? BigDecimal.ZERO
                : earnedValue
                        .multiply(BigDecimal.valueOf(outstanding))
                        .divide(BigDecimal.valueOf(earned), 2, RoundingMode.HALF_UP);
        report.heading("Points");
        report.count("granted", earned);
        report.count("cancelled while pending", cancelled);
        report.count("reversed once active", reversed);
        report.count("expired", expired);
        report.count("outstanding", outstanding, "= granted - cancelled - reversed - expired");
        report.count("  of these active", active);
        report.count("  of these pending", pending);
        report.count("became active", activated, "= active + reversed + expired, less what was active at once");
        report.count("forgiven", forgiven, "spent or expired before they could be reversed");
        report.amount("value of the points granted", earnedValue, OnlineRetail.CURRENCY);
        report.amount("  as a share of turnover", percent(earnedValue, paid), "%");
        report.amount(
                "value of those outstanding", outstandingValue, OnlineRetail.CURRENCY + ", at the average granted");
        report.amount("  as a share of turnover less refunds", percent(outstandingValue, paid.subtract(refunded)), "%");
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
    }

    private static void counts(Report report, String heading, SortedMap<String, Long> counts) {
        report.heading(heading);
        if (counts.isEmpty()) {
            report.text("  none");
        }
        counts.forEach(report::count);
    }
}
