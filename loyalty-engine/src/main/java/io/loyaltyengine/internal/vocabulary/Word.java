package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what a condition can ask of a fact. Nothing else of a fact can be reached from a rule. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
    /** What it answers, in the words of the manual. */
    String value();

    /** The least that it can answer, if it is a number. */
    long least() default 0;

    /** The most that it can answer, if it is a number. */
    long most() default Long.MAX_VALUE;

    /** Whether its text can be empty, or longer than a name can be. */
    boolean free() default false;

    /** How it is written, if not by its name alone. */
    String example() default "";
}
