package io.loyaltyengine.internal.drl;

/**
 * One thing that a rule asks or decides, for whoever tells how two rules differ.
 *
 * @param what is looked at, or said: {@code visits}, {@code hasBadge("superfan")}, {@code earn}, {@code .per}
 * @param operator what it is compared by; empty for what is true or false, and for what is decided
 * @param value what it is compared with, or what it is given, as the author wrote it; may be empty
 */
public record Part(String what, String operator, String value) {}
