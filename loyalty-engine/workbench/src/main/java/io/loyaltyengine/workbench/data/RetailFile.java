package io.loyaltyengine.workbench.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the lines of the file one by one, whether it is compressed or not. */
final class RetailFile {
    private static final List<String> COLUMNS = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final String name;
    /** Half a million lines share a few thousand texts and prices; each is kept once. */
    private final Map<String, String> texts = new HashMap<>();

    private final Map<BigDecimal, BigDecimal> prices = new HashMap<>();

    private RetailFile(String name) {
        this.name = name;
    }

    /**
     * Hands over every line, in the order of the file.
     *
     * @param name what an error calls the file
     * @throws IOException when the file cannot be read or is not of the expected form, with a message for its user
     */
    static void read(String name, InputStream in, BadLines bad, Consumer<RetailLine> lines) throws IOException {
        RetailFile file = new RetailFile(name);
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(Recording.plain(in), StandardCharsets.UTF_8)) {
            Iterator<CsvRecord> rest = records.iterator();
            if (!rest.hasNext() || !rest.next().getFields().equals(COLUMNS)) {
                throw new IOException("`" + name + "` is not Online Retail: its first line must be `"
                        + String.join(",", COLUMNS) + "`.");
            }
            while (rest.hasNext()) {
                file.line(rest.next(), bad).ifPresent(lines);
            }
        } catch (UncheckedIOException | CsvParseException broken) {
            Throwable why = broken.getCause() == null ? broken : broken.getCause();
            throw new IOException("`" + name + "` cannot be read to its end: " + why.getMessage(), broken);
        }
    }

    private Optional<RetailLine> line(CsvRecord fields, BadLines bad) throws IOException {
        try {
            return Optional.of(new RetailLine(
                    shared(fields.getField(0)),
                    shared(fields.getField(1)),
                    Integer.parseInt(fields.getField(3)),
                    LocalDateTime.parse(fields.getField(4), TIME),
                    shared(new BigDecimal(fields.getField(5))),
                    shared(fields.getField(6)),
                    shared(fields.getField(7))));
        } catch (NumberFormatException | DateTimeException malformed) {
            bad.found(new IOException(
                    "Line " + fields.getStartingLineNumber() + " of `" + name
                            + "` has a number or a time that cannot be read: `" + String.join(",", fields.getFields())
                            + "`.",
                    malformed));
            return Optional.empty();
        }
    }

    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private BigDecimal shared(BigDecimal price) {
        BigDecimal known = prices.putIfAbsent(price, price);
        return known == null ? price : known;
    }
}
