package io.loyaltyengine.workbench.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Small files for tests. */
final class Lines {
    static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private Lines() {}

    static OnlineRetail read(String... lines) {
        try {
            return file(HEADER + String.join("\n", lines));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static OnlineRetail file(String text) throws IOException {
        return OnlineRetail.read("test.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A line of customer 1 in Germany; {@code day} is one of June 2011. */
    static String line(String invoice, int day, String product, int units, String price) {
        return "%s,%s,SOMETHING,%d,2011-06-%s 10:00:00,%s,1,Germany"
                .formatted(invoice, product, units, day < 10 ? "0" + day : "" + day, price);
    }
}
