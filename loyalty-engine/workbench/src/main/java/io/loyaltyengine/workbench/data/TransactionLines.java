package io.loyaltyengine.workbench.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Transaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON, each a transaction and whose it is: {@code {"customer": "anna", "transaction": {…}}}, the transaction
 * as {@link LoyaltyJson} writes it. A refund names its purchase; what was recorded about it comes from the programme that
 * decides.
 *
 * <p>Customers may come in any order, and their transactions too: they are decided in the order of time, those of one moment
 * in the order of the file.
 */
final class TransactionLines {
    /** Nothing else is called so: an id of a till has no blanks. */
    private static final String END = "end of the data";

    private static final ObjectReader LINE = JsonMapper.builder()
            .addModule(new LoyaltyJson().module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build()
            .readerFor(Line.class);

    private TransactionLines() {}

    static List<Member> read(String name, InputStream in, BadLines bad) throws IOException {
        SortedMap<String, List<Posted>> byCustomer = new TreeMap<>();
        Instant end = Instant.MIN;
        int number = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        for (String text = next(name, number, lines); text != null; text = next(name, number, lines)) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            try {
                Posted posted = ((Line) LINE.readValue(text)).posted();
                byCustomer
                        .computeIfAbsent(posted.customer(), id -> new ArrayList<>())
                        .add(posted);
                Instant at = posted.transaction().at();
                end = at.isAfter(end) ? at : end;
            } catch (InvalidInputException | JsonProcessingException broken) {
                bad.found(new IOException("Line " + number + " of `" + name + "`: " + why(broken), broken));
            }
        }
        if (byCustomer.isEmpty()) {
            throw new IOException("`" + name + "` has no transactions.");
        }
        Instant last = end;
        List<Member> members = new ArrayList<>();
        byCustomer.forEach((id, posted) -> members.add(member(id, posted, last)));
        return members;
    }

    private static @Nullable String next(String name, int number, BufferedReader lines) throws IOException {
        try {
            return lines.readLine();
        } catch (CharacterCodingException broken) {
            throw new IOException("`" + name + "` is not UTF-8, somewhere after line " + number + ".", broken);
        }
    }

    /** What the model refuses comes out of Jackson as a cause. */
    private static String why(Exception broken) {
        Throwable cause = broken.getCause() instanceof InvalidInputException refused ? refused : broken;
        return cause instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(cause.getMessage());
    }

    private static Member member(String id, List<Posted> posted, Instant end) {
        posted.sort(Comparator.comparing(one -> one.transaction().at()));
        String currency = posted.get(0).transaction().currency().getCurrencyCode();
        posted.add(new Posted(id, DayReached.of(END, end, currency)));
        return new Kept(id, List.copyOf(posted));
    }

    private record Kept(String id, List<Posted> posted) implements Member {}

    private record Line(String customer, Transaction transaction) {
        Posted posted() {
            return new Posted(Check.name("customer", customer), transaction);
        }
    }
}
