package io.loyaltyengine.internal.mechanism.badges;

import io.loyaltyengine.internal.till.Lasting;
import io.loyaltyengine.internal.till.Starting;
import io.loyaltyengine.internal.vocabulary.Term;
import java.time.LocalDate;
import java.util.Optional;

/** A badge is earned. */
public final class Award extends Lasting<Award> implements Starting<Award> {
    private final String badge;
    private boolean whileEarned;
    private boolean fromLastDay;
    private boolean undoneOnRefund;
    private boolean nextMonth;

    Award(String badge) {
        this.badge = badge;
    }

    @Override
    protected Award self() {
        return this;
    }

    @Term(
            says = "only as long as the rule holds",
            example = "decide.award(\"regular\").whileEarned();",
            everyDay = true,
            excludes = {"validDays", "validMonths", "validUntil", "toMonthEnd", "toYearEnd", "fromLastDay"},
            contradicts = "hasBadge")
    public Award whileEarned() {
        whileEarned = true;
        return this;
    }

    @Term(
            says = "if it is still there, so much longer than its last day",
            example = "decide.award(\"plus\").validMonths(12).fromLastDay();",
            needs = {"validMonths", "validDays"},
            excludes = "startsNextMonth",
            contradicts = "hasBadge")
    public Award fromLastDay() {
        fromLastDay = true;
        return this;
    }

    @Term(
            says = "and goes when everything comes back that brought it",
            example = "decide.award(\"plus\").validMonths(12).undoneOnRefund();")
    public Award undoneOnRefund() {
        undoneOnRefund = true;
        return this;
    }

    @Override
    public Award beginningNextMonth() {
        nextMonth = true;
        return this;
    }

    String badge() {
        return badge;
    }

    @Override
    protected String given() {
        return badge;
    }

    boolean isWhileEarned() {
        return whileEarned;
    }

    boolean isFromLastDay() {
        return fromLastDay;
    }

    boolean isUndoneOnRefund() {
        return undoneOnRefund;
    }

    /** The first day on which it is there, if it is awarded on this one. */
    LocalDate start(LocalDate day) {
        return nextMonth ? Starting.nextMonth(day) : day;
    }

    /** The last day on which it is there, if it is there from this one on; empty if it has no such day. */
    Optional<LocalDate> end(LocalDate start) {
        return hasEnd() ? Optional.of(lastDay(start)) : Optional.empty();
    }

    @Override
    protected String words() {
        return "award " + badge;
    }
}
