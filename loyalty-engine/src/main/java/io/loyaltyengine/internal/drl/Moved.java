package io.loyaltyengine.internal.drl;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Words and terms that there are no more, each with what says the same now. */
final class Moved {
    private static final Map<String, String> NOW = Map.ofEntries(
            Map.entry("spendLastMonths", "lastMonths(12).spend"),
            Map.entry("spendThisYear", "thisYear.spend"),
            Map.entry("spendThisMembershipYear", "thisMembershipYear.spend"),
            Map.entry("pointsEarned", "earned"),
            Map.entry("pointsEarnedLastMonths", "lastMonths(12).earned"),
            Map.entry("pointsEarnedThisYear", "thisYear.earned"),
            Map.entry("pointsEarnedThisMembershipYear", "thisMembershipYear.earned"),
            Map.entry("pointsExpiringIn", "expiringIn(30)"),
            Map.entry("visitsLastDays", "lastDays(30).visits"),
            Map.entry("visitedToday", "today.visits == 0` or `today.visits > 0"),
            Map.entry("voucher", "issue(\"VOUCHER\").forEvery(2000)"),
            Map.entry("collect", "earn(10)"),
            Map.entry("number", "nth"),
            Map.entry("bestOnly", "bestOf(\"…\")"),
            Map.entry("expiresAfterMonths", "validMonths(12)"),
            Map.entry("expiresAtYearEnd", "toYearEnd()"),
            Map.entry("expiresOn", "validUntil(\"2027-06-30\")"),
            Map.entry("validThroughNextYear", "validMonths(12).toYearEnd()"));

    private Moved() {}

    /** What is said today for a word that has just been read, with its number, if that is known where it stands. */
    static Optional<String> of(Token word, Cursor cursor, Collection<String> known) {
        return Optional.ofNullable(NOW.get(word.text()))
                .filter(now -> known.contains(now.split("[.(]", 2)[0]))
                .map(now -> cursor.isAt("(") && cursor.peek(1).isNumber()
                        ? now.replaceFirst("[0-9]+", cursor.peek(1).text())
                        : now);
    }
}
