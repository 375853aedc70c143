package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;

/**
 * There is a reason to contact the customer; the host does it.
 *
 * @param notice what about, such as {@code points-expire}
 * @param channels by which, of those that the customer consented to; none where the rule leaves it to the host
 * @param subject what it is about in particular, such as a product
 * @param weight how much it matters beside others
 * @param day in the programme's zone
 * @param once by what name it is known, if it is suggested only so often
 * @param counted whether it counts toward the programme's {@linkplain io.loyaltyengine.model.NoticeLimit limit}
 */
public record ContactSuggested(
        DecisionId id,
        Reason reason,
        @Placeholder String notice,
        SortedSet<String> channels,
        @Placeholder Optional<String> subject,
        long weight,
        LocalDate day,
        Optional<Once> once,
        boolean counted)
        implements Decision {
    /** The kind of tally of what counts toward the limit, all under this name; it remembers the days. */
    private static final String CONTACT = "contact";

    public ContactSuggested {
        Check.decision(id, reason);
        Check.name("notice", notice);
        channels = Check.names("channels", (Collection<String>) channels);
        Check.optionalName("subject", subject);
        Check.points("weight", weight);
        Check.day("day", day);
        Check.present("once", once);
    }

    /** How many contacts that count were suggested to a customer on the days after {@code start} up to and with {@code end}. */
    public static long between(Customer customer, LocalDate start, LocalDate end) {
        Check.present("start", start);
        Check.present("end", end);
        return Check.present("customer", customer)
                .tally(CONTACT, CONTACT)
                .map(tally -> tally.between(start, end))
                .orElse(0L);
    }

    @Override
    public void applyTo(Fold fold) {
        if (counted) {
            fold.tallyDay(CONTACT, CONTACT, 1, day);
        }
        if (once.isPresent()) {
            fold.have(once.get(), day);
        }
    }
}
