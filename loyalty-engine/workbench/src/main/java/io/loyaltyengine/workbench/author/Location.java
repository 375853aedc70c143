package io.loyaltyengine.workbench.author;

/**
 * A stretch of a file.
 *
 * @param from position of its first character
 * @param to position just behind its last character
 */
public record Location(String file, int from, int to) {}
