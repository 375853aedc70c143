package io.loyaltyengine.workbench.lsp;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.workbench.author.Engines;
import io.loyaltyengine.workbench.author.Finding;
import io.loyaltyengine.workbench.author.Findings;
import io.loyaltyengine.workbench.author.Manuscript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder of a programme, of which some files are open in the editor. */
final class Programme {
    private final Path folder;
    private final Map<String, String> open = new HashMap<>();
    private final Engines engines = new Engines();
    private List<Finding> inScenarios = List.of();

    Programme(Path folder) {
        this.folder = folder;
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    synchronized void open(String file, String text) {
        open.put(file, text);
        inScenarios = inScenarios.stream()
                .filter(finding -> !finding.where().file().equals(file))
                .toList();
    }

    synchronized void close(String file) {
        open.remove(file);
    }

    /** What is open in the editor, and what is saved of the rest. */
    synchronized Manuscript manuscript() {
        Manuscript now;
        try {
            now = Manuscript.of(folder);
        } catch (IOException | RuleLoadException unreadable) {
            now = new Manuscript(new TreeMap<>());
        }
        for (Map.Entry<String, String> file : open.entrySet()) {
            now = now.with(file.getKey(), file.getValue());
        }
        return now;
    }

    /** What is wrong with the rules as they are now, and with the scenarios as they were when they were last tried. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(Findings.inRules(manuscript()));
        synchronized (this) {
            findings.addAll(inScenarios);
        }
        return findings;
    }

    /** Compiles the rules, if they load, and tries every scenario. */
    void tryScenarios() {
        Manuscript manuscript = manuscript();
        engines.of(manuscript).ifPresent(engine -> {
            List<Finding> found = Findings.inScenarios(manuscript, engine, Findings.tried(manuscript, engine));
            synchronized (this) {
                inScenarios = found;
            }
        });
    }
}
