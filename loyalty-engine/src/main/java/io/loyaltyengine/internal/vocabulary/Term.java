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

    /** The term without which it means nothing. */
    String needs() default "";

    /** The term beside which it means nothing. */
    String excludes() default "";

    /** The placeholder that stays empty unless this is said, or another term that fills it. */
    String fills() default "";

    /** Whether it says something of what a factor adds: beside one below 1, which adds nothing, it means nothing. */
    boolean more() default false;

    /** Whether it can be said of one decision more than once. */
    boolean repeatable() default false;
}
