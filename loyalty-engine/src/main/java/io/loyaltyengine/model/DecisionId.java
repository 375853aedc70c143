package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.base.Words;
import org.jspecify.annotations.Nullable;

/**
 * Names a decision. The same inputs give the same id, and so does a repeated call under a newer rule set: a host that
 * stores by id never books a reward twice.
 *
 * <p>Its text, to store it by, has the names with {@code /} between them, such as {@code anna/order-1042/badge/superfan};
 * {@code /} and {@code %} in a name are written {@code %2F} and {@code %25}. {@link #parse} reads it.
 *
 * @param customer id of the customer
 * @param transaction id of the transaction
 * @param kind of decision, such as {@code badge}
 * @param subject what of this kind, such as the badge; may be empty
 * @param number from 1, and more than 1 for what comes twice in one transaction; then it ends the text
 */
public record DecisionId(String customer, String transaction, String kind, String subject, int number) {
    public DecisionId {
        Check.name("customer", customer);
        Check.name("transaction", transaction);
        Check.name("kind", kind);
        Check.text("subject", subject, Limits.MAX_NAME_LENGTH);
        Check.count("number", number, 1, Limits.MAX_ENTRIES);
    }

    /**
     * Reads the text of an id.
     *
     * @param field the path that an error names
     * @throws InvalidInputException when it is none
     */
    public static DecisionId parse(String field, String text) {
        String[] parts = Check.present(Check.present("field", field), text).split("/", -1);
        if (parts.length == 4 || parts.length == 5) {
            try {
                int number = parts.length == 4 ? 1 : Integer.parseInt(parts[4]);
                DecisionId id =
                        new DecisionId(plain(parts[0]), plain(parts[1]), plain(parts[2]), plain(parts[3]), number);
                if (id.toString().equals(text)) {
                    return id;
                }
            } catch (InvalidInputException | NumberFormatException e) {
                throw none(field, text);
            }
        }
        throw none(field, text);
    }

    private static InvalidInputException none(String field, String text) {
        return new InvalidInputException(
                field,
                InvalidInputException.Code.MALFORMED,
                "is `" + Words.shortened(text)
                        + "`, which is no id of a decision such as `anna/order-1042/badge/superfan`.");
    }

    private static String escaped(String name) {
        return name.indexOf('%') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("%", "%25").replace("/", "%2F");
    }

    private static String plain(String escaped) {
        return escaped.replace("%2F", "/").replace("%25", "%");
    }

    /** Compares what differs most often first: mostly ids of one transaction are compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecisionId id
                && number == id.number
                && subject.equals(id.subject)
                && kind.equals(id.kind)
                && transaction.equals(id.transaction)
                && customer.equals(id.customer);
    }

    /** Leaves out the customer: a transaction has one. */
    @Override
    public int hashCode() {
        return 31 * (31 * (31 * transaction.hashCode() + kind.hashCode()) + subject.hashCode()) + number;
    }

    /** The text to store it by. */
    @Override
    public String toString() {
        String text = escaped(customer) + "/" + escaped(transaction) + "/" + escaped(kind) + "/" + escaped(subject);
        return number == 1 ? text : text + "/" + number;
    }
}
