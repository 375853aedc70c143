package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.workbench.Texts;
import io.loyaltyengine.workbench.whatif.Table.Column;
import io.loyaltyengine.workbench.whatif.Table.Row;
import java.math.BigDecimal;
import java.util.List;

/** Makes rows of old, new, and the difference. */
record Rows(Texts texts, Numbers numbers) {
    List<Column> columns(String first) {
        return List.of(
                new Column(first, false), number("whatif.old"), number("whatif.new"), number("whatif.difference"));
    }

    Column number(String key) {
        return new Column(texts.of(key), true);
    }

    Row counts(String label, long was, long is) {
        return new Row(was != is, List.of(label, numbers.count(was), numbers.count(is), numbers.change(is - was)));
    }

    Row money(String label, BigDecimal was, BigDecimal is) {
        return new Row(
                was.compareTo(is) != 0,
                List.of(label, numbers.money(was), numbers.money(is), numbers.change(is.subtract(was))));
    }

    Row percents(String label, BigDecimal was, BigDecimal is) {
        return new Row(
                was.compareTo(is) != 0,
                List.of(
                        label,
                        numbers.percent(was),
                        numbers.percent(is),
                        texts.of("whatif.percent-points", numbers.percentChange(is.subtract(was)))));
    }

    Bars.Pair bars(String label, BigDecimal was, BigDecimal is) {
        return new Bars.Pair(label, was, is, numbers.money(was), numbers.money(is));
    }

    Bars.Pair bars(String label, long was, long is) {
        return new Bars.Pair(
                label, BigDecimal.valueOf(was), BigDecimal.valueOf(is), numbers.count(was), numbers.count(is));
    }
}
