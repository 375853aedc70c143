package io.loyaltyengine.workbench.author;

/**
 * Something that the author should look at, with the stretch of text that it is about.
 *
 * @param where what to underline; a whole line where no word is meant
 * @param line counted from 1
 * @param column counted from 1
 * @param isError whether rules are refused for it, or a scenario does not come true
 * @param hint what to do; empty when the message says it
 */
public record Finding(Location where, int line, int column, boolean isError, String message, String hint) {}
