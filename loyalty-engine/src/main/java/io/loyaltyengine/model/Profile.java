package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.MonthDay;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the host knows about the person; rules read it, decisions never change it.
 *
 * @param birthday month and day; the year is nobody's business
 * @param segments groups the host has put the customer into
 * @param attributes free values for rules of the shop's own: texts, whole numbers ({@code Long}), decimals
 *     ({@code BigDecimal}) and flags ({@code Boolean})
 * @param referredBy the id of the customer who recommended the shop to this one
 * @param consents the channels by which the customer agreed to be contacted, such as {@code email}
 */
public record Profile(
        Optional<MonthDay> birthday,
        SortedSet<String> segments,
        SortedMap<String, Object> attributes,
        Optional<String> referredBy,
        SortedSet<String> consents) {
    /** Nothing known. */
    public static final Profile EMPTY =
            new Profile(Optional.empty(), new TreeSet<>(), new TreeMap<>(), Optional.empty(), new TreeSet<>());

    public Profile {
        Check.present("birthday", birthday);
        segments = Check.names("segments", segments);
        attributes = Check.map("attributes", attributes, Limits.MAX_ATTRIBUTES, Check::attribute);
        Check.optionalName("referredBy", referredBy);
        consents = Check.names("consents", consents);
    }
}
