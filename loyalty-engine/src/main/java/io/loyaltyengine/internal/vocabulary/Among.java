package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a word that looks something up by name: it answers 0, {@code false}, {@code ""} or a selection of no lines, unless a
 * name that it is given is among those that the fact has. So of many rules that ask for other names none need be asked.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Among {
    /** The method of the fact that answers the names it has, as {@code Iterable<String>}. */
    String value();
}
