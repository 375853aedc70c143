package io.loyaltyengine.model.standing;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Qualifying spend was taken back.
 *
 * @param counted the id of the {@link SpendCounted} that is reversed
 * @param amount at the currency's scale
 * @param day the day of the purchase, whose totals fall
 * @param shares the amount spread over the lines
 */
public record SpendReversed(
        DecisionId id,
        Reason reason,
        DecisionId counted,
        @Placeholder BigDecimal amount,
        LocalDate day,
        List<LineAmount> shares)
        implements Decision {
    public SpendReversed {
        Check.decision(id, reason);
        Check.present("counted", counted);
        amount = Check.plain("amount", amount);
        Check.day("day", day);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LineAmount::line);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.countSpend(day, amount.negate());
    }
}
