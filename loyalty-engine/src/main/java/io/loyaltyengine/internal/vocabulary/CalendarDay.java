package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An argument that is a day of the calendar, such as {@code "2026-12-31"}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CalendarDay {
    /** Which of the days on which the word is true it is. */
    Edge value() default Edge.NONE;

    /** An end of a stretch of days, which belongs to it. */
    enum Edge {
        NONE,
        FIRST,
        LAST
    }
}
