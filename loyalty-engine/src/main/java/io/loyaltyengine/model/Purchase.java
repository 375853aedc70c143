package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A basket that was paid for.
 *
 * @param channel where it was bought, such as {@code till}, {@code web} or {@code app}
 * @param partner whose purchase it is, if not the shop's own, such as {@code bakery}
 * @param lines at least one
 * @param coupons the codes presented, in the order of presentation; a code may be there twice (and is then refused
 *     once)
 * @param tenders what was paid by other means than money, such as {@code GIFT_CARD}, by kind; for rules that earn on
 *     money only
 * @param attributes free values for rules of the shop's own: texts, whole numbers ({@code Long}), decimals
 *     ({@code BigDecimal}) and flags ({@code Boolean})
 * @param redeem the points that the customer wants to pay with
 * @param redeemFrom the account that they are in
 */
public record Purchase(
        String id,
        Instant at,
        Currency currency,
        Optional<String> channel,
        Optional<String> partner,
        List<Line> lines,
        List<String> coupons,
        SortedMap<String, BigDecimal> tenders,
        SortedMap<String, Object> attributes,
        Optional<Long> redeem,
        @UnlessSaid(Account.POINTS) String redeemFrom)
        implements Transaction {
    public Purchase {
        Check.name("id", id);
        Check.moment("at", at);
        Check.currency("currency", currency);
        channel = Check.optionalName("channel", channel);
        partner = Check.optionalName("partner", partner);
        lines = atScale(Check.distinct("lines", lines, Limits.MAX_LINES, Line::id), currency);
        if (lines.isEmpty()) {
            throw new InvalidInputException(
                    "lines", InvalidInputException.Code.MISSING, "is empty; a purchase has at least one line.");
        }
        coupons = Check.list("coupons", coupons, Limits.MAX_COUPONS);
        for (int i = 0; i < coupons.size(); i++) {
            Check.name("coupons[" + i + "]", coupons.get(i));
        }
        tenders = Check.map(
                "tenders", tenders, Limits.MAX_ENTRIES, (path, amount) -> Check.amount(path, amount, currency));
        attributes = Check.map("attributes", attributes, Limits.MAX_ATTRIBUTES, Check::attribute);
        Check.present("redeem", redeem).ifPresent(points -> Check.points("redeem", points));
        Check.name("redeemFrom", redeemFrom);
    }

    private static List<Line> atScale(List<Line> lines, Currency currency) {
        List<Line> checked = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            BigDecimal price = Check.amount("lines[" + i + "].unitPrice", line.unitPrice(), currency);
            String taxPath = "lines[" + i + "].tax";
            Optional<BigDecimal> tax = line.tax().map(contained -> Check.amount(taxPath, contained, currency));
            String leastPath = "lines[" + i + "].lowestPrice";
            Optional<BigDecimal> least = line.lowestPrice().map(amount -> Check.amount(leastPath, amount, currency));
            Line scaled = new Line(
                    line.id(), line.product(), line.category(), line.quantity(), price, tax, line.labels(), least);
            if (tax.filter(contained -> contained.compareTo(scaled.amount()) > 0)
                    .isPresent()) {
                throw new InvalidInputException(
                        taxPath,
                        InvalidInputException.Code.MISMATCH,
                        "is `" + tax.get().toPlainString() + "`, more than the line itself costs.");
            }
            checked.add(scaled);
        }
        return Lines.of(checked);
    }

    /** The lines in the order of their ids: the order in which everything is split, whatever order they came in. */
    public List<Line> linesById() {
        // Only the constructor makes purchases.
        return ((Lines) lines).byId();
    }

    /** Begins a purchase; {@link Builder#at} and {@link Builder#currency} must follow. */
    public static Builder of(String id) {
        return new Builder(Check.present("id", id));
    }

    /** Begins a purchase in the programme's currency. */
    public static Builder of(String id, Programme programme) {
        Builder builder = of(id);
        builder.currency = Check.present("programme", programme).currency();
        return builder;
    }

    /** Collects a purchase; not thread-safe. */
    public static final class Builder {
        private final String id;
        private @Nullable Instant at;
        private @Nullable Currency currency;
        private Optional<String> channel = Optional.empty();
        private Optional<String> partner = Optional.empty();
        private final List<Line> lines = new ArrayList<>();
        private final List<String> coupons = new ArrayList<>();
        private final SortedMap<String, BigDecimal> tenders = new TreeMap<>();
        private final SortedMap<String, Object> attributes = new TreeMap<>();
        private Optional<Long> redeem = Optional.empty();
        private String redeemFrom = Account.POINTS;

        private Builder(String id) {
            this.id = id;
        }

        public Builder at(Instant at) {
            this.at = Check.present("at", at);
            return this;
        }

        /**
         * Sets the currency of all prices.
         *
         * @param code ISO 4217, such as {@code EUR}
         */
        public Builder currency(String code) {
            this.currency = Check.currency("currency", code);
            return this;
        }

        public Builder channel(String channel) {
            this.channel = Optional.of(Check.name("channel", channel));
            return this;
        }

        /** Says whose purchase it is, if not the shop's own. */
        public Builder partner(String partner) {
            this.partner = Optional.of(Check.name("partner", partner));
            return this;
        }

        /** Adds a line whose id is its position, counted from 1. */
        public Builder line(String product, String category, int quantity, String unitPrice) {
            String field = "lines[" + lines.size() + "].unitPrice";
            return line(new Line(
                    String.valueOf(lines.size() + 1), product, category, quantity, Check.decimal(field, unitPrice)));
        }

        public Builder line(Line line) {
            lines.add(Check.present("line", line));
            return this;
        }

        /** Presents a coupon code. */
        public Builder coupon(String code) {
            coupons.add(Check.present("coupon", code));
            return this;
        }

        /** Says what was paid by another means than money, such as {@code GIFT_CARD}. */
        public Builder tender(String kind, String amount) {
            tenders.put(Check.name("tenders", kind), Check.decimal("tenders." + kind, amount));
            return this;
        }

        /** Says something of the shop's own: a text, a number or a flag. */
        public Builder attribute(String name, Object value) {
            attributes.put(Check.name("attributes", name), Check.present("attributes." + name, value));
            return this;
        }

        /** Wants to pay with points. */
        public Builder redeem(long points) {
            redeem = Optional.of(points);
            return this;
        }

        /** Wants to pay with what is in this account. */
        public Builder redeem(long points, String account) {
            redeemFrom = Check.name("redeemFrom", account);
            return redeem(points);
        }

        /**
         * The finished purchase.
         *
         * @throws InvalidInputException when something is missing or not valid
         */
        public Purchase build() {
            return new Purchase(
                    id,
                    Check.present("at", at),
                    Check.present("currency", currency),
                    channel,
                    partner,
                    lines,
                    coupons,
                    tenders,
                    attributes,
                    redeem,
                    redeemFrom);
        }
    }
}
