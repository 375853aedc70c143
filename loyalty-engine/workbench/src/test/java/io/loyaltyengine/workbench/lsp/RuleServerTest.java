package io.loyaltyengine.workbench.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session of an editor with the server, over pipes. */
@Timeout(120)
class RuleServerTest {
    private static final String BADGES = """
            // Badges.
            package standing
            rule "Superfan"
                @en("20 visits.")
                @de("20 Besuche.")
            when
                Customer( visits >= 20, !hasBadge("superfan") )
            then
                decide.award("superfan");
            end
            """;

    private final Editor editor = new Editor();
    private final Path folder;
    private final CompletableFuture<Boolean> leave;
    private final LanguageServer server;
    private final Future<?> listening;

    RuleServerTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("programme.json"), """
                {"schema": 1, "name": "one", "version": "1", "currency": "EUR", "zone": "Europe/Berlin", "tiers": [],
                 "pointValue": 0.01}
                """);
        Files.writeString(folder.resolve("badges.drl"), BADGES);
        Pipe toServer = Pipe.open();
        Pipe toEditor = Pipe.open();
        leave = CompletableFuture.supplyAsync(() -> {
            try {
                return RuleServer.serve(
                        Channels.newInputStream(toServer.source()), Channels.newOutputStream(toEditor.sink()));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(
                editor, Channels.newInputStream(toEditor.source()), Channels.newOutputStream(toServer.sink()));
        listening = launcher.startListening();
        server = launcher.getRemoteProxy();
        assertThat(server.initialize(new InitializeParams())
                        .join()
                        .getCapabilities()
                        .getHoverProvider()
                        .getLeft())
                .isTrue();
    }

    @AfterEach
    void takesItsLeave() {
        server.shutdown().join();
        server.exit();
        assertThat(leave.join()).isTrue();
        listening.cancel(true);
    }

    private String uri(String file) {
        return folder.resolve(file).toUri().toString();
    }

    private TextDocumentIdentifier document(String file) {
        return new TextDocumentIdentifier(uri(file));
    }

    private void open(String file, String text) {
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(file), "drl", 1, text)));
    }

    private void type(String file, String text) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri(file), 2),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    @Test
    void underlines_a_mistake_while_it_is_typed_and_no_longer_when_it_is_mended() throws InterruptedException {
        open("badges.drl", BADGES);
        type("badges.drl", BADGES.replace("visits >=", "vists >="));

        Diagnostic mistake = editor.told(uri("badges.drl")).get(0);
        assertThat(mistake.getRange()).isEqualTo(new Range(new Position(6, 14), new Position(6, 19)));
        assertThat(mistake.getMessage().getLeft()).isEqualTo("`Customer` has no `vists`.\nMaybe `visits`.");

        type("badges.drl", BADGES);
        editor.awaitsNothing(uri("badges.drl"));
    }

    @Test
    void tries_scenarios_when_something_is_saved() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("scenarios"));
        String scenarios = """
                - scenario: Too few
                  when: [purchase: {lines: [9.99]}]
                  then: [BadgeAwarded: {reason: {rule: Superfan}}]
                """;
        open("scenarios/badges.yaml", scenarios);
        server.getTextDocumentService().didSave(new DidSaveTextDocumentParams(document("scenarios/badges.yaml")));

        assertThat(editor.told(uri("scenarios/badges.yaml")).get(0).getMessage().getLeft())
                .contains("There is no BadgeAwarded");
        List<? extends Location> rule = server.getTextDocumentService()
                .definition(new DefinitionParams(document("scenarios/badges.yaml"), new Position(2, 42)))
                .join()
                .getLeft();
        assertThat(rule)
                .singleElement()
                .isEqualTo(new Location(uri("badges.drl"), new Range(new Position(2, 5), new Position(2, 15))));
    }

    @Test
    void offers_what_fits_and_says_what_it_means() {
        open("badges.drl", BADGES.replace("visits >= 20, !hasBadge(\"superfan\")", "!has"));
        List<CompletionItem> items = server.getTextDocumentService()
                .completion(new CompletionParams(document("badges.drl"), new Position(6, 18)))
                .join()
                .getLeft();

        assertThat(items)
                .filteredOn(item -> item.getLabel().equals("hasBadge"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getTextEdit().getLeft().getNewText()).isEqualTo("hasBadge(\"$0\")");
                    assertThat(item.getTextEdit().getLeft().getRange())
                            .isEqualTo(new Range(new Position(6, 15), new Position(6, 18)));
                });
        assertThat(server.getTextDocumentService()
                        .hover(new HoverParams(document("badges.drl"), new Position(8, 13)))
                        .join()
                        .getContents()
                        .getRight()
                        .getValue())
                .contains("a badge, for good");
        assertThat(server.getTextDocumentService()
                        .hover(new HoverParams(document("badges.drl"), new Position(0, 0)))
                        .join())
                .isNull();
    }

    /** The other end: keeps what it is told. */
    private static final class Editor implements LanguageClient {
        private final BlockingQueue<PublishDiagnosticsParams> told = new LinkedBlockingQueue<>();

        /** What a file is next said to be wrong with. */
        List<Diagnostic> next(String uri) throws InterruptedException {
            while (true) {
                PublishDiagnosticsParams next = told.take();
                if (next.getUri().equals(uri)) {
                    return next.getDiagnostics();
                }
            }
        }

        /** The same, when there is something. */
        List<Diagnostic> told(String uri) throws InterruptedException {
            while (true) {
                List<Diagnostic> next = next(uri);
                if (!next.isEmpty()) {
                    return next;
                }
            }
        }

        /** Waits until nothing is left to be told: what was told before may be told once more. */
        void awaitsNothing(String uri) throws InterruptedException {
            while (!next(uri).isEmpty()) {
                // The next one.
            }
        }

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            told.add(diagnostics);
        }

        @Override
        public void telemetryEvent(Object object) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void showMessage(MessageParams message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void logMessage(MessageParams message) {
            throw new UnsupportedOperationException();
        }
    }
}
