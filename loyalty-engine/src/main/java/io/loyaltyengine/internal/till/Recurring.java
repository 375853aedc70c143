package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.vocabulary.ActivityFact;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Term;

/**
 * Something is to be granted that may not be had again and again: one family of terms for all that does. Days are those of
 * the programme's zone.
 *
 * @param <P> what is granted
 */
public interface Recurring<P> {
    /** Says how often, and goes on. */
    P had(Frequency frequency);

    @Term(says = "once in a customer's life", example = ".once(\"welcome\")", settles = "how often")
    default P once(@NameOf("grant") String name) {
        return had(new Frequency(name, Frequency.Each.LIFE));
    }

    @Term(says = "once a day", example = ".oncePerDay(\"app-visit\")", settles = "how often")
    default P oncePerDay(@NameOf("grant") String name) {
        return had(new Frequency(name, Frequency.Each.DAY));
    }

    @Term(says = "once a week, which begins on Monday", example = ".oncePerWeek(\"market-day\")", settles = "how often")
    default P oncePerWeek(@NameOf("grant") String name) {
        return had(new Frequency(name, Frequency.Each.WEEK));
    }

    @Term(says = "once in a calendar month", example = ".oncePerMonth(\"big-basket\")", settles = "how often")
    default P oncePerMonth(@NameOf("grant") String name) {
        return had(new Frequency(name, Frequency.Each.MONTH));
    }

    @Term(says = "once in a calendar year", example = ".oncePerYear(\"season\")", settles = "how often")
    default P oncePerYear(@NameOf("grant") String name) {
        return had(new Frequency(name, Frequency.Each.YEAR));
    }

    @Term(
            says = "once in so many days: the next time is so many days later",
            example = ".onceInDays(90, \"surprise\")",
            settles = "how often")
    default P onceInDays(@Fixed @AtMost(36_500) int days, @NameOf("grant") String name) {
        return had(new Frequency(name, Frequency.Each.LIFE, days));
    }

    @Term(
            says = "once for every birthday, also where the days around it lie over the end of a year",
            example = ".oncePerBirthday(\"birthday\")",
            settles = "how often")
    default P oncePerBirthday(@NameOf("grant") String name) {
        return had(new Frequency(name, Frequency.Each.BIRTHDAY));
    }

    @Term(
            says = "once for each subject of an activity, and once for all activities without a subject",
            example = ".oncePerSubject(\"survey\")",
            settles = "how often",
            asks = ActivityFact.class)
    default P oncePerSubject(@NameOf("grant") String name) {
        return had(new Frequency(name, Frequency.Each.SUBJECT));
    }
}
