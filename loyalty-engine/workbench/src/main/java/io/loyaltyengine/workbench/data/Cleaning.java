package io.loyaltyengine.workbench.data;

import java.util.EnumMap;
import java.util.Map;

/** The account of the cleaning: where every line that was read has gone. */
public final class Cleaning {
    private final Map<Finding, Long> found = new EnumMap<>(Finding.class);
    private long linesRead;
    private long saleLines;
    private long cancellationLines;
    private long unitsWithoutSale;
    private int invoices;
    private int customers;

    Cleaning() {}

    void lineRead() {
        linesRead++;
    }

    void found(Finding finding) {
        found.merge(finding, 1L, Long::sum);
    }

    void sold(int lines) {
        saleLines += lines;
    }

    /** One line of a cancellation; {@code open} of its units have no known sale. */
    void cancelled(int units, int open) {
        unitsWithoutSale += open;
        if (open == units) {
            found(Finding.NO_KNOWN_SALE);
            return;
        }
        cancellationLines++;
        if (open > 0) {
            found(Finding.PARTLY_COVERED);
        }
    }

    void finished(int invoicesRead, int customersRead) {
        invoices = invoicesRead;
        customers = customersRead;
        long accounted = saleLines + cancellationLines + linesDropped();
        if (accounted != linesRead) {
            throw new IllegalStateException(linesRead + " lines were read, " + accounted + " are accounted for.");
        }
    }

    public long linesRead() {
        return linesRead;
    }

    /** Lines kept as part of a purchase. */
    public long saleLines() {
        return saleLines;
    }

    /** Lines kept as part of a refund. */
    public long cancellationLines() {
        return cancellationLines;
    }

    /** Lines that are in no purchase and no refund. */
    public long linesDropped() {
        long dropped = 0;
        for (Map.Entry<Finding, Long> entry : found.entrySet()) {
            dropped += entry.getKey().dropped() ? entry.getValue() : 0;
        }
        return dropped;
    }

    public long count(Finding finding) {
        return found.getOrDefault(finding, 0L);
    }

    /** Units cancelled by known customers who had not bought them, as far as the file tells. */
    public long unitsWithoutSale() {
        return unitsWithoutSale;
    }

    /** Invoices and cancellations in the file, before the cleaning. */
    public int invoices() {
        return invoices;
    }

    /** Known customers in the file, before the cleaning. */
    public int customers() {
        return customers;
    }
}
