package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;

/**
 * The customer should be told something.
 *
 * @param notice what about, such as {@code points-expire}
 * @param day in the programme's zone
 */
public record NoticeGiven(DecisionId id, Reason reason, String notice, LocalDate day) implements Decision {
    public NoticeGiven {
        Check.decision(id, reason);
        Check.name("notice", notice);
        Check.day("day", day);
    }
}
