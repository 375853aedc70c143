package io.loyaltyengine.workbench.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Online Retail, cleaned: the sales of a British shop for gifts from December 2010 to December 2011.
 *
 * <p>The file is read in one go, line by line; kept is what the replay needs. Invoices are put in the order of their
 * time, a purchase before a cancellation of the same minute, then by number. Times in the file are local to London; a
 * time in the gap of March is put forward by an hour, of a time in the overlap of October the first moment is used.
 * {@link Finding} lists the rules of the cleaning, {@link #cleaning} how often each applied.
 *
 * <p>Source: Chen, D. (2015). Online Retail. UCI Machine Learning Repository, CC BY 4.0,
 * <a href="https://doi.org/10.24432/C5BW33">doi:10.24432/C5BW33</a>.
 */
public final class OnlineRetail {
    /** Where the shop is. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** What the shop's prices are in. */
    public static final String CURRENCY = "GBP";

    private static final String SAMPLE = "online-retail-germany.csv.gz";
    private static final Comparator<Invoice> TIME_ORDER = Comparator.<Invoice, Instant>comparing(Invoice::at)
            .thenComparing(Invoice::isCancellation)
            .thenComparing(Invoice::id);

    private final Cleaning cleaning = new Cleaning();
    private final Set<String> invoiceIds = new HashSet<>();
    private final SortedMap<String, Visitor> visitors = new TreeMap<>();
    private final List<Shopper> shoppers = new ArrayList<>();

    private OnlineRetail() {}

    /** The bundled sample: all invoices of all customers in Germany. */
    public static OnlineRetail sample() throws IOException {
        InputStream in = OnlineRetail.class.getResourceAsStream(SAMPLE);
        if (in == null) {
            throw new FileNotFoundException("The class path has no `" + SAMPLE + "`.");
        }
        return read(SAMPLE, in);
    }

    /**
     * A file with the columns of the original, plain or compressed by gzip.
     *
     * @throws IOException when it cannot be read or has another form, with a message for its user
     */
    public static OnlineRetail read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new FileNotFoundException("There is no file `" + file + "`.");
        }
        if (Files.isDirectory(file)) {
            throw new FileNotFoundException("`" + file + "` is a directory; the file itself is needed.");
        }
        try {
            return read(file.toString(), Files.newInputStream(file));
        } catch (FileSystemException refused) {
            throw new IOException("`" + file + "` cannot be opened. Maybe you may not read it.", refused);
        }
    }

    /**
     * What has the columns of the original, plain or compressed by gzip; it is closed at the end.
     *
     * @param name what an error calls it
     * @throws IOException when it cannot be read or has another form, with a message for its user
     */
    public static OnlineRetail read(String name, InputStream in) throws IOException {
        return read(name, in, BadLines.REFUSED);
    }

    static OnlineRetail read(String name, InputStream in, BadLines bad) throws IOException {
        OnlineRetail retail = new OnlineRetail();
        try (in) {
            RetailFile.read(name, in, bad, retail::take);
        }
        retail.finish();
        return retail;
    }

    /** The customers who bought something, by id. */
    public List<Shopper> shoppers() {
        return List.copyOf(shoppers);
    }

    /** What all of them post, in the order of time, as one topic would have it; of one moment by customer. */
    public List<Posted> posted() {
        return shoppers.stream()
                .flatMap(shopper -> shopper.posted().stream())
                .sorted(Comparator.comparing(posted -> posted.transaction().at()))
                .toList();
    }

    /** What the cleaning did. */
    public Cleaning cleaning() {
        return cleaning;
    }

    private void take(RetailLine line) {
        cleaning.lineRead();
        invoiceIds.add(line.invoice());
        Optional<Finding> reason = line.reasonToDrop();
        reason.ifPresent(cleaning::found);
        if (line.rawCustomer().isEmpty()) {
            return;
        }
        Visitor visitor = visitors.computeIfAbsent(line.customer(), id -> new Visitor());
        Invoice invoice =
                visitor.invoices.computeIfAbsent(line.invoice(), id -> new Invoice(id, line.isCancellation()));
        invoice.see();
        if (reason.isEmpty()) {
            note(line);
            visitor.countries.add(line.country());
            invoice.add(line);
        }
    }

    private void note(RetailLine line) {
        if (line.hasShortenedCustomer()) {
            cleaning.found(Finding.CUSTOMER_ID_SHORTENED);
        }
        if (line.hasFractionOfPenny()) {
            cleaning.found(Finding.PRICE_ROUNDED);
        }
        if (line.isGiftCard()) {
            cleaning.found(Finding.GIFT_CARD);
        }
    }

    private void finish() {
        int known = visitors.size();
        SortedMap<String, List<Event>> bought = new TreeMap<>();
        visitors.forEach((id, visitor) -> {
            if (visitor.countries.size() > 1) {
                cleaning.found(Finding.TWO_COUNTRIES);
            }
            List<Event> events = events(visitor);
            if (!events.isEmpty()) {
                bought.put(id, events);
            }
        });
        Instant end = bought.values().stream()
                .flatMap(List::stream)
                .map(Event::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        bought.forEach((id, events) -> shoppers.add(new Shopper(id, events, end)));
        cleaning.finished(invoiceIds.size(), known);
        visitors.clear();
        invoiceIds.clear();
    }

    private List<Event> events(Visitor visitor) {
        List<Invoice> invoices = new ArrayList<>(visitor.invoices.values());
        invoices.removeIf(invoice -> invoice.lines().isEmpty());
        invoices.sort(TIME_ORDER);
        OpenUnits open = new OpenUnits();
        List<Event> events = new ArrayList<>();
        for (Invoice invoice : invoices) {
            invoice.inspect(cleaning);
            if (invoice.isCancellation()) {
                events.addAll(open.cancelled(invoice, cleaning));
            } else {
                Event.Sale sale = new Event.Sale(invoice.id(), invoice.at(), invoice.lines());
                open.sold(sale);
                cleaning.sold(sale.lines().size());
                events.add(sale);
            }
        }
        return events;
    }

    /** A customer while the lines come in. */
    private static final class Visitor {
        private final Map<String, Invoice> invoices = new LinkedHashMap<>();
        private final Set<String> countries = new HashSet<>();
    }
}
