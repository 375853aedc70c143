package io.loyaltyengine.internal.mechanism.tiers;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.till.Lasting;
import io.loyaltyengine.internal.till.Starting;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.model.Tenure;
import io.loyaltyengine.model.TierStanding;
import java.time.LocalDate;
import java.util.Optional;

/** The customer qualifies for a tier. */
public final class Tier extends Lasting<Tier> implements Starting<Tier> {
    private final String tier;
    private boolean whileEarned;
    private boolean oneStepDown;
    private boolean nextMonth;
    private int graceDays;
    private int graceMonths;

    Tier(String tier) {
        this.tier = tier;
    }

    @Override
    protected Tier self() {
        return this;
    }

    @Term(
            says = "only as long as the rule holds; a rounding after it is that of the grace",
            example = "decide.tier(\"SILVER\").whileEarned();",
            everyDay = true,
            excludes = {"validDays", "validMonths", "validUntil"})
    public Tier whileEarned() {
        whileEarned = true;
        return this;
    }

    @Term(
            says = "kept so many days longer when it is no longer earned",
            example = "decide.tier(\"GOLD\").validMonths(12).graceDays(30);",
            settles = "how long it is kept",
            needs = {"whileEarned", "validMonths", "validDays", "validUntil", "toMonthEnd", "toYearEnd"})
    public Tier graceDays(@Fixed @AtMost(3_650) int days) {
        graceDays = days;
        return this;
    }

    @Term(
            says = "kept so many months longer when it is no longer earned",
            example = "decide.tier(\"GOLD\").validMonths(12).graceMonths(2);",
            settles = "how long it is kept",
            needs = {"whileEarned", "validMonths", "validDays", "validUntil", "toMonthEnd", "toYearEnd"})
    public Tier graceMonths(@Fixed @AtMost(120) int months) {
        graceMonths = months;
        return this;
    }

    @Term(
            says = "afterwards the next lower tier for as long, if no more is earned; else what is earned then",
            example = "decide.tier(\"GOLD\").validMonths(12).oneStepDown();",
            needs = {"validMonths", "validDays", "toMonthEnd", "toYearEnd"},
            excludes = {"whileEarned", "validUntil"})
    public Tier oneStepDown() {
        oneStepDown = true;
        return this;
    }

    @Override
    public Tier beginningNextMonth() {
        nextMonth = true;
        return this;
    }

    @Override
    public boolean hasEnd() {
        return !whileEarned && super.hasEnd();
    }

    String name() {
        return tier;
    }

    boolean isWhileEarned() {
        return whileEarned;
    }

    boolean isOneStepDown() {
        return oneStepDown;
    }

    boolean startsLater() {
        return nextMonth;
    }

    /** The last day on which it is held, as earned on a day. */
    LocalDate lastIfEarned(LocalDate day) {
        return lastDay(start(day));
    }

    /** Whether it is still held on a day, as earned on another. */
    boolean isHeldOn(LocalDate on, LocalDate earned) {
        return lasts(start(earned), on);
    }

    /** The same with the grace after it. */
    LocalDate lastIfKept(LocalDate day) {
        LocalDate last = lastIfEarned(day);
        return graceAfter(last).orElse(last);
    }

    private LocalDate start(LocalDate day) {
        return nextMonth ? Starting.nextMonth(day) : day;
    }

    /** The last day on which it is kept, when it was earned until another; empty if it is not kept. */
    Optional<LocalDate> graceAfter(LocalDate last) {
        LocalDate end = last.plusDays(graceDays).plusMonths(graceMonths);
        LocalDate kept = whileEarned ? rounded(end) : end;
        return Optional.of(kept.isAfter(Limits.LAST_DAY) ? Limits.LAST_DAY : kept)
                .filter(last::isBefore);
    }

    /** The tier, as earned on a day. */
    TierStanding standing(LocalDate day, Optional<LocalDate> since) {
        return standing(tier, day, since, Optional.of(day));
    }

    /** A lower tier by the terms of this one, after its last day: it was not earned, and is held as long as this one again. */
    TierStanding stepped(String lower, LocalDate last) {
        return standing(lower, last, Optional.of(last.plusDays(1)), Optional.empty());
    }

    private TierStanding standing(String name, LocalDate day, Optional<LocalDate> since, Optional<LocalDate> earnedOn) {
        return new TierStanding(
                name,
                since,
                hasEnd() ? Optional.of(lastIfEarned(day)) : Optional.empty(),
                earnedOn,
                Optional.empty(),
                decidesItsEnd() ? Optional.of(rule().name()) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private boolean decidesItsEnd() {
        return whileEarned || oneStepDown || graceDays > 0 || graceMonths > 0;
    }

    /** The tier that begins later, as earned on a day. */
    Tenure promise(LocalDate day) {
        return Tenure.of(standing(day, Optional.of(start(day))), day);
    }

    @Override
    protected String words() {
        return "tier " + tier;
    }
}
