package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.till.Frequency;
import io.loyaltyengine.internal.till.Funding;
import io.loyaltyengine.internal.till.Lasting;
import io.loyaltyengine.internal.till.Pending;
import io.loyaltyengine.internal.till.Recurring;
import io.loyaltyengine.internal.till.Sponsored;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.RuleName;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.points.RefundTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Points are to be granted. */
public final class Earn extends Lasting<Earn> implements Recurring<Earn>, Pending<Earn>, Sponsored<Earn> {
    /** Where the exact value becomes whole points. */
    enum RoundingPoint {
        UNIT,
        LINE,
        PURCHASE,
        AFTER_MULTIPLIERS
    }

    /** What most rules do not say. */
    static final class Rest {
        long times = 1;
        /** Of which every unit counts. */
        @Nullable
        Selection units;

        boolean beforeCoupons;
        boolean beforePoints;
        boolean withoutTax;
        Set<String> withoutTenders = Set.of();
        boolean proportional;
        Optional<String> group = Optional.empty();
        Set<String> insteadOf = Set.of();
        long pendingDays;
        boolean untilConfirmed;
        Optional<Frequency> frequency = Optional.empty();
        Optional<String> campaign = Optional.empty();
        Funding funding = Funding.NONE;
        boolean mayGoNegative;
        boolean keptRoundedDown;
    }

    /** Of which nothing is said. */
    private static final Rest UNSAID = new Rest();

    final long points;
    final String account;
    BigDecimal per = BigDecimal.ZERO;

    @Nullable
    Selection on;

    RoundingMode rounding = RoundingMode.FLOOR;
    RoundingPoint roundingPoint = RoundingPoint.PURCHASE;
    /** To be read; what is said goes into {@link #rest()}. */
    Rest rest = UNSAID;
    /** When the points live, fixed as soon as it is settled that they are due; null if they are not. */
    private @Nullable Lifetime lifetime;
    /** By what name they are granted, if they are granted only so often. */
    private Optional<Once> once = Optional.empty();

    Earn(long points, String account) {
        this.points = points;
        this.account = account;
    }

    @Override
    protected Earn self() {
        return this;
    }

    /** Its own, to write into. */
    private Rest rest() {
        rest = rest == UNSAID ? new Rest() : rest;
        return rest;
    }

    /** Settles, once, that the points are due. */
    void becomeDue(Lifetime lives, Optional<Once> as) {
        lifetime = lives;
        once = as;
    }

    boolean isDue() {
        return lifetime != null;
    }

    Lifetime lifetime() {
        return Objects.requireNonNull(lifetime);
    }

    Optional<Once> once() {
        return once;
    }

    /** Whether it is points for money. */
    boolean isForMoney() {
        return per.signum() > 0;
    }

    /** Whether it may be that it grants nothing because another rule does, or the other way round. */
    boolean hasRivals() {
        return rest.group.isPresent() || !rest.insteadOf.isEmpty();
    }

    /** The whole points for an amount: all of them for every step of money, or as much of them as there is of it. */
    long of(BigDecimal amount) {
        return rest.proportional
                ? Amounts.whole(exactly(amount), per, rounding)
                : Math.multiplyExact(points, Amounts.whole(amount, per, rounding));
    }

    /** The points for an amount before it is divided by the step of money. */
    BigDecimal exactly(BigDecimal amount) {
        return points == 1 ? amount : Amounts.times(amount, points);
    }

    /** Whether of every line counts what is paid for it in money. */
    boolean countsWhatIsPaid() {
        return !rest.beforeCoupons && !rest.beforePoints && !rest.withoutTax && rest.withoutTenders.isEmpty();
    }

    RefundTerms refundTerms() {
        return rest.mayGoNegative || rest.keptRoundedDown
                ? new RefundTerms(rest.mayGoNegative, rest.keptRoundedDown)
                : RefundTerms.USUAL;
    }

    @Term(
            says = "points for every full step of money, so many euros each",
            example = "decide.earn(1).per(2);",
            forMoney = true)
    public Earn per(@Fixed @AtMost(1_000_000_000) Number amount) {
        per = Amounts.exact(amount);
        return this;
    }

    @Term(
            says = "for a part of a step as much of the points; else all of them for every full step",
            example = "decide.earn(3).per(2).proportional();",
            needs = "per")
    public Earn proportional() {
        rest().proportional = true;
        return this;
    }

    @Term(
            says = "the lines that count; else all",
            example = "decide.earn(1).per(1).on($purchase.only(\"COFFEE\"));",
            needs = "per")
    public Earn on(Selection lines) {
        on = lines;
        return this;
    }

    @Term(says = "so many times", example = "decide.earn(50).times($purchase.unitsOf(\"mug\"));", excludes = "per")
    public Earn times(@AtMost(1_000_000) long count) {
        rest().times = count;
        return this;
    }

    @Term(
            says = "so many for every unit of these lines, and back with every unit",
            example = "decide.earn(1, \"stamps\").perUnit($purchase.only(\"COFFEE\"));",
            excludes = {"per", "times"})
    public Earn perUnit(Selection lines) {
        rest().units = lines;
        return this;
    }

    @Term(
            says = "on what lines cost before coupons; else after",
            example = "decide.earn(1).per(1).beforeCoupons();",
            needs = "per")
    public Earn beforeCoupons() {
        rest().beforeCoupons = true;
        return this;
    }

    @Term(
            says = "on what points pay too; else only on what is left to pay",
            example = "decide.earn(1).per(1).beforePoints();",
            needs = "per")
    public Earn beforePoints() {
        rest().beforePoints = true;
        return this;
    }

    @Term(says = "on lines without the tax in them", example = "decide.earn(1).per(1).withoutTax();", needs = "per")
    public Earn withoutTax() {
        rest().withoutTax = true;
        return this;
    }

    @Term(
            says = "not on what this other means pays, spread over all lines",
            example = "decide.earn(1).per(1).withoutTender(\"GIFT_CARD\");",
            repeatable = true,
            needs = "per")
    public Earn withoutTender(@Fixed String kind) {
        Set<String> kinds = new TreeSet<>(rest.withoutTenders);
        kinds.add(kind);
        rest().withoutTenders = kinds;
        return this;
    }

    @Term(
            says = "steps, or points if proportional, rounded up; else down",
            example = "decide.earn(1).per(1).roundUp();",
            needs = "per",
            settles = "the rounding")
    public Earn roundUp() {
        rounding = RoundingMode.CEILING;
        return this;
    }

    @Term(
            says = "the same to the nearest, halves up; else down",
            example = "decide.earn(1).per(1).roundHalfUp();",
            needs = "per",
            settles = "the rounding")
    public Earn roundHalfUp() {
        rounding = RoundingMode.HALF_UP;
        return this;
    }

    @Term(
            says = "rounded line by line; else for the whole purchase",
            example = "decide.earn(1).per(1).eachLine();",
            needs = "per",
            settles = "where it is rounded")
    public Earn eachLine() {
        roundingPoint = RoundingPoint.LINE;
        return this;
    }

    @Term(
            says = "rounded unit by unit; else for the whole purchase",
            example = "decide.earn(1).per(2).eachUnit();",
            needs = "per",
            settles = "where it is rounded")
    public Earn eachUnit() {
        roundingPoint = RoundingPoint.UNIT;
        return this;
    }

    @Term(
            says = "rounded once, after all multipliers; else before and after",
            example = "decide.earn(1).per(1).afterMultipliers();",
            needs = "per",
            settles = "where it is rounded")
    public Earn afterMultipliers() {
        roundingPoint = RoundingPoint.AFTER_MULTIPLIERS;
        return this;
    }

    @Term(
            says = "of the rules of a group only the one that grants most; of equals the first by its name",
            example = "decide.earn(50).bestOf(\"weekend\");")
    public Earn bestOf(@Fixed @NameOf("group") String name) {
        rest().group = Optional.of(name);
        return this;
    }

    @Term(
            says = "if it grants something, these rules do not",
            example = "decide.earn(50).insteadOf(\"Saturday bonus\");")
    public Earn insteadOf(@RuleName String... rules) {
        rest().insteadOf = Set.of(rules);
        return this;
    }

    @Override
    public Earn waiting(long days) {
        rest().pendingDays = days;
        return this;
    }

    @Term(says = "to be spent once the purchase is confirmed", example = "decide.earn(10).pendingUntilConfirmed();")
    public Earn pendingUntilConfirmed() {
        rest().untilConfirmed = true;
        return this;
    }

    @Override
    public Earn had(Frequency often) {
        rest().frequency = Optional.of(often);
        return this;
    }

    @Override
    public Earn borneBy(String sponsor, int percent) {
        rest().funding = rest.funding.and(sponsor, percent);
        return this;
    }

    @Term(says = "counted toward a campaign too", example = "decide.earn(10).campaign(\"tea-weeks\");")
    public Earn campaign(@NameOf("campaign") String name) {
        rest().campaign = Optional.of(name);
        return this;
    }

    @Term(
            says = "owed if they are spent and the goods come back; else forgiven",
            example = "decide.earn(1).per(1).mayGoNegative();")
    public Earn mayGoNegative() {
        rest().mayGoNegative = true;
        return this;
    }

    @Term(
            says = "of a partial refund the points kept are rounded down; else those taken back",
            example = "decide.earn(1).per(1).keptRoundedDown();",
            needs = "per")
    public Earn keptRoundedDown() {
        rest().keptRoundedDown = true;
        return this;
    }

    @Override
    protected String words() {
        return "earn " + points + Earning.in(account)
                + (isForMoney() ? " per " + per.toPlainString() : "")
                + (rest.times == 1 ? "" : " x " + rest.times)
                + (on == null ? "" : " on " + on.paid().toPlainString());
    }
}
