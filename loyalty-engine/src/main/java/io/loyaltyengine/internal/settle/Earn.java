package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Earning;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.RefundTerms;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Points are to be granted. */
final class Earn implements Proposal, Earning {
    /** Where the exact value becomes whole points. */
    enum RoundingPoint {
        LINE,
        PURCHASE,
        AFTER_MULTIPLIERS
    }

    private final Rule rule;
    final long points;
    long per;
    long times = 1;

    @Nullable
    Selection on;

    boolean beforeCoupons;
    boolean beforePoints;
    boolean withoutTax;
    Set<String> withoutTenders = Set.of();
    RoundingMode rounding = RoundingMode.FLOOR;
    RoundingPoint roundingPoint = RoundingPoint.PURCHASE;
    long pendingDays;
    boolean untilConfirmed;
    long expiryMonths;
    boolean expiresAtYearEnd;
    Optional<LocalDate> expiresOn = Optional.empty();
    Optional<String> subject = Optional.empty();
    boolean oncePerYear;
    Optional<String> campaign = Optional.empty();
    /** When the points live; known once they are settled, and null for what is not to be granted. */
    @Nullable
    Lifetime lifetime;

    private boolean mayGoNegative;
    private boolean keptRoundedDown;

    Earn(Rule rule, long points) {
        this.rule = rule;
        this.points = points;
    }

    boolean isDue() {
        return lifetime != null;
    }

    /** Whether it is points for money. */
    boolean isForMoney() {
        return per > 0;
    }

    /** Whether of every line counts what is paid for it in money. */
    boolean countsWhatIsPaid() {
        return !beforeCoupons && !beforePoints && !withoutTax && withoutTenders.isEmpty();
    }

    RefundTerms refundTerms() {
        return mayGoNegative || keptRoundedDown ? new RefundTerms(mayGoNegative, keptRoundedDown) : RefundTerms.USUAL;
    }

    @Override
    public Earning per(long amount) {
        per = amount;
        return this;
    }

    @Override
    public Earning on(Selection lines) {
        on = lines;
        return this;
    }

    @Override
    public Earning times(long count) {
        times = count;
        return this;
    }

    @Override
    public Earning beforeCoupons() {
        beforeCoupons = true;
        return this;
    }

    @Override
    public Earning beforePoints() {
        beforePoints = true;
        return this;
    }

    @Override
    public Earning withoutTax() {
        withoutTax = true;
        return this;
    }

    @Override
    public Earning withoutTender(String kind) {
        Set<String> kinds = new TreeSet<>(withoutTenders);
        kinds.add(kind);
        withoutTenders = kinds;
        return this;
    }

    @Override
    public Earning roundUp() {
        rounding = RoundingMode.CEILING;
        return this;
    }

    @Override
    public Earning roundHalfUp() {
        rounding = RoundingMode.HALF_UP;
        return this;
    }

    @Override
    public Earning eachLine() {
        roundingPoint = RoundingPoint.LINE;
        return this;
    }

    @Override
    public Earning afterMultipliers() {
        roundingPoint = RoundingPoint.AFTER_MULTIPLIERS;
        return this;
    }

    @Override
    public Earning pendingDays(long days) {
        pendingDays = days;
        return this;
    }

    @Override
    public Earning pendingUntilConfirmed() {
        untilConfirmed = true;
        return this;
    }

    @Override
    public Earning expiresAfterMonths(long months) {
        expiryMonths = months;
        return this;
    }

    @Override
    public Earning expiresAtYearEnd() {
        expiresAtYearEnd = true;
        return this;
    }

    @Override
    public Earning expiresOn(String day) {
        expiresOn = Optional.of(LocalDate.parse(day));
        return this;
    }

    @Override
    public Earning once(String what) {
        subject = Optional.of(what);
        return this;
    }

    @Override
    public Earning oncePerYear(String what) {
        subject = Optional.of(what);
        oncePerYear = true;
        return this;
    }

    @Override
    public Earning campaign(String name) {
        campaign = Optional.of(name);
        return this;
    }

    @Override
    public Earning mayGoNegative() {
        mayGoNegative = true;
        return this;
    }

    @Override
    public Earning keptRoundedDown() {
        keptRoundedDown = true;
        return this;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String words() {
        return "earn " + points
                + (isForMoney() ? " per " + per : "")
                + (times == 1 ? "" : " x " + times)
                + (on == null ? "" : " on " + on.paid().toPlainString());
    }
}
