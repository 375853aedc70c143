package io.loyaltyengine.internal.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An argument that is a name of the shop's own. Words ask for what verbs and terms give: a name that is asked for and
 * never given is told.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface NameOf {
    /** What it names, such as {@code badge}; the same for those who give it and those who ask for it. */
    String value();

    /** Whether a verb or a term, too, only speaks of what others give. */
    boolean asked() default false;
}
