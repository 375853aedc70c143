package io.loyaltyengine.internal.drl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How conditions are joined, and how people write that who have not asked. */
enum Connector {
    ALL("&&", "&", "and", "und"),
    ANY("||", "|", "or", "oder");

    private final String symbol;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> others;

    Connector(String symbol, String... others) {
        this.symbol = symbol;
        this.others = List.of(others);
    }

    String symbol() {
        return symbol;
    }

    /** The connector that a word stands for, rightly written or not. */
    static Optional<Connector> of(Token word) {
        if (word.kind() != Token.Kind.NAME && word.kind() != Token.Kind.SYMBOL) {
            return Optional.empty();
        }
        String text = word.text().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(connector -> connector.symbol.equals(text) || connector.others.contains(text))
                .findFirst();
    }
}
