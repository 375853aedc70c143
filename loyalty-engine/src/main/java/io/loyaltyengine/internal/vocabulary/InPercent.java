package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a factor, which is whole: what somebody means who writes one and a half is said in percent. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface InPercent {
    /** The verb that takes what the factor adds, in percent. */
    String value();
}
