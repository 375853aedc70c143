package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/** Something was decided about what lies in an account: points, or stamps, or miles. */
public interface PointsDecision extends Decision {
    /** The account, by name; {@link Account#POINTS} for points. */
    String account();

    /** How many, in units of the account. */
    long points();

    /** What the balance of the account changes by; less than zero for what it falls by. */
    long change();

    /** How many of what, such as {@code 12 points}. */
    @Placeholder
    default Quantity quantity() {
        return new Quantity(points(), account());
    }

    @Override
    default long balanceChange(String account) {
        return Check.present("account", account).equals(account()) ? change() : 0;
    }
}
