package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.fast.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a shop's programme says beside its rules.
 *
 * @param name what the programme is called
 * @param version of the rules, for people; the hash of {@link RuleSetId} is what tells rule sets apart
 * @param currency of every amount
 * @param zone decides which calendar day a moment belongs to
 * @param tiers lowest first; each an upper-case word of the shop's own
 * @param pointValue what one point is worth in money
 * @param returns how goods are taken back; {@linkplain Returns#USUAL within 60 days} where a document says nothing
 */
public record Programme(
        String name,
        String version,
        Currency currency,
        ZoneId zone,
        List<String> tiers,
        BigDecimal pointValue,
        Optional<Returns> returns) {
    public Programme {
        Check.name("name", name);
        Check.name("version", version);
        Check.currency("currency", currency);
        Check.present("zone", zone);
        tiers = Check.distinct("tiers", tiers, 100, tier -> tier);
        for (int i = 0; i < tiers.size(); i++) {
            if (Check.name("tiers[" + i + "]", tiers.get(i)).equals(TierStanding.NO_TIER)) {
                throw new InvalidInputException(
                        "tiers[" + i + "]",
                        InvalidInputException.Code.MISMATCH,
                        "is `" + TierStanding.NO_TIER + "`, which stands for no tier. Delete it.");
            }
        }
        pointValue = Check.plain(
                "pointValue", Check.positive("pointValue", pointValue).stripTrailingZeros());
        Check.present("returns", returns);
    }

    /**
     * A programme from plain texts.
     *
     * @param currency ISO 4217, such as {@code EUR}
     * @param zone such as {@code Europe/Berlin}
     * @param pointValue such as {@code 0.01}
     */
    public static Programme of(
            String name, String version, String currency, String zone, List<String> tiers, String pointValue) {
        return new Programme(
                name,
                version,
                Check.currency("currency", currency),
                zone("zone", zone),
                tiers,
                Check.decimal("pointValue", pointValue),
                Optional.empty());
    }

    /**
     * What points are worth in money.
     *
     * @return at the currency's scale, rounded half-up
     */
    public BigDecimal worth(long points) {
        return Amounts.times(pointValue, points).setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /** How goods are taken back. */
    public Returns takesBack() {
        return returns.orElse(Returns.USUAL);
    }

    /** The same programme, taking goods back in another way. */
    public Programme with(Returns other) {
        return new Programme(
                name, version, currency, zone, tiers, pointValue, Optional.of(Check.present("other", other)));
    }

    /** The same programme in another currency. */
    public Programme withCurrency(String code) {
        return new Programme(name, version, Check.currency("currency", code), zone, tiers, pointValue, returns);
    }

    /** The same programme in another zone. */
    public Programme withZone(ZoneId other) {
        return new Programme(name, version, currency, other, tiers, pointValue, returns);
    }

    private static ZoneId zone(String field, String id) {
        try {
            return ZoneId.of(Check.name(field, id));
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    field,
                    InvalidInputException.Code.UNKNOWN,
                    "is `" + Words.shortened(id) + "`, which is no time zone. Maybe `Europe/Berlin`.");
        }
    }
}
