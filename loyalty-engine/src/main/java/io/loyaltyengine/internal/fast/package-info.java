/**
 * What is there for speed, each with its reason; all of it could be written plainer, and the benchmark would show it.
 *
 * <ul>
 *   <li>{@link io.loyaltyengine.internal.fast.FrozenMap}: what goes from one state into the next is neither copied nor
 *       checked again.
 *   <li>{@link io.loyaltyengine.internal.fast.Frozen}: a list whose maker is done with it is handed over as it is.
 *   <li>{@link io.loyaltyengine.internal.fast.Later}: what few callers look at is computed when they do.
 *   <li>{@link io.loyaltyengine.internal.fast.Amounts}: amounts of usual size are added up and divided as whole numbers.
 *   <li>{@link io.loyaltyengine.internal.fast.Days}: days that are computed again and again are made once.
 *   <li>{@link io.loyaltyengine.internal.fast.ShopCalendar}: looking up when clocks change takes longer than all else about
 *       a day, so answers are remembered.
 * </ul>
 *
 * <p>Three habits belong to it. Where rules speak and decisions are made, loops count their way through lists, for an iterator
 * costs an object each time; and an {@code Optional} is asked with {@code isPresent} where a lambda would have to hold
 * something. And what every evaluation comes by is asked for one interface alone: before Java 23 a JVM keeps with each class
 * the one interface that it was last found to have, and threads that ask for now this, now that one wait for each other. A
 * {@code LocalDate} out of an {@code Optional} or a map goes into a variable before another is compared with it, or the
 * compiler asks it for {@code ChronoLocalDate}. Everywhere else, code is written as it reads best.
 */
@NullMarked
package io.loyaltyengine.internal.fast;

import org.jspecify.annotations.NullMarked;
