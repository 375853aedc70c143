package io.loyaltyengine.workbench.whatif;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.loyaltyengine.workbench.Texts;
import io.loyaltyengine.workbench.whatif.Table.Column;
import io.loyaltyengine.workbench.whatif.Table.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A comparison for people: short on a terminal, whole as a page. */
public final class Report {
    private static final String PAGE = "report.html";
    private static final String GAP = "  ";
    private static final int WIDEST = 70;
    /** So many columns have room there. */
    private static final int BESIDE_A_PICTURE = 6;

    private static final int ROW_HEIGHT = 16;
    private static final int BASELINE = 11;
    private static final int GROUP_GAP = 6;

    private final Comparison comparison;
    private final Texts texts;
    private final String data;
    private final List<Table> tables;

    /**
     * A report in one language.
     *
     * @param data what was recorded is called
     */
    public Report(Comparison comparison, String data, Texts texts) {
        this.comparison = comparison;
        this.texts = texts;
        this.data = data;
        this.tables = Tables.of(comparison, texts);
    }

    /** For a terminal: the figures, and otherwise what differs. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(texts.of("whatif.title", data)).append('\n');
        text.append(side("whatif.old-is", comparison.old())).append('\n');
        text.append(side("whatif.new-is", comparison.changed())).append('\n');
        text.append(affected()).append('\n');
        List<String> same = new ArrayList<>();
        for (Table table : tables) {
            if (table.briefRows().isEmpty()) {
                same.add(table.heading());
            } else {
                append(text, table);
            }
        }
        if (!same.isEmpty()) {
            text.append('\n').append(texts.of("whatif.no-difference", String.join("; ", same)));
            text.append('\n');
        }
        return text.toString();
    }

    private String affected() {
        long all = comparison.before().customers();
        return texts.of(
                "whatif.affected", comparison.won(), comparison.lost(), all - comparison.won() - comparison.lost());
    }

    private String side(String key, Side side) {
        return texts.of(
                key,
                side.name(),
                side.engine().ruleSet().name(),
                side.engine().ruleSet().version());
    }

    private void append(StringBuilder text, Table table) {
        List<Row> rows = table.briefRows();
        List<List<String>> lines = new ArrayList<>();
        List<String> head =
                new ArrayList<>(table.columns().stream().map(Column::text).toList());
        head.set(0, table.heading());
        lines.add(head);
        rows.forEach(row -> lines.add(row.cells().stream().map(Report::cut).toList()));
        text.append('\n');
        for (List<String> line : lines) {
            text.append(line(line, table.columns(), lines)).append('\n');
        }
        long more = table.brief() == Table.WHOLE
                ? 0
                : table.rows().stream().filter(Row::differs).count() - rows.size();
        if (more > 0) {
            text.append(texts.of("whatif.more", more)).append('\n');
        }
    }

    /** Reasons may be long; the page has them whole. */
    private static String cut(String cell) {
        return cell.length() > WIDEST ? cell.substring(0, WIDEST - 1) + "…" : cell;
    }

    private static String line(List<String> cells, List<Column> columns, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            int width = lines.stream()
                    .mapToInt(line -> line.get(column).length())
                    .max()
                    .orElse(0);
            String blanks = " ".repeat(width - cells.get(i).length());
            text.append(i == 0 ? "" : GAP);
            text.append(columns.get(i).isNumber() ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        return text.toString().stripTrailing();
    }

    /** As a page of its own, which needs nothing else. */
    public String html() throws IOException {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Table table : tables) {
            sections.add(section("s" + sections.size(), table));
        }
        return page().execute(Map.of(
                "language", texts.isGerman() ? "de" : "en",
                "title", texts.of("whatif.title", data),
                "old", side("whatif.old-is", comparison.old()),
                "new", side("whatif.new-is", comparison.changed()),
                "affected", affected(),
                "oldName", texts.of("whatif.old"),
                "newName", texts.of("whatif.new"),
                "sections", sections));
    }

    /** For programs: the figures without words, amounts exact. */
    public String json() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("data", data);
        all.put("old", comparison.before());
        all.put("new", comparison.after());
        all.put("deciles", comparison.deciles());
        all.put("winners", comparison.winners());
        all.put("losers", comparison.losers());
        return JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build()
                .writeValueAsString(all);
    }

    private Map<String, Object> section(String id, Table table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            rows.add(Map.of(
                    "kind", row.differs() ? "differs" : "same",
                    "name", row.cells().get(0),
                    "cells", cells(row.cells(), table.columns())));
        }
        List<Map<String, Object>> heads =
                new ArrayList<>(cells(table.columns().stream().map(Column::text).toList(), table.columns()));
        return Map.of(
                "id",
                id,
                "heading",
                table.heading(),
                "note",
                table.note(),
                "first",
                table.columns().get(0).text(),
                "heads",
                heads,
                "rows",
                rows,
                "width",
                table.columns().size() > BESIDE_A_PICTURE ? "wide" : "narrow",
                "filled",
                !rows.isEmpty(),
                "picture",
                table.bars().isEmpty() ? List.of() : List.of(picture(table)));
    }

    /** All cells but the first, which is the head of its row. */
    private static List<Map<String, Object>> cells(List<String> texts, List<Column> columns) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int i = 1; i < texts.size(); i++) {
            cells.add(Map.of("kind", columns.get(i).isNumber() ? "number" : "words", "text", texts.get(i)));
        }
        return cells;
    }

    private Map<String, Object> picture(Table table) {
        List<Map<String, Object>> labels = new ArrayList<>();
        List<Map<String, Object>> bars = new ArrayList<>();
        int y = 0;
        boolean pairs = false;
        for (Bars group : table.bars()) {
            pairs = group.bars().size() > 1;
            labels.add(Map.of("text", group.label(), "y", y + BASELINE));
            y += pairs ? ROW_HEIGHT : 0;
            for (Bars.Bar bar : group.bars()) {
                bars.add(Map.of(
                        "kind", bar.kind(),
                        "x", bar.left(),
                        "y", y,
                        "width", bar.width(),
                        "text", bar.value(),
                        "textY", y + BASELINE));
                y += ROW_HEIGHT;
            }
            y += GROUP_GAP;
        }
        return Map.of(
                "width",
                Bars.WIDTH,
                "height",
                y,
                "description",
                texts.of("whatif.picture"),
                "labels",
                labels,
                "bars",
                bars,
                "legend",
                pairs);
    }

    private static Template page() throws IOException {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream(PAGE), PAGE);
                Reader template = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return Mustache.compiler()
                    .escapeHTML(true)
                    .strictSections(true)
                    .emptyStringIsFalse(true)
                    .compile(template);
        }
    }
}
