package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.base.Hash;
import io.loyaltyengine.internal.base.Words;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Names a decision. The same inputs give the same id, and so does a repeated call under a newer rule set, as long as its
 * rules have the same names: the id of what a rule grants, such as points, holds the rule's name, so a rule that is renamed
 * is another rule to whoever stores by id. That a transaction is not booked twice does not depend on it.
 *
 * <p>Its text, to store it by, has the names with {@code /} between them, such as {@code anna/order-1042/BadgeAwarded/superfan}. It
 * is made of letters, digits and {@code . _ - ~} of ASCII alone, and can stand in the path of a URL as it is: whatever else
 * is in a name is written as its bytes in UTF-8, {@code ~2F} for {@code /}, and no name at all as {@code ~}. It has no more
 * than {@value #MAX_LENGTH} characters. {@link #parse} reads it.
 *
 * @param customer id of the customer
 * @param transaction id of the transaction
 * @param kind of decision, such as {@code BadgeAwarded}
 * @param subject what of this kind, such as the badge; may be empty
 * @param number from 1, and more than 1 for what comes twice in one transaction; then it ends the text
 */
public record DecisionId(String customer, String transaction, String kind, String subject, int number) {
    /** Characters of the longest text: four names, of which every character takes three bytes, and a number. */
    public static final int MAX_LENGTH = 4 * 9 * Limits.MAX_NAME_LENGTH + 9;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String NOTHING = "~";
    /** For slashes, and what some characters take more. */
    private static final int ROOM = 24;

    public DecisionId {
        Check.name("customer", customer);
        Check.name("transaction", transaction);
        Check.name("kind", kind);
        Check.text("subject", subject, Limits.MAX_NAME_LENGTH);
        Check.count("number", number, 1, Limits.MAX_DECISIONS);
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
            } catch (InvalidInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
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
                        + "`, which is no id of a decision such as `anna/order-1042/BadgeAwarded/superfan`.");
    }

    private static void append(StringBuilder text, String name) {
        if (name.isEmpty()) {
            text.append('~');
        } else if (name.equals(".") || name.equals("..")) {
            // A path would be walked by these.
            text.append(name.replace(".", "~2E"));
        } else {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (isPlain(c)) {
                    text.append(c);
                } else if (c < 0x80) {
                    appendByte(text, c);
                } else {
                    int end = name.offsetByCodePoints(i, 1);
                    for (byte b : name.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                        appendByte(text, b);
                    }
                    i = end - 1;
                }
            }
        }
    }

    private static void appendByte(StringBuilder text, int b) {
        text.append('~').append(HEX.toHighHexDigit(b)).append(HEX.toLowHexDigit(b));
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    /** The name; what is no escaped name comes out as something that is escaped otherwise. */
    private static String plain(String escaped) {
        if (escaped.indexOf('~') < 0 || escaped.equals(NOTHING)) {
            return escaped.equals(NOTHING) ? "" : escaped;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '~') {
                bytes.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(escaped.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
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

    /** A name made of it, for what comes of it elsewhere: its text, or a hash of that where no name can be as long. */
    public String name() {
        return Hash.name(toString());
    }

    /** The text to store it by. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(customer.length() + transaction.length() + kind.length() + subject.length() + ROOM);
        append(text, customer);
        text.append('/');
        append(text, transaction);
        text.append('/');
        append(text, kind);
        text.append('/');
        append(text, subject);
        if (number > 1) {
            text.append('/').append(number);
        }
        return text.toString();
    }
}
