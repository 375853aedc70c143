package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;

/**
 * What a sponsor bears of something that was granted; or what it need not bear any more, of what was taken back.
 *
 * <p>Points and what they are worth are split each by itself: the parts of all sponsors and of the programme, which bears
 * what they do not, add up to the whole exactly, and each part is less than one unit off its percent.
 *
 * @param percent how much of it, from 1 to 100
 * @param points the part of the points, in units of their account
 * @param value the part of what they are worth in money, at the currency's scale
 */
public record Funded(String sponsor, int percent, long points, BigDecimal value) {
    public Funded {
        Check.name("sponsor", sponsor);
        Check.count("percent", percent, 1, 100);
        Check.points("points", points);
        value = Check.plain("value", value);
    }
}
