package io.loyaltyengine.flink;

import io.loyaltyengine.RuleSource;
import io.loyaltyengine.examples.RetailYear;
import io.loyaltyengine.workbench.data.OnlineRetail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;

/** The reference programme with one thing changed. */
final class Rules {
    /** In the middle of the year. */
    static final Instant JULY =
            LocalDate.of(2011, 7, 1).atStartOfDay(OnlineRetail.ZONE).toInstant();

    private Rules() {}

    /** Points become active after a week. */
    static RuleSource sooner() {
        return changed("points.drl", "(pendingDays\\(|in )14", "$17");
    }

    /** A word is misspelt. */
    static RuleSource broken() {
        return changed("badges.drl", "visits >=", "vists >=");
    }

    /** An account is no longer there, in which a customer may have something. */
    static RuleSource withoutStamps() {
        return changed("programme.json", "\"stamps\":.*", "");
    }

    private static RuleSource changed(String name, String from, String to) {
        TreeMap<String, String> files = new TreeMap<>(RetailYear.rules().files());
        files.compute(name, (file, text) -> String.valueOf(text).replaceAll(from, to));
        return RuleSource.of(files);
    }
}
