package io.loyaltyengine.json;

import static io.loyaltyengine.error.InvalidInputException.Code.DUPLICATE;
import static io.loyaltyengine.error.InvalidInputException.Code.MALFORMED;
import static io.loyaltyengine.error.InvalidInputException.Code.MISMATCH;
import static io.loyaltyengine.error.InvalidInputException.Code.MISSING;
import static io.loyaltyengine.error.InvalidInputException.Code.OUT_OF_RANGE;
import static io.loyaltyengine.error.InvalidInputException.Code.TOO_LONG;
import static io.loyaltyengine.error.InvalidInputException.Code.TOO_MANY;
import static io.loyaltyengine.error.InvalidInputException.Code.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of bad inputs, by number; what each is answered stands in {@code refusals.golden.txt}, which
 * {@code ./mvnw test -Dgolden.write=true} writes anew. */
class BadInputTest {
    private static final String GOLDEN = "refusals.golden.txt";
    private static final String LOT = "{\"points\":120,\"lifetime\":{\"expiresAt\":\"2027-01-01T00:00:00Z\"}}";
    private static final LoyaltyJson JSON = new LoyaltyJson();
    private static final List<Row> ROWS = rows();

    /** One bad input. */
    record Row(String number, String title, String document, Function<String, ?> reading, String path, Code code) {
        InvalidInputException refusal() {
            return catchThrowableOfType(InvalidInputException.class, () -> reading.apply(document));
        }

        @Override
        public String toString() {
            return number + " " + title;
        }
    }

    static List<Row> inputs() {
        return ROWS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void badInputIsRefusedAtItsPlace(Row row) {
        InvalidInputException refusal =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), row::refusal, row.title());
        assertThat(refusal).as("not refused").isNotNull();
        assertThat(refusal.path()).isEqualTo(row.path());
        assertThat(refusal.code()).isEqualTo(row.code());
        assertThat(refusal).message().hasSizeLessThan(700);
    }

    @Test
    void everyRefusalSaysWhatTheGoldenFileSays() throws IOException {
        String actual = ROWS.stream()
                .map(row -> "# " + row + "\n" + row.refusal().code() + ": "
                        + row.refusal().getMessage() + "\n")
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Path.of("src/test/resources/io/loyaltyengine/json", GOLDEN), actual);
        }
        try (InputStream golden = BadInputTest.class.getResourceAsStream(GOLDEN)) {
            assertThat(golden).as(GOLDEN).isNotNull();
            assertThat(actual).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        price(rows, "1", "amount 1E+999999999", "1E+999999999", MALFORMED);
        price(rows, "2", "amount 1E-999999999", "1E-999999999", MALFORMED);
        price(rows, "3", "amount 1E+3000000", "1E+3000000", MALFORMED);
        price(rows, "4", "amount 1E+9999999999", "1E+9999999999", MALFORMED);
        price(rows, "5", "amount of 1001 digits", "9".repeat(1001), OUT_OF_RANGE);
        price(rows, "6", "amount of 1000 decimals", "0." + "1".repeat(1000), OUT_OF_RANGE);
        price(rows, "6", "amount of 19 digits", "1234567890123456789", OUT_OF_RANGE);
        price(rows, "7", "amount with too many decimals", "12.345", OUT_OF_RANGE);
        price(rows, "11", "negative price", "-1.00", OUT_OF_RANGE);
        price(rows, "12", "null amount", "null", MISSING);
        price(rows, "13", "amount as text", "\"12.5\"", MALFORMED);
        price(rows, "14", "empty text as amount", "\"\"", MALFORMED);
        price(rows, "15", "NaN", "NaN", MALFORMED);
        price(rows, "15", "NaN as text", "\"NaN\"", MALFORMED);
        price(rows, "15", "Infinity", "-Infinity", MALFORMED);
        price(rows, "15", "1E400", "1E400", MALFORMED);
        price(rows, "16", "true as amount", "true", MALFORMED);
        price(rows, "17", "full-width digits", "９.９９", MALFORMED);
        price(rows, "17", "Arabic digits", "٩", MALFORMED);
        price(rows, "18", "grouped digits", "1,000", MALFORMED);
        price(rows, "18", "plus sign", "+5", MALFORMED);
        price(rows, "18", "no digit before the point", ".5", MALFORMED);
        price(rows, "18", "no digit after the point", "5.", MALFORMED);
        price(rows, "18", "leading zeros", "007", MALFORMED);
        for (String currency : List.of("XYZ", "eur", "EURO", "XXX")) {
            purchase(rows, "19", "currency " + currency, "\"EUR\"", "\"" + currency + "\"", "currency", UNKNOWN);
        }
        purchase(rows, "19", "currency as number", "\"EUR\"", "978", "currency", MALFORMED);
        purchase(rows, "21", "yen with decimals", "EUR", "JPY", "lines[0].unitPrice", OUT_OF_RANGE);
        points(rows, "22", "points 2^63", "9223372036854775808", OUT_OF_RANGE);
        points(rows, "22", "points beyond the limit", "1000000000000001", OUT_OF_RANGE);
        points(rows, "23", "points 1.9", "1.9", MALFORMED);
        points(rows, "23", "points 1.0", "1.0", MALFORMED);
        points(rows, "23", "points 1E3", "1E3", MALFORMED);
        points(rows, "23", "points 0", "0", OUT_OF_RANGE);
        for (String quantity : List.of("2147483648", "0", "-1")) {
            purchase(
                    rows,
                    "25",
                    "quantity " + quantity,
                    "\"quantity\":2",
                    "\"quantity\":" + quantity,
                    "lines[0].quantity",
                    OUT_OF_RANGE);
        }
        points(rows, "26", "points as text", "\"5\"", MALFORMED);
        points(rows, "26", "points as list", "[5]", MALFORMED);
        customer(rows, "27", "tier as number", "\"GOLD\"", "1", "tier.name", MALFORMED);
        customer(rows, "27", "blank tier", "\"GOLD\"", "\"\"", "tier.name", MISSING);
        coupon(rows, "27", "weekday in lower case", "MONDAY", "monday", "window.weekdays[0]", UNKNOWN);
        coupon(rows, "27", "weekday as number", "\"MONDAY\"", "1", "window.weekdays[0]", MALFORMED);
        coupon(rows, "27", "number as flag", "\"enabled\":true", "\"enabled\":1", "enabled", MALFORMED);
        customer(
                rows,
                "28",
                "tier missing",
                "\"tier\":{\"name\":\"GOLD\",\"since\":\"2026-03-14\",\"earnedOn\":\"2026-03-15\"},",
                "",
                "tier",
                MISSING);
        purchase(rows, "28", "quantity missing", "\"quantity\":2,", "", "lines[0].quantity", MISSING);
        purchase(rows, "28", "id missing", "\"id\":\"order-1042\",", "", "id", MISSING);
        coupon(
                rows,
                "28",
                "benefit missing",
                "\"benefit\":{\"type\":\"percentOff\",\"percent\":10},",
                "",
                "benefit",
                MISSING);
        purchase(rows, "29", "mistyped key", "\"unitPrice\":9.99", "\"unitPrise\":9.99", "lines[0].unitPrise", UNKNOWN);
        purchase(
                rows,
                "29",
                "key in another case",
                "\"unitPrice\":9.99",
                "\"unitprice\":9.99",
                "lines[0].unitprice",
                UNKNOWN);
        purchase(
                rows, "29", "foreign key", "\"coupons\":", "\"loyaltyCards\":[],\"coupons\":", "loyaltyCards", UNKNOWN);
        customer(
                rows,
                "29",
                "derived value as key",
                "\"lots\":",
                "\"balance\":120,\"lots\":",
                "accounts.points.balance",
                UNKNOWN);
        purchase(
                rows,
                "29",
                "nested schema",
                "{\"id\":\"1\",",
                "{\"schema\":1,\"id\":\"1\",",
                "lines[0].schema",
                UNKNOWN);
        purchase(
                rows,
                "30",
                "repeated key",
                "\"quantity\":2",
                "\"quantity\":2,\"quantity\":2",
                "lines[0].quantity",
                DUPLICATE);
        purchase(
                rows,
                "30",
                "repeated key, once escaped",
                "\"quantity\":2",
                "\"quantity\":2,\"quantit\\u0079\":2",
                "lines[0].quantity",
                DUPLICATE);
        purchase(rows, "30", "repeated schema", "\"schema\":1", "\"schema\":1,\"schema\":1", "schema", DUPLICATE);
        customer(rows, "30", "repeated segment", "\"vip\"", "\"tea\"", "profile.segments[1]", DUPLICATE);
        customer(
                rows,
                "27",
                "grace without a last day",
                "\"earnedOn\":\"2026-03-15\"}",
                "\"earnedOn\":\"2026-03-15\",\"graceUntil\":\"2026-04-15\"}",
                "tier.graceUntil",
                MISMATCH);
        for (String field : List.of("since", "validUntil", "earnedOn")) {
            customer(
                    rows,
                    "27",
                    "no tier with " + field,
                    "\"tier\":{\"name\":\"GOLD\",\"since\":\"2026-03-14\",\"earnedOn\":\"2026-03-15\"}",
                    "\"tier\":{\"name\":\"NONE\",\"" + field + "\":\"2026-03-14\"}",
                    "tier." + field,
                    MISMATCH);
        }
        adjustment(rows, "nothing to adjust", "\"points\":0", "points", OUT_OF_RANGE);
        adjustment(rows, "a day without a floor", "\"points\":1,\"until\":\"2027-06-30\"", "until", MISMATCH);
        rows.add(new Row("31", "second document", Documents.PURCHASE + " {}", JSON::readTransaction, "", MALFORMED));
        rows.add(
                new Row("31", "rubbish after the end", Documents.PURCHASE + "x", JSON::readTransaction, "", MALFORMED));
        rows.add(new Row("32", "empty", "", JSON::readTransaction, "", MISSING));
        rows.add(new Row("32", "only white space", " \n", JSON::readTransaction, "", MISSING));
        rows.add(new Row("32", "null", "null", JSON::readTransaction, "", MISSING));
        rows.add(new Row("32", "list", "[]", JSON::readTransaction, "", MALFORMED));
        rows.add(new Row("32", "text", "\"order\"", JSON::readTransaction, "", MALFORMED));
        rows.add(new Row("32", "empty object", "{}", JSON::readTransaction, "schema", MISSING));
        rows.add(new Row("32", "only a schema", "{\"schema\":1}", JSON::readTransaction, "type", MISSING));
        rows.add(new Row(
                "32",
                "cut off",
                Documents.PURCHASE.substring(0, 190),
                JSON::readTransaction,
                "lines[0].category",
                MALFORMED));
        purchase(rows, "32", "schema 2", "\"schema\":1", "\"schema\":2", "schema", UNKNOWN);
        purchase(rows, "32", "schema as text", "\"schema\":1", "\"schema\":\"1\"", "schema", UNKNOWN);
        purchase(rows, "32", "schema 1.0", "\"schema\":1", "\"schema\":1.0", "schema", UNKNOWN);
        purchase(rows, "32", "schema null", "\"schema\":1", "\"schema\":null", "schema", MISSING);
        purchase(rows, "33", "comment", "\"coupons\":", "/* none */\"coupons\":", "lines", MALFORMED);
        purchase(rows, "33", "single quotes", "\"till\"", "'till'", "channel", MALFORMED);
        purchase(rows, "33", "trailing comma", "[\"WELCOME10\"]", "[\"WELCOME10\",]", "coupons[1]", MALFORMED);
        for (int depth : List.of(12, 1001, 100_000)) {
            customer(
                    rows,
                    "35",
                    "attributes " + depth + " deep",
                    "38",
                    "[".repeat(depth) + "]".repeat(depth),
                    "profile.attributes.shoe" + "[0]".repeat(9),
                    TOO_MANY);
        }
        customer(
                rows,
                "37",
                "text of 21 million characters",
                "Ode",
                "x".repeat(21_000_000),
                "profile.attributes.song",
                TOO_LONG);
        customer(rows, "37", "text of 1001 characters", "Ode", "x".repeat(1001), "profile.attributes.song", TOO_LONG);
        rows.add(new Row(
                "37", "document of 34 million characters", " ".repeat(34_000_000), JSON::readCustomer, "", TOO_LONG));
        customer(
                rows,
                "38",
                "key of 60 000 characters",
                "\"shoe\"",
                "\"" + "k".repeat(60_000) + "\"",
                "profile.attributes",
                TOO_LONG);
        customer(
                rows, "39", "101 attributes", "\"shoe\":38", entries(98, i -> "k" + i), "profile.attributes", TOO_MANY);
        customer(
                rows,
                "39",
                "200 000 attributes",
                "\"shoe\":38",
                entries(200_000, i -> "k" + i),
                "profile.attributes",
                TOO_MANY);
        customer(
                rows,
                "40",
                "32 768 colliding keys",
                "\"shoe\":38",
                entries(32_768, BadInputTest::colliding),
                "profile.attributes",
                TOO_MANY);
        rows.add(new Row(
                "41",
                "1 000 000 codes",
                Documents.PURCHASE.replace("\"WELCOME10\"", "\"A\",".repeat(999_999) + "\"A\""),
                JSON::readTransaction,
                "coupons",
                TOO_MANY));
        rows.add(new Row(
                "41",
                "2001 lines",
                Documents.PURCHASE.replace(
                        "\"lines\":[",
                        "\"lines\":["
                                + IntStream.range(0, 1999)
                                        .mapToObj(i -> "{\"id\":\"x" + i + "\",\"product\":\"p\",\"category\":\"c\","
                                                + "\"quantity\":1,\"unitPrice\":1},")
                                        .collect(Collectors.joining())),
                JSON::readTransaction,
                "lines",
                TOO_MANY));
        purchase(rows, "42", "null in a list", "\"WELCOME10\"", "\"WELCOME10\",null", "coupons[1]", MISSING);
        purchase(rows, "43", "text for a list", "[\"WELCOME10\"]", "\"WELCOME10\"", "coupons", MALFORMED);
        purchase(rows, "43", "empty text for a list", "[\"WELCOME10\"]", "\"\"", "coupons", MALFORMED);
        purchase(rows, "43", "object for a list", "[\"WELCOME10\"]", "{}", "coupons", MALFORMED);
        purchase(rows, "43", "number in a list of texts", "\"WELCOME10\"", "10", "coupons[0]", MALFORMED);
        customer(
                rows,
                "43",
                "list for an object",
                "{\"name\":\"GOLD\",\"since\":\"2026-03-14\",\"earnedOn\":\"2026-03-15\"}",
                "[\"GOLD\"]",
                "tier",
                MALFORMED);
        customer(
                rows,
                "43",
                "text for an object",
                "{\"name\":\"GOLD\",\"since\":\"2026-03-14\",\"earnedOn\":\"2026-03-15\"}",
                "\"GOLD\"",
                "tier",
                MALFORMED);
        customer(
                rows,
                "43",
                "empty text for an object",
                "{\"name\":\"GOLD\",\"since\":\"2026-03-14\",\"earnedOn\":\"2026-03-15\"}",
                "\"\"",
                "tier",
                MALFORMED);
        customer(
                rows,
                "43",
                "empty text for a map",
                "{\"spring\":{\"count\":150,\"first\":\"2026-03-01\",\"last\":\"2026-03-14\"}}",
                "\"\"",
                "tallies.campaign",
                MALFORMED);
        customer(rows, "43", "empty text for an optional", "\"--02-29\"", "\"\"", "profile.birthday", MALFORMED);
        customer(
                rows,
                "43",
                "list for a map",
                "{\"spring\":{\"count\":150,\"first\":\"2026-03-01\",\"last\":\"2026-03-14\"}}",
                "[]",
                "tallies.campaign",
                MALFORMED);
        customer(rows, "43", "text for a set", "[\"tea\",\"vip\"]", "\"tea\"", "profile.segments", MALFORMED);
        customer(rows, "44", "object as attribute", "38", "{\"left\":38}", "profile.attributes.shoe", MALFORMED);
        customer(rows, "44", "list as attribute", "38", "[38,\"a\"]", "profile.attributes.shoe", MALFORMED);
        customer(rows, "44", "attribute 2^63", "38", "9223372036854775808", "profile.attributes.shoe", OUT_OF_RANGE);
        purchase(rows, "45", "half a character", "order-1042", "order-\\ud83d", "id", MALFORMED);
        customer(rows, "45", "half a character in a key", "\"shoe\"", "\"\\ude00\"", "profile.attributes", MALFORMED);
        purchase(rows, "46", "NUL", "order-1042", "order-\\u0000", "id", MALFORMED);
        purchase(rows, "46", "raw line break", "order-1042", "order-\n", "id", MALFORMED);
        purchase(rows, "46", "escaped line break in a key", "\"unitPrice\"", "\"unit\\nPrice\"", "lines[0]", MALFORMED);
        purchase(rows, "49", "blank id", "order-1042", "  ", "id", MISSING);
        purchase(rows, "49", "id of 10 KB", "order-1042", "x".repeat(10_240), "id", TOO_LONG);
        for (String at : List.of(
                "\"+999999999-12-31T00:00:00Z\"",
                "1E+999999999",
                "1773480600000",
                "1773480600",
                "\"1773480600\"",
                "\"2026-03-14T09:30:00\"",
                "\"2026-03-14\"",
                "\"2016-12-31T23:59:60Z\"",
                "\"2026-03-14T24:00:00Z\"",
                "\"2026-03-14T09:30:00+25:00\"",
                "\"2026-03-14t09:30:00z\"",
                "\"2023-02-29T09:30:00Z\"",
                "\"2026-03-14T09:30:00[Europe/Berlin]\"")) {
            purchase(rows, "50-57", "moment " + at, "\"2026-03-14T09:30:00Z\"", at, "at", MALFORMED);
        }
        purchase(rows, "50", "moment in 1969", "2026-03-14T09", "1969-12-31T09", "at", OUT_OF_RANGE);
        purchase(rows, "50", "moment in 2200", "2026-03-14T09", "2200-01-01T09", "at", OUT_OF_RANGE);
        for (String day : List.of(
                "\"2023-02-29\"",
                "\"2024-2-9\"",
                "\"2024-01-01T00:00:00\"",
                "19000",
                "[2024,2,30]",
                "\"\"",
                "\"+2024-01-01\"")) {
            customer(rows, "58-61", "day " + day, "\"2024-02-29\"", day, "enrolledOn", MALFORMED);
        }
        customer(rows, "60", "day in year 1", "2024-02-29", "0001-02-28", "enrolledOn", OUT_OF_RANGE);
        customer(rows, "58", "no day as key", "\"2026-03-14\":", "\"2026-3-14\":", "history.days", MALFORMED);
        customer(rows, "59", "birthday with a year", "--02-29", "1980-02-29", "profile.birthday", MALFORMED);
        customer(rows, "59", "birthday on 30 February", "--02-29", "--02-30", "profile.birthday", MALFORMED);
        coupons(rows);
        coupon(rows, "55", "24:00", "17:30", "24:00", "window.closes", MALFORMED);
        coupon(rows, "55", "leap second", "17:30", "23:59:60", "window.closes", MALFORMED);
        decision(
                rows,
                "49",
                "id without a subject",
                "PointsEarned/One~20point~20for~20every~20euro",
                "PointsEarned",
                "id",
                MALFORMED);
        decision(rows, "49", "id without a customer", "anna/order", "/order", "id", MALFORMED);
        type(
                rows,
                "mistyped type",
                Documents.DECISION.replace("PointsEarned", "PointsErned"),
                JSON::readDecision,
                "type",
                UNKNOWN);
        type(
                rows,
                "number as type",
                Documents.DECISION.replace("\"PointsEarned\"", "1"),
                JSON::readDecision,
                "type",
                UNKNOWN);
        type(
                rows,
                "type missing",
                Documents.DECISION.replace("\"type\":\"PointsEarned\",", ""),
                JSON::readDecision,
                "type",
                MISSING);
        type(
                rows,
                "type of a benefit",
                Documents.COUPON.replace("percentOff", "percent"),
                JSON::readCoupon,
                "benefit.type",
                UNKNOWN);
        type(
                rows,
                "name of a class as type",
                Documents.COUPON.replace("percentOff", "PercentOff"),
                JSON::readCoupon,
                "benefit.type",
                UNKNOWN);
        type(
                rows,
                "type of a recorded decision",
                Documents.REFUND.replace("\"PointsEarned\"", "\"Nothing\""),
                JSON::readTransaction,
                "recorded[1].type",
                UNKNOWN);
        type(
                rows,
                "type and value as a list",
                Documents.COUPON.replace(
                        "{\"type\":\"percentOff\",\"percent\":10}", "[\"percentOff\",{\"percent\":10}]"),
                JSON::readCoupon,
                "benefit",
                MALFORMED);
        type(
                rows,
                "text for a benefit",
                Documents.COUPON.replace("{\"type\":\"percentOff\",\"percent\":10}", "\"10 %\""),
                JSON::readCoupon,
                "benefit",
                MALFORMED);
        type(
                rows,
                "deep in a recorded decision",
                Documents.REFUND.replace("\"en\":\"One.\"", "\"en\":1"),
                JSON::readTransaction,
                "recorded[0].reason.text.en",
                MALFORMED);
        type(
                rows,
                "deep in an evaluation",
                Documents.EVALUATION.replace("\"visits\":1,", "\"visits\":-1,"),
                JSON::readEvaluation,
                "customer.history.lifetime.visits",
                OUT_OF_RANGE);
        type(
                rows,
                "values that do not fit",
                Documents.REFUND.replaceAll(
                        "\"recorded\":.*", "\"recorded\":[" + Documents.withoutSchema(Documents.DECISION) + "]}"),
                JSON::readTransaction,
                "recorded",
                MISMATCH);
        purchase(rows, "7", "tax with too many decimals", "2.38", "2.385", "lines[1].tax", OUT_OF_RANGE);
        purchase(rows, "11", "negative tax", "2.38", "-2.38", "lines[1].tax", OUT_OF_RANGE);
        purchase(rows, "11", "more tax than price", "2.38", "14.91", "lines[1].tax", MISMATCH);
        purchase(rows, "11", "negative tender", "5.00", "-5.00", "tenders.GIFT_CARD", OUT_OF_RANGE);
        purchase(rows, "39", "17 labels", "\"BIO\"", labels(15), "lines[0].labels", TOO_MANY);
        purchase(rows, "42", "null as label", "\"BIO\"", "null", "lines[0].labels[0]", MISSING);
        purchase(rows, "43", "text for labels", "[\"BIO\",\"SALE\"]", "\"BIO\"", "lines[0].labels", MALFORMED);
        purchase(rows, "43", "number as label", "\"BIO\"", "10", "lines[0].labels[0]", MALFORMED);
        purchase(rows, "43", "repeated label", "\"SALE\"", "\"BIO\"", "lines[0].labels[1]", DUPLICATE);
        purchase(rows, "49", "blank label", "\"BIO\"", "\" \"", "lines[0].labels", MISSING);
        purchase(rows, "49", "blank partner", "\"bakery\"", "\" \"", "partner", MISSING);
        purchase(rows, "44", "list as attribute", "3,\"delivery\"", "[3],\"delivery\"", "attributes.boxes", MALFORMED);
        purchase(rows, "39", "101 attributes", "\"boxes\":3", entries(100, i -> "k" + i), "attributes", TOO_MANY);
        purchase(rows, "22", "negative points to redeem", "200", "-1", "redeem", OUT_OF_RANGE);
        redemption(rows, "7", "co-payment with too many decimals", "2.50", "2.505", "coPayment", OUT_OF_RANGE);
        redemption(rows, "11", "negative co-payment", "2.50", "-2.50", "coPayment", OUT_OF_RANGE);
        redemption(rows, "22", "reward that pays", "500", "-1", "points", OUT_OF_RANGE);
        redemption(rows, "25", "negative stock", "\"stockLeft\":3", "\"stockLeft\":-1", "stockLeft", OUT_OF_RANGE);
        activity(rows, "27", "kind in capitals", "product-review", "Product Review", "kind", MALFORMED);
        activity(rows, "27", "kind of dashes", "product-review", "-", "kind", MALFORMED);
        activity(rows, "46", "control character in a kind", "product-review", "a\\u0007", "kind", MALFORMED);
        activity(rows, "49", "kind blank", "product-review", " ", "kind", MISSING);
        activity(rows, "49", "kind of 201 characters", "product-review", "k".repeat(201), "kind", TOO_LONG);
        activity(rows, "27", "kind missing", "\"kind\":\"product-review\",", "", "kind", MISSING);
        activity(rows, "49", "subject blank", "\"mug\"", "\"\"", "subject", MISSING);
        activity(rows, "7", "activity with too many decimals", "4.90", "4.905", "amount", OUT_OF_RANGE);
        activity(rows, "11", "activity for less than nothing", "4.90", "-4.90", "amount", OUT_OF_RANGE);
        activity(rows, "44", "attribute that is a list", "\"stars\":4", "\"stars\":[4]", "attributes.stars", MALFORMED);
        activity(rows, "49", "from nobody", "\"ben\"", "\" \"", "from", MISSING);
        customer(rows, "49", "referred by nobody", "\"ben\"", "\"\"", "profile.referredBy", MISSING);
        type(
                rows,
                "type of a wish",
                spoilt(Documents.REDEMPTION, "\"reward\"", "\"rewards\""),
                JSON::readTransaction,
                "wish.type",
                UNKNOWN);
        customer(
                rows,
                "22",
                "points owed less than 0",
                "\"owed\":0",
                "\"owed\":-1",
                "accounts.points.owed",
                OUT_OF_RANGE);
        customer(rows, "28", "points owed missing", ",\"owed\":0", "", "accounts.points.owed", MISSING);
        customer(rows, "30", "two lots that live alike", LOT, LOT + "," + LOT, "accounts.points.lots[1]", DUPLICATE);
        customer(
                rows,
                "22",
                "campaign below 0",
                "\"count\":150",
                "\"count\":-1",
                "tallies.campaign.spring.count",
                OUT_OF_RANGE);
        customer(
                rows,
                "58",
                "no first day of a tally",
                "\"2026-03-01\"",
                "\"2026-3-1\"",
                "tallies.campaign.spring.first",
                MALFORMED);
        decision(rows, "22", "cut of 0", "\"points\":2}", "\"points\":0}", "cuts[0].points", OUT_OF_RANGE);
        decision(
                rows, "28", "terms of refund missing", "\"mayGoNegative\":false,", "", "refund.mayGoNegative", MISSING);
        for (String currency : List.of("XYZ", "eur", "EURO", "XXX")) {
            programme(rows, "currency " + currency, "EUR", currency, "currency", UNKNOWN);
        }
        for (String zone : List.of("Mars/X", "+25:00", "europe/berlin", "CEST", "")) {
            programme(rows, "zone \"" + zone + "\"", "Europe/Berlin", zone, "zone", MALFORMED);
        }
        programme(rows, "zone as number", "\"Europe/Berlin\"", "1", "zone", MALFORMED);
        programme(rows, "points worth nothing", "0.01", "0", "pointValue", OUT_OF_RANGE);
        programme(rows, "points worth less than nothing", "0.01", "-0.01", "pointValue", OUT_OF_RANGE);
        programme(rows, "tier named NONE", "GOLD", "NONE", "tiers[1]", MISMATCH);
        programme(rows, "tier named None", "GOLD", "None", "tiers[1]", MISMATCH);
        programme(rows, "repeated tier", "GOLD", "SILVER", "tiers[1]", DUPLICATE);
        programme(rows, "tier in capitals and in small letters", "GOLD", "Silver", "tiers[1]", DUPLICATE);
        programme(rows, "tier with a loose accent", "GOLD", "GO\u0301LD", "tiers[1]", MALFORMED);
        programme(rows, "repeated holiday", "2026-12-26", "2026-12-25", "holidays[1]", DUPLICATE);
        programme(rows, "holiday of no calendar", "2026-12-26", "2026-02-30", "holidays[1]", MALFORMED);
        programme(rows, "holiday long ago", "2026-12-26", "0026-12-26", "holidays", OUT_OF_RANGE);
        programme(rows, "no leap day", "MAR_1", "FEB_29", "leapDay", UNKNOWN);
        programme(rows, "no notice at all", "\"atMost\":1", "\"atMost\":0", "notices.atMost", OUT_OF_RANGE);
        programme(rows, "notices without days", ",\"perDays\":7", "", "notices.perDays", MISSING);
        programme(rows, "leap day as number", "\"MAR_1\"", "301", "leapDay", MALFORMED);
        programme(rows, "zone missing", "\"zone\":\"Europe/Berlin\",", "", "zone", MISSING);
        return rows;
    }

    private static void price(List<Row> rows, String number, String title, String price, Code code) {
        purchase(rows, number, title, "9.99", price, "lines[0].unitPrice", code);
    }

    private static void points(List<Row> rows, String number, String title, String points, Code code) {
        customer(
                rows,
                number,
                title,
                "{\"points\":120",
                "{\"points\":" + points,
                "accounts.points.lots[0].points",
                code);
    }

    private static void purchase(
            List<Row> rows, String number, String title, String good, String bad, String path, Code code) {
        rows.add(new Row(number, title, spoilt(Documents.PURCHASE, good, bad), JSON::readTransaction, path, code));
    }

    private static void adjustment(List<Row> rows, String title, String said, String path, Code code) {
        String document = "{\"schema\":1,\"type\":\"adjustment\",\"id\":\"a\",\"at\":\"2026-03-14T09:30:00Z\","
                + "\"currency\":\"EUR\",\"note\":\"Goodwill\"," + said + "}";
        rows.add(new Row("27", title, document, JSON::readTransaction, path, code));
    }

    private static void customer(
            List<Row> rows, String number, String title, String good, String bad, String path, Code code) {
        rows.add(new Row(number, title, spoilt(Documents.CUSTOMER, good, bad), JSON::readCustomer, path, code));
    }

    private static void coupon(
            List<Row> rows, String number, String title, String good, String bad, String path, Code code) {
        rows.add(new Row(number, title, spoilt(Documents.COUPON, good, bad), JSON::readCoupon, path, code));
    }

    /** What a coupon cannot say, or could not mean. */
    private static void coupons(List<Row> rows) {
        String percent = "{\"type\":\"percentOff\",\"percent\":10}";
        coupon(
                rows,
                "combinable, which there is no more",
                "\"enabled\"",
                "\"combinable\":true,\"enabled\"",
                "combinable",
                UNKNOWN);
        coupon(
                rows,
                "minimum in its old place",
                "\"steps\"",
                "\"minimumBasket\":25,\"steps\"",
                "minimumBasket",
                UNKNOWN);
        coupon(rows, "mistyped field", "atMost", "atmost", "computation.atmost", UNKNOWN);
        coupon(rows, "mistyped exception", "exceptLabels", "excludedLabels", "scope.excludedLabels", UNKNOWN);
        coupon(rows, "percent 0", "\"percent\":10}", "\"percent\":0}", "benefit.percent", OUT_OF_RANGE);
        coupon(rows, "percent 101", "\"percent\":10}", "\"percent\":101}", "benefit.percent", OUT_OF_RANGE);
        coupon(rows, "percent -1", "\"percent\":10}", "\"percent\":-1}", "benefit.percent", OUT_OF_RANGE);
        coupon(rows, "price -1", percent, "{\"type\":\"fixedPrice\",\"price\":-1}", "benefit.price", OUT_OF_RANGE);
        coupon(rows, "amount 0", percent, "{\"type\":\"amountOff\",\"amount\":0}", "benefit.amount", OUT_OF_RANGE);
        coupon(
                rows,
                "no free item",
                percent,
                "{\"type\":\"freeItem\",\"product\":\"mug\",\"quantity\":0}",
                "benefit.quantity",
                OUT_OF_RANGE);
        coupon(rows, "steps of a free item", percent, "{\"type\":\"freeItem\",\"product\":\"mug\"}", "steps", MISMATCH);
        coupon(
                rows,
                "step that takes nothing off",
                "{\"type\":\"amountOff\",\"amount\":15}",
                "{\"type\":\"byRules\"}",
                "steps[0].benefit",
                MISMATCH);
        step(rows, "steps out of order", "\"fromAmount\":100", "steps[1]");
        step(rows, "steps by two measures", "\"fromUnits\":3", "steps[1]");
        step(rows, "step that begins nowhere", "", "steps[1].fromAmount");
        step(rows, "step that begins twice", "\"fromAmount\":200,\"fromUnits\":3", "steps[1].fromAmount");
        coupon(rows, "step from 0", "\"fromAmount\":100", "\"fromAmount\":0", "steps[0].fromAmount", OUT_OF_RANGE);
        coupon(rows, "each of what", "\"each\":\"BASKET\"", "\"each\":\"UNITS\"", "computation.each", UNKNOWN);
        coupon(
                rows,
                "graduated by the basket",
                "\"graduated\":false",
                "\"graduated\":true",
                "computation.graduated",
                MISMATCH);
        coupon(
                rows,
                "split by lines that have their own",
                "\"each\":\"BASKET\",\"base\":\"REMAINING\",\"split\":\"BY_AMOUNT\"",
                "\"each\":\"LINE\",\"base\":\"REMAINING\",\"split\":\"BY_QUANTITY\"",
                "computation.split",
                MISMATCH);
        coupon(rows, "at most nothing", "\"atMost\":20.5", "\"atMost\":0", "computation.atMost", OUT_OF_RANGE);
        coupon(rows, "rounded to nothing", "\"atMost\":20.5", "\"roundTo\":0", "computation.roundTo", OUT_OF_RANGE);
        coupon(rows, "no unit", "\"get\":1", "\"get\":0", "units.get", OUT_OF_RANGE);
        coupon(rows, "units to buy -1", "\"buy\":2", "\"buy\":-1", "units.buy", OUT_OF_RANGE);
        coupon(rows, "never", "\"get\":1", "\"get\":1,\"times\":0", "units.times", OUT_OF_RANGE);
        coupon(
                rows,
                "dearest of a line",
                "\"pick\":\"CHEAPEST\",\"perLine\":false",
                "\"pick\":\"DEAREST\",\"perLine\":true",
                "units.pick",
                MISMATCH);
        coupon(
                rows,
                "minimum -1",
                "\"minimumBasket\":25",
                "\"minimumBasket\":-1",
                "condition.minimumBasket",
                OUT_OF_RANGE);
        coupon(rows, "units -1", "\"minimumUnits\":0", "\"minimumUnits\":-1", "condition.minimumUnits", OUT_OF_RANGE);
        coupon(rows, "on what", "\"on\":\"INITIAL\"", "\"on\":\"REST\"", "condition.on", UNKNOWN);
        coupon(
                rows,
                "priority beyond the limit",
                "\"priority\":0",
                "\"priority\":1000001",
                "stacking.priority",
                OUT_OF_RANGE);
        coupon(rows, "blank group", "\"groups\":[]", "\"groups\":[\" \"]", "stacking.groups", MISSING);
        coupon(rows, "no weekday", "[\"MONDAY\",\"TUESDAY\"]", "[]", "window.weekdays", MISSING);
        coupon(rows, "opens and never closes", ",\"closes\":\"17:30\"", "", "window.closes", MISSING);
        coupon(rows, "closes when it opens", "17:30", "09:00", "window.closes", MISMATCH);
        window(rows, "ends when it begins", "\"until\":\"2026-01-01T00:00:00Z\"", "until");
        window(rows, "ends before it begins", "\"until\":\"2025-12-31T23:59:59Z\"", "until");
        window(rows, "two beginnings", "\"firstDay\":\"2026-01-01\"", "firstDay");
        window(rows, "two ends", "\"until\":\"2026-07-01T00:00:00Z\",\"lastDay\":\"2026-06-30\"", "lastDay");
        coupon(
                rows,
                "last day before the first",
                "\"from\":\"2026-01-01T00:00:00Z\"",
                "\"firstDay\":\"2026-01-02\",\"lastDay\":\"2026-01-01\"",
                "window.lastDay",
                MISMATCH);
        window(rows, "over before its first moment in every zone", "\"lastDay\":\"2025-12-30\"", "lastDay");
        coupon(
                rows,
                "over before its first day in every zone",
                "\"from\":\"2026-01-01T00:00:00Z\"",
                "\"firstDay\":\"2026-01-03\",\"until\":\"2026-01-02T06:00:00Z\"",
                "window.until",
                MISMATCH);
        coupon(
                rows,
                "no use for anybody",
                "\"perCustomer\":1",
                "\"perCustomer\":0",
                "budget.perCustomer",
                OUT_OF_RANGE);
        coupon(
                rows,
                "amount per customer -1",
                "\"perCustomer\":1",
                "\"amountPerCustomer\":-1",
                "budget.amountPerCustomer",
                OUT_OF_RANGE);
        coupon(
                rows,
                "no amount for anybody",
                "\"perCustomer\":1",
                "\"amountPerCustomer\":0",
                "budget.amountPerCustomer",
                OUT_OF_RANGE);
        coupon(
                rows,
                "units that others leave",
                "\"minimumBasket\":25,\"minimumUnits\":0,\"on\":\"INITIAL\"",
                "\"minimumUnits\":2,\"on\":\"REMAINING\"",
                "condition.on",
                MISMATCH);
        coupon(rows, "issues left -1", "\"perCustomer\":1", "\"issuesLeft\":-1", "budget.issuesLeft", OUT_OF_RANGE);
        coupon(rows, "uses left -1", "\"perCustomer\":1", "\"usesLeft\":-1", "budget.usesLeft", OUT_OF_RANGE);
        coupon(rows, "amount left -1", "\"perCustomer\":1", "\"amountLeft\":-1", "budget.amountLeft", OUT_OF_RANGE);
        coupon(rows, "shrinks to what", "REFUSE", "SHRINK", "budget.whenShort", MISMATCH);
        coupon(rows, "funder of 0 percent", "\"percent\":60", "\"percent\":0", "funding[0].percent", OUT_OF_RANGE);
        coupon(rows, "funder of 101 percent", "\"percent\":60", "\"percent\":101", "funding[0].percent", OUT_OF_RANGE);
        coupon(
                rows,
                "funders of 101 percent together",
                "\"percent\":60}",
                "\"percent\":60},{\"sponsor\":\"bio\",\"percent\":41}",
                "funding",
                OUT_OF_RANGE);
        coupon(
                rows,
                "the same funder twice",
                "\"percent\":60}",
                "\"percent\":60},{\"sponsor\":\"acme\",\"percent\":10}",
                "funding[1]",
                DUPLICATE);
    }

    private static void coupon(List<Row> rows, String title, String good, String bad, String path, Code code) {
        coupon(rows, "coupon", title, good, bad, path, code);
    }

    /** One more step that begins like this. */
    private static void step(List<Row> rows, String title, String begin, String path) {
        String more =
                ",{" + begin + (begin.isEmpty() ? "" : ",") + "\"benefit\":{\"type\":\"amountOff\",\"amount\":20}}]";
        coupon(rows, title, "\"amount\":15}}]", "\"amount\":15}}" + more, path, MISMATCH);
    }

    /** Something more about when it is valid, which begins with 2026. */
    private static void window(List<Row> rows, String title, String more, String path) {
        coupon(rows, title, "\"weekdays\"", more + ",\"weekdays\"", "window." + path, MISMATCH);
    }

    private static void programme(List<Row> rows, String title, String good, String bad, String path, Code code) {
        String document = spoilt(Documents.PROGRAMME, good, bad);
        rows.add(new Row("programme", title, document, JSON::readProgramme, path, code));
    }

    private static void redemption(
            List<Row> rows, String number, String title, String good, String bad, String field, Code code) {
        String document = spoilt(Documents.REDEMPTION, good, bad);
        rows.add(new Row(number, title, document, JSON::readTransaction, "wish.reward." + field, code));
    }

    private static void activity(
            List<Row> rows, String number, String title, String good, String bad, String path, Code code) {
        rows.add(new Row(number, title, spoilt(Documents.ACTIVITY, good, bad), JSON::readTransaction, path, code));
    }

    private static void decision(
            List<Row> rows, String number, String title, String good, String bad, String path, Code code) {
        rows.add(new Row(number, title, spoilt(Documents.DECISION, good, bad), JSON::readDecision, path, code));
    }

    private static void type(
            List<Row> rows, String title, String document, Function<String, ?> reading, String path, Code code) {
        rows.add(new Row("27", title, document, reading, path, code));
    }

    /** The document with the first {@code good} replaced. */
    private static String spoilt(String document, String good, String bad) {
        int at = document.indexOf(good);
        assertThat(at).as(good).isNotNegative();
        return document.substring(0, at) + bad + document.substring(at + good.length());
    }

    private static String labels(int count) {
        return IntStream.rangeClosed(0, count).mapToObj(i -> "\"L" + i + "\"").collect(Collectors.joining(","));
    }

    private static String entries(int count, IntFunction<String> key) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + key.apply(i) + "\":" + i)
                .collect(Collectors.joining(","));
    }

    /** Fifteen times one of two texts with the same hash. */
    private static String colliding(int number) {
        return IntStream.range(0, 15)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
