package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.base.Hash;
import java.util.Optional;

/**
 * What is had only so often: once in a life, in a year, for each subject.
 *
 * @param name by which it is known, of the shop's own
 * @param subject of the activity, if it is had once for each; {@code ""} if the activity has none
 */
public record Once(String name, Optional<String> subject) {
    /** The kind of tally of what is had only so often: how often, and when. */
    public static final String GRANT = "grant";

    private static final String WITHOUT_SUBJECT = "grant-without-subject";

    public Once {
        Check.name("name", name);
        if (Check.present("subject", subject).isPresent()) {
            Check.text("subject", subject.get(), Limits.MAX_NAME_LENGTH);
        }
    }

    /** Whatever the subject. */
    public static Once of(String name) {
        return new Once(name, Optional.empty());
    }

    /** What there is of it, if it was had before. */
    public Optional<Tally> in(Customer customer) {
        return Check.present("customer", customer).tally(kind(), key());
    }

    /** The kind of tally; one for each name, so that no name can crowd out what another has had. */
    String kind() {
        if (subject.isEmpty()) {
            return GRANT;
        }
        return subject.get().isBlank() ? WITHOUT_SUBJECT : Hash.name(GRANT + "/" + name);
    }

    /** The name of the tally. */
    String key() {
        return subject.filter(text -> !text.isBlank()).orElse(name);
    }
}
