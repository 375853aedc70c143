package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that can be had, mostly for points, or that customers may take part in, such as a sale, from a moment on: data of
 * the shop, never a rule.
 *
 * @param code names it in the catalogue
 * @param account that pays for it
 * @param points what it costs; 0 for nothing
 * @param coPayment what is to be paid in money besides; zero for nothing
 * @param tiers for customers of any of these tiers only; empty for all
 * @param stockLeft how many are left; empty when there is no limit
 * @param thirdParty who delivers it; empty when the shop does
 * @param enabled whether it is on offer
 * @param opens the moment from which it is for everybody; empty for what is a reward and has no such moment
 */
public record RewardDefinition(
        String code,
        @UnlessSaid(Account.POINTS) String account,
        long points,
        BigDecimal coPayment,
        SortedSet<String> tiers,
        Optional<Integer> stockLeft,
        Optional<String> thirdParty,
        boolean enabled,
        Optional<Instant> opens) {
    public RewardDefinition {
        Check.name("code", code);
        Check.name("account", account);
        Check.points("points", points);
        coPayment = Check.plain("coPayment", coPayment);
        tiers = Check.names("tiers", tiers);
        Check.present("stockLeft", stockLeft).ifPresent(left -> Check.count("stockLeft", left, 0, Integer.MAX_VALUE));
        Check.optionalName("thirdParty", thirdParty);
        Check.optionalMoment("opens", opens);
    }

    /** The same reward, wished for, with its amount at the currency's scale. */
    RewardDefinition in(Currency currency) {
        BigDecimal scaled = Check.amount("wish.reward.coPayment", coPayment, currency);
        return new RewardDefinition(code, account, points, scaled, tiers, stockLeft, thirdParty, enabled, opens);
    }

    /** A reward of the shop's own without conditions. */
    public static RewardDefinition of(String code, long points) {
        return new RewardDefinition(
                code,
                Account.POINTS,
                points,
                BigDecimal.ZERO,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    /**
     * What customers may take part in without paying points, such as a sale.
     *
     * @param opens the moment from which it is for everybody
     */
    public static RewardDefinition access(String code, Instant opens) {
        return new RewardDefinition(
                code,
                Account.POINTS,
                0,
                BigDecimal.ZERO,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.of(Check.moment("opens", opens)));
    }
}
