package io.loyaltyengine.workbench.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** A session with one editor: says what it can, and ends when the editor does. */
public final class RuleServer implements LanguageServer {
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Documents documents = new Documents();
    private volatile boolean asked;

    private RuleServer() {}

    /**
     * Answers an editor until it ends the session, or the connection ends.
     *
     * @return whether the editor took its leave first
     * @throws InterruptedException when this thread is interrupted while it waits
     */
    public static boolean serve(InputStream in, OutputStream out) throws InterruptedException {
        RuleServer server = new RuleServer();
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.documents.tell(launcher.getRemoteProxy());
        CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> listen(launcher));
        try {
            CompletableFuture.anyOf(server.ended, gone).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            server.documents.close();
        }
        return server.asked;
    }

    private static void listen(Launcher<LanguageClient> launcher) {
        try {
            launcher.startListening().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        TextDocumentSyncOptions texts = new TextDocumentSyncOptions();
        texts.setOpenClose(true);
        texts.setChange(TextDocumentSyncKind.Full);
        texts.setSave(new SaveOptions(false));
        ServerCapabilities can = new ServerCapabilities();
        can.setTextDocumentSync(texts);
        can.setCompletionProvider(new CompletionOptions(false, List.of(".", "(", "\"", "{", "@", "$")));
        can.setHoverProvider(true);
        can.setDefinitionProvider(true);
        return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("loyalty-engine")));
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        asked = true;
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public void exit() {
        ended.complete(null);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return documents;
    }
}
