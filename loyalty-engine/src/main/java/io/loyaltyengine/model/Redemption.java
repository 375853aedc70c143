package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.Instant;
import java.util.Currency;

/** The customer wants to spend points on something other than a purchase. */
public record Redemption(String id, Instant at, Currency currency, Wish wish) implements Transaction {
    public Redemption {
        Check.name("id", id);
        Check.moment("at", at);
        Check.currency("currency", currency);
        if (Check.present("wish", wish) instanceof Reward wished) {
            wish = new Reward(wished.reward().in(currency));
        }
    }

    /**
     * A wish.
     *
     * @param currency ISO 4217, such as {@code EUR}
     */
    public static Redemption of(String id, Instant at, String currency, Wish wish) {
        return new Redemption(id, at, Check.currency("currency", currency), wish);
    }

    /** A wish, in the programme's currency. */
    public static Redemption of(String id, Instant at, Programme programme, Wish wish) {
        return new Redemption(id, at, Check.present("programme", programme).currency(), wish);
    }

    /** What the points are to be spent on. */
    public sealed interface Wish permits Reward, Donation {
        /** The account that pays. */
        String account();
    }

    /** A reward, by the definition that the host's catalogue has for it. */
    public record Reward(RewardDefinition reward) implements Wish {
        public Reward {
            Check.present("reward", reward);
        }

        @Override
        public String account() {
            return reward.account();
        }
    }

    /**
     * A donation.
     *
     * @param account from which it is given
     * @param points at least 1
     * @param cause who is to receive it
     */
    public record Donation(@UnlessSaid(Account.POINTS) String account, long points, String cause) implements Wish {
        public Donation {
            Check.name("account", account);
            Check.atLeastOne("points", points);
            Check.name("cause", cause);
        }

        /** A donation of points. */
        public Donation(long points, String cause) {
            this(Account.POINTS, points, cause);
        }
    }
}
