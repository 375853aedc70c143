package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The greatest number that an argument can be. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface AtMost {
    long value();

    /** Whether it holds for all that a repeatable term says of one decision, too. */
    boolean together() default false;
}
