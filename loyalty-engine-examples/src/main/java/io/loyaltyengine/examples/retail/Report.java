package io.loyaltyengine.examples.retail;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures below one another: headings, labels on the left, numbers flush right. */
final class Report {
    private static final int GAP = 2;

    private final List<Row> rows = new ArrayList<>();

    void heading(String text) {
        rows.add(new Row("", "", ""));
        rows.add(new Row(text, "", ""));
    }

    void text(String text) {
        rows.add(new Row(text, "", ""));
    }

    void count(String label, long number) {
        count(label, number, "");
    }

    void count(String label, long number, String remark) {
        rows.add(new Row("  " + label, String.format(Locale.ROOT, "%,d", number), remark));
    }

    void amount(String label, BigDecimal amount, String remark) {
        rows.add(new Row("  " + label, String.format(Locale.ROOT, "%,.2f", amount), remark));
    }

    @Override
    public String toString() {
        int left = 0;
        int right = 0;
        for (Row row : rows) {
            left = row.value.isEmpty() ? left : Math.max(left, row.label.length());
            right = Math.max(right, row.value.length());
        }
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(row.label);
            if (!row.value.isEmpty()) {
                int gap = left - row.label.length() + GAP + right - row.value.length();
                text.append(" ".repeat(gap)).append(row.value);
            }
            if (!row.remark.isEmpty()) {
                text.append(" ".repeat(GAP)).append(row.remark);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private record Row(String label, String value, String remark) {}
}
