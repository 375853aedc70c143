package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.RewardDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a customer wants to spend points on, or to take part in. */
public final class WishFact implements Refusable {
    private final String purpose;
    private final String account;
    private final long points;
    private final Customer customer;
    private final BigDecimal total;
    private final Optional<RewardDefinition> reward;
    private final Instant now;

    /**
     * Looks at a wish.
     *
     * @param purpose {@code payment}, {@code reward} or {@code donation}
     * @param account that pays
     * @param points wanted, or what the reward costs
     * @param total what the purchase costs after coupons; zero if it is none
     */
    public WishFact(
            String purpose,
            String account,
            long points,
            Customer customer,
            BigDecimal total,
            Optional<RewardDefinition> reward,
            Instant now) {
        this.purpose = purpose;
        this.account = account;
        this.points = points;
        this.customer = customer;
        this.total = total;
        this.reward = reward;
        this.now = now;
    }

    @Word("whether it is to pay for a purchase")
    public boolean payment() {
        return purpose.equals("payment");
    }

    @Word("whether it is a reward of the catalogue")
    public boolean reward() {
        return purpose.equals("reward") && !access();
    }

    @Word("whether it is to take part in something that opens for everybody at a moment, such as a sale")
    public boolean access() {
        return reward.flatMap(RewardDefinition::opens).isPresent();
    }

    @Word("when it is wished, as a moment")
    public Instant now() {
        return now;
    }

    @Word("the moment at which it opens for everybody")
    public Instant opens() {
        return reward.flatMap(RewardDefinition::opens).orElse(Limits.EARLIEST);
    }

    @Word(
            value = "whether it opens for everybody in no more than so many hours; 0 is now, or before",
            example = "opensWithinHours(48)")
    public boolean opensWithinHours(@AtMost(8_784) int hours) {
        return !now.plus(Duration.ofHours(hours)).isBefore(opens());
    }

    @Word("whether it is a donation")
    public boolean donation() {
        return purpose.equals("donation");
    }

    @Word("the points wanted, or what the reward costs")
    public long points() {
        return points;
    }

    @Word("the account that pays")
    @AccountName
    public String account() {
        return account;
    }

    @Word("how much of it can be spent")
    public long available() {
        return customer.account(account).available();
    }

    @Word("what the purchase costs after coupons; 0 if it is none")
    public BigDecimal total() {
        return total;
    }

    @Word(value = "the code of the reward", free = true)
    public String code() {
        return reward.map(RewardDefinition::code).orElse("");
    }

    @Word("whether it is on offer")
    public boolean enabled() {
        return reward.map(RewardDefinition::enabled).orElse(true);
    }

    @Word("how many of it are left")
    public long stockLeft() {
        return reward.flatMap(RewardDefinition::stockLeft).orElse(Integer.MAX_VALUE);
    }

    @Word("whether the customer's tier is one of its tiers")
    public boolean tierMatches() {
        return reward.map(RewardDefinition::tiers)
                .map(tiers -> tiers.isEmpty() || tiers.contains(tier()))
                .orElse(true);
    }

    @Word(value = "the tiers it is for", free = true)
    public String tiers() {
        return reward.map(offer -> String.join(", ", offer.tiers())).orElse("");
    }

    @Word("the customer's tier")
    @TierName(orNone = true)
    public String tier() {
        return customer.tier().name();
    }
}
