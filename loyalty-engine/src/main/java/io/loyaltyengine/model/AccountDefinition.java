package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What lies in an account other than that of points, such as stamps or miles.
 *
 * @param one what one of it is called: {@code stamp}
 * @param many what several are called: {@code stamps}
 * @param worth of one in money; empty if it is worth nothing there, and then it pays for nothing
 */
public record AccountDefinition(Sentence one, Sentence many, Optional<BigDecimal> worth) {
    public AccountDefinition {
        named("one", one);
        named("many", many);
        worth = Check.present("worth", worth).map(value -> Check.worth("worth", value));
    }

    private static void named(String field, Sentence unit) {
        Check.present(field, unit);
        Check.name(field + ".en", unit.en());
        Check.name(field + ".de", unit.de());
    }

    /** Called the same, however many there are, and worth nothing in money. */
    public static AccountDefinition of(String en, String de) {
        return new AccountDefinition(new Sentence(en, de), new Sentence(en, de), Optional.empty());
    }

    /**
     * The same, worth something in money.
     *
     * @param value of one, such as {@code 0.01}
     */
    public AccountDefinition worth(String value) {
        return new AccountDefinition(one, many, Optional.of(Check.decimal("worth", value)));
    }

    /** The unit that goes with a number. */
    Sentence unit(long number) {
        return Math.abs(number) == 1 ? one : many;
    }
}
