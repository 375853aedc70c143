package io.loyaltyengine.workbench.whatif;

import java.util.List;

/**
 * A part of the report, in words.
 *
 * @param note what the figures mean, or why there are none; may be empty
 * @param columns the first is what a row is about
 * @param brief how many rows a terminal shows of it: the first of those that differ, or all if it is {@link #WHOLE}
 * @param bars the same as a picture; empty for none
 */
record Table(String heading, String note, List<Column> columns, List<Row> rows, int brief, List<Bars> bars) {
    /** Rows that do not differ are of interest too. */
    static final int WHOLE = Integer.MAX_VALUE;

    /**
     * A column.
     *
     * @param isNumber whether its cells stand on the right
     */
    record Column(String text, boolean isNumber) {}

    /**
     * A row.
     *
     * @param differs whether the programmes differ in it
     * @param cells as many as columns
     */
    record Row(boolean differs, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    Table(String heading, String note, List<Column> columns, List<Row> rows, int brief) {
        this(heading, note, columns, rows, brief, List.of());
    }

    Table with(List<Bars> others) {
        return new Table(heading, note, columns, rows, brief, others);
    }

    /** What a terminal shows. */
    List<Row> briefRows() {
        return brief == WHOLE
                ? rows
                : rows.stream().filter(Row::differs).limit(brief).toList();
    }
}
