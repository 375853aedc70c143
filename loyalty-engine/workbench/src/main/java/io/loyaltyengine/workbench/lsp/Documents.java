package io.loyaltyengine.workbench.lsp;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.workbench.author.Author;
import io.loyaltyengine.workbench.author.Finding;
import io.loyaltyengine.workbench.author.Lines;
import io.loyaltyengine.workbench.author.Manuscript;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The files that are open in the editor: rules are looked at with every change, scenarios are tried when something is saved. */
final class Documents implements TextDocumentService, WorkspaceService {
    private final Map<Path, Programme> programmes = new ConcurrentHashMap<>();
    /** How the editor calls its files: not every editor writes an address as Java does. */
    private final Map<Path, String> called = new ConcurrentHashMap<>();
    /** Files of which the editor shows something, by programme. */
    private final Map<Programme, Set<Path>> marked = new HashMap<>();
    /** Compiling takes a second; who types does not wait for it. */
    private final ExecutorService trying = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "scenarios");
        thread.setDaemon(true);
        return thread;
    });

    private volatile @Nullable LanguageClient editor;

    void tell(LanguageClient client) {
        editor = client;
    }

    void close() {
        trying.shutdownNow();
    }

    /** A file of a programme, as the brain calls it. */
    private record Place(Programme programme, String file) {}

    private Optional<Place> place(String uri) {
        Path path;
        try {
            path = Path.of(URI.create(uri));
        } catch (IllegalArgumentException | FileSystemNotFoundException elsewhere) {
            return Optional.empty();
        }
        Path folder = path.getParent();
        Path name = path.getFileName();
        if (folder == null || name == null) {
            return Optional.empty();
        }
        boolean isScenario = Manuscript.SCENARIOS.equals(folder.getFileName() + "/");
        Path home = (isScenario ? folder.resolveSibling("") : folder)
                .toAbsolutePath()
                .normalize();
        if (!isOfProgramme(home, name.toString(), isScenario)) {
            return Optional.empty();
        }
        called.put(path, uri);
        Programme programme = programmes.computeIfAbsent(home, Programme::new);
        return Optional.of(new Place(programme, isScenario ? Manuscript.SCENARIOS + name : name.toString()));
    }

    /** Editors may send more than they should: other YAML, other JSON. */
    private static boolean isOfProgramme(Path home, String name, boolean isScenario) {
        return isScenario
                ? name.endsWith(".yaml") && Files.exists(home.resolve(LoyaltyEngine.PROGRAMME_FILE))
                : name.endsWith(".drl") || name.equals(LoyaltyEngine.PROGRAMME_FILE);
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        place(opened.getTextDocument().getUri()).ifPresent(place -> {
            place.programme().open(place.file(), opened.getTextDocument().getText());
            show(place.programme());
            trying.execute(() -> tryScenarios(place.programme()));
        });
    }

    @Override
    public void didChange(DidChangeTextDocumentParams changed) {
        place(changed.getTextDocument().getUri()).ifPresent(place -> {
            changed.getContentChanges().forEach(change -> place.programme().open(place.file(), change.getText()));
            show(place.programme());
        });
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        place(closed.getTextDocument().getUri()).ifPresent(place -> {
            place.programme().close(place.file());
            show(place.programme());
        });
    }

    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        place(saved.getTextDocument().getUri())
                .ifPresent(place -> trying.execute(() -> tryScenarios(place.programme())));
    }

    private void tryScenarios(Programme programme) {
        programme.tryScenarios();
        show(programme);
    }

    /** Tells the editor what is wrong in each file, and of those in which nothing is any more. */
    private synchronized void show(Programme programme) {
        LanguageClient client = editor;
        if (client == null) {
            return;
        }
        Manuscript manuscript = programme.manuscript();
        Map<Path, List<Diagnostic>> byFile = new HashMap<>();
        Set<Path> before = marked.getOrDefault(programme, Set.of());
        before.forEach(path -> byFile.put(path, new ArrayList<>()));
        for (Finding finding : programme.findings()) {
            String file = finding.where().file();
            byFile.computeIfAbsent(programme.path(file), path -> new ArrayList<>())
                    .add(Protocol.diagnostic(finding, new Lines(manuscript.text(file))));
        }
        Set<Path> now = new HashSet<>();
        byFile.forEach((path, diagnostics) -> {
            client.publishDiagnostics(new PublishDiagnosticsParams(uri(path), diagnostics));
            if (!diagnostics.isEmpty()) {
                now.add(path);
            }
        });
        marked.put(programme, now);
    }

    private String uri(Path path) {
        return called.getOrDefault(path, path.toUri().toString());
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams asked) {
        return CompletableFuture.supplyAsync(
                () -> Either.forLeft(asked(asked.getTextDocument().getUri(), asked.getPosition())
                        .map(at -> at.author().completions(at.file(), at.position()).stream()
                                .map(completion -> Protocol.item(completion, at.lines()))
                                .toList())
                        .orElse(List.of())));
    }

    @Override
    @SuppressWarnings("NullAway") // The protocol says nothing by null.
    public CompletableFuture<Hover> hover(HoverParams asked) {
        return CompletableFuture.supplyAsync(() -> asked(asked.getTextDocument().getUri(), asked.getPosition())
                .flatMap(at ->
                        at.author().hover(at.file(), at.position()).map(hover -> Protocol.hover(hover, at.lines())))
                .orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams asked) {
        return CompletableFuture.supplyAsync(() -> Either.forLeft(asked(
                        asked.getTextDocument().getUri(), asked.getPosition())
                .flatMap(at -> at.author()
                        .definition(at.file(), at.position())
                        .map(found -> new Location(
                                uri(at.programme().path(found.file())),
                                Protocol.range(found, new Lines(at.manuscript().text(found.file()))))))
                .map(List::of)
                .orElse(List.of())));
    }

    /** A question about a position of a file. */
    private record Asked(Programme programme, Manuscript manuscript, String file, int position) {
        Author author() {
            return new Author(manuscript);
        }

        Lines lines() {
            return new Lines(manuscript.text(file));
        }
    }

    private Optional<Asked> asked(String uri, Position position) {
        return place(uri).map(place -> {
            Manuscript manuscript = place.programme().manuscript();
            int at = new Lines(manuscript.text(place.file()))
                    .position(position.getLine() + 1, position.getCharacter() + 1);
            return new Asked(place.programme(), manuscript, place.file(), at);
        });
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams changed) {
        // There is nothing to be set.
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams changed) {
        programmes.values().forEach(this::show);
    }
}
