package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.UnlessSaid;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a coupon goes together with others in one purchase.
 *
 * @param priority what comes first, where the programme goes by priority: the higher
 * @param groups the groups that it belongs to
 * @param notWith the groups that it does not go together with, or {@value #ALL}; if one of two says so, they do not
 */
public record CouponStacking(@UnlessSaid("0") int priority, SortedSet<String> groups, SortedSet<String> notWith) {
    /** What goes together with nothing. */
    public static final String ALL = "ALL";

    /** With all others. */
    public static final CouponStacking USUAL = new CouponStacking(0, new TreeSet<>(), new TreeSet<>());

    /** With none. */
    public static final CouponStacking ALONE = USUAL.notWith(ALL);

    private static final int MOST = 1_000_000;

    public CouponStacking {
        Check.count("priority", priority, -MOST, MOST);
        groups = Check.names("groups", groups);
        notWith = Check.names("notWith", notWith);
    }

    /** The same in these groups. */
    public CouponStacking in(String... names) {
        return new CouponStacking(priority, Check.names("groups", names), notWith);
    }

    /** The same but not together with these groups. */
    public CouponStacking notWith(String... names) {
        return new CouponStacking(priority, groups, Check.names("notWith", names));
    }

    /** The same with another priority. */
    public CouponStacking priority(int other) {
        return new CouponStacking(other, groups, notWith);
    }

    /** Whether the two do not go together. */
    public boolean clashes(CouponStacking other) {
        Check.present("other", other);
        return excludes(other) || other.excludes(this);
    }

    /** Whether it goes together with nothing. */
    public boolean isAlone() {
        return notWith.contains(ALL);
    }

    private boolean excludes(CouponStacking other) {
        if (isAlone()) {
            return true;
        }
        for (String group : other.groups) {
            if (notWith.contains(group)) {
                return true;
            }
        }
        return false;
    }
}
