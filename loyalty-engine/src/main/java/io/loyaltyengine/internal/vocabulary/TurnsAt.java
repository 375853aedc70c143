package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a word that is true or false, and would be true at what another word of the fact says: for "why not?". */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TurnsAt {
    /** The other word, which says what it would be true at: a moment, or one of some names. */
    String value();
}
