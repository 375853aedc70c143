package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that can be had for points: data of the shop, never a rule.
 *
 * @param code names it in the catalogue
 * @param account that pays for it
 * @param points what it costs, at least 1
 * @param coPayment what is to be paid in money besides; zero for nothing
 * @param tiers for customers of any of these tiers only; empty for all
 * @param stockLeft how many are left; empty when there is no limit
 * @param thirdParty who delivers it; empty when the shop does
 * @param enabled whether it is on offer
 */
public record RewardDefinition(
        String code,
        @UnlessSaid(Account.POINTS) String account,
        long points,
        BigDecimal coPayment,
        SortedSet<String> tiers,
        Optional<Integer> stockLeft,
        Optional<String> thirdParty,
        boolean enabled) {
    public RewardDefinition {
        Check.name("code", code);
        Check.name("account", account);
        Check.atLeastOne("points", points);
        coPayment = Check.plain("coPayment", coPayment);
        tiers = Check.names("tiers", tiers);
        Check.present("stockLeft", stockLeft).ifPresent(left -> Check.count("stockLeft", left, 0, Integer.MAX_VALUE));
        Check.optionalName("thirdParty", thirdParty);
    }

    /** The same reward, wished for, with its amount at the currency's scale. */
    RewardDefinition in(Currency currency) {
        BigDecimal scaled = Check.amount("wish.reward.coPayment", coPayment, currency);
        return new RewardDefinition(code, account, points, scaled, tiers, stockLeft, thirdParty, enabled);
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
                true);
    }
}
