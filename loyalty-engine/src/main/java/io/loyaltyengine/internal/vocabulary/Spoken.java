package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Sentence;

/**
 * Something that reads otherwise in every language.
 *
 * @param plain for programs
 * @param text for people
 */
public record Spoken(String plain, Sentence text) {
    @Override
    public String toString() {
        return plain;
    }
}
