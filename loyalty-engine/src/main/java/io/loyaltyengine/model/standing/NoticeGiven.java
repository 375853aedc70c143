package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;

/**
 * The customer should be told something.
 *
 * @param notice what about, such as {@code points-expire}
 * @param day in the programme's zone
 */
public record NoticeGiven(
        DecisionId id, Reason reason, @Placeholder String notice, LocalDate day) implements Decision {
    public NoticeGiven {
        Check.decision(id, reason);
        Check.name("notice", notice);
        Check.day("day", day);
    }
}
