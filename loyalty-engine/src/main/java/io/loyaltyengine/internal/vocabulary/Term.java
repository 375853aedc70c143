package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what can follow a verb, to say it more exactly. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Term {
    /** What it changes, in the words of the manual. */
    String says();

    /** How it is written, with its verb. */
    String example();

    /** What it settles; of one decision only one term settles the same. */
    String settles() default "";

    /** The terms without any of which it means nothing. */
    String[] needs() default {};

    /** The fact without which it means nothing. */
    Class<?> asks() default Object.class;

    /** Whether it is about what is paid, and so means nothing at what is no purchase. */
    boolean forMoney() default false;

    /** The terms beside any of which it means nothing. */
    String[] excludes() default {};

    /** The term whose number must not be more than its own: what waits longer than it lasts is never to be had. */
    String outlasts() default "";

    /** The word that its rule must not ask of what the verb names, because the two would undo each other. */
    String contradicts() default "";

    /** Whether its rule is asked every day, and so cannot depend on what happens on one. */
    boolean everyDay() default false;

    /** The word of which it takes as many as its first argument says, so that its rule should ask for no fewer. */
    String takes() default "";

    /** The placeholder that stays empty unless this is said, or another term that fills it. */
    String fills() default "";

    /** Whether it says something of what a factor adds: beside one below 1, which adds nothing, it means nothing. */
    boolean more() default false;

    /** Whether it can be said of one decision more than once. */
    boolean repeatable() default false;

    /** Whether its numbers are between the shop and others, so that sentences need not tell them to the customer. */
    boolean internal() default false;
}
