package io.loyaltyengine.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** What a goal logs, line by line, each with its level. */
final class Said extends SystemStreamLog {
    final List<String> lines = new ArrayList<>();

    @Override
    public void info(CharSequence line) {
        lines.add("info: " + line);
    }

    @Override
    public void warn(CharSequence line) {
        lines.add("warn: " + line);
    }
}
