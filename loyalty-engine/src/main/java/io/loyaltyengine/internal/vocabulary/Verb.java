package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what a consequence can say. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Verb {
    /** The stages in which it can be said. */
    Stage[] stages();

    /** The {@code {placeholders}} that the rule's sentences can use. */
    String[] placeholders() default {};

    /** Whether a customer can look forward to it, so that the way to it is shown as progress. */
    boolean goal() default false;
}
