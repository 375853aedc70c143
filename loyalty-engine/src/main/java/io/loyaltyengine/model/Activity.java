package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something took place that is no purchase: a survey, a review, a sign-up, a fee paid, a basket abandoned.
 *
 * @param kind what it is, by a name of the shop's own: lower-case words with dashes between them, such as
 *     {@code app-install}
 * @param subject what it is about, such as the survey, or the product of a review
 * @param amount the money that goes with it, such as a fee; zero or more, at the currency's scale
 * @param partner whose it is, if not the shop's own, such as {@code bakery}
 * @param attributes free values for rules of the shop's own: texts, whole numbers ({@code Long}), decimals
 *     ({@code BigDecimal}) and flags ({@code Boolean})
 * @param from the id of the customer whose transaction {@linkplain ActivityForwarded forwarded} it; empty for the
 *     customer's own
 */
public record Activity(
        String id,
        Instant at,
        Currency currency,
        String kind,
        Optional<String> subject,
        Optional<BigDecimal> amount,
        Optional<String> partner,
        SortedMap<String, Object> attributes,
        Optional<String> from)
        implements Transaction {
    public Activity {
        Check.name("id", id);
        Check.moment("at", at);
        Check.currency("currency", currency);
        Check.words("kind", kind);
        Check.optionalName("subject", subject);
        amount = Check.present("amount", amount).map(money -> Check.amount("amount", money, currency));
        Check.optionalName("partner", partner);
        attributes = Check.map("attributes", attributes, Limits.MAX_ATTRIBUTES, Check::attribute);
        Check.optionalName("from", from);
    }

    /** Begins an activity; {@link Builder#at}, {@link Builder#currency} and {@link Builder#kind} must follow. */
    public static Builder of(String id) {
        return new Builder(Check.present("id", id));
    }

    /** Begins an activity in the programme's currency. */
    public static Builder of(String id, Programme programme) {
        Builder builder = of(id);
        builder.currency = Check.present("programme", programme).currency();
        return builder;
    }

    /** Collects an activity; not thread-safe. */
    public static final class Builder {
        private final String id;
        private @Nullable Instant at;
        private @Nullable Currency currency;
        private @Nullable String kind;
        private Optional<String> subject = Optional.empty();
        private Optional<BigDecimal> amount = Optional.empty();
        private Optional<String> partner = Optional.empty();
        private final SortedMap<String, Object> attributes = new TreeMap<>();
        private Optional<String> from = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        public Builder at(Instant at) {
            this.at = Check.present("at", at);
            return this;
        }

        /**
         * Sets the currency of its amount.
         *
         * @param code ISO 4217, such as {@code EUR}
         */
        public Builder currency(String code) {
            this.currency = Check.currency("currency", code);
            return this;
        }

        /** Says what it is, such as {@code survey}. */
        public Builder kind(String kind) {
            this.kind = Check.words("kind", kind);
            return this;
        }

        /** Says what it is about. */
        public Builder subject(String subject) {
            this.subject = Optional.of(Check.name("subject", subject));
            return this;
        }

        /** Says what money goes with it, such as {@code 49.00}. */
        public Builder amount(String amount) {
            this.amount = Optional.of(Check.decimal("amount", amount));
            return this;
        }

        /** Says whose it is, if not the shop's own. */
        public Builder partner(String partner) {
            this.partner = Optional.of(Check.name("partner", partner));
            return this;
        }

        /** Says something of the shop's own: a text, a number or a flag. */
        public Builder attribute(String name, Object value) {
            attributes.put(Check.name("attributes", name), Check.present("attributes." + name, value));
            return this;
        }

        /** Says whose transaction brought it, by the customer's id. */
        public Builder from(String customer) {
            this.from = Optional.of(Check.name("from", customer));
            return this;
        }

        /**
         * The finished activity.
         *
         * @throws io.loyaltyengine.error.InvalidInputException when something is missing or not valid
         */
        public Activity build() {
            return new Activity(
                    id,
                    Check.present("at", at),
                    Check.present("currency", currency),
                    Check.present("kind", kind),
                    subject,
                    amount,
                    partner,
                    attributes,
                    from);
        }
    }
}
