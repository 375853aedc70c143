package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Decision;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what a consequence can say; the reader and the manual know of a verb what stands here. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Verb {
    /** What it proposes, in the words of the manual. */
    String says();

    /** How it is written. */
    String example();

    /** The stages in which it can be said. */
    Stage[] stages();

    /** What can become of it; the rule's sentences can use what all of these {@linkplain Placeholders say}. */
    Class<? extends Decision>[] leadsTo() default {};

    /** The term without which it means nothing. */
    String needs() default "";

    /** Whether it is about what is paid, and so means nothing at what is no purchase. */
    boolean forMoney() default false;

    /** Whether a rule that says it need not ask anything, and then holds always. */
    boolean always() default false;

    /** Whether it is given anew with every transaction for which its rule holds, unless a term says how often. */
    boolean again() default false;

    /** Whether a customer can look forward to it, so that the way to it is shown as progress. */
    boolean goal() default false;
}
