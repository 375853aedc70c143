package io.loyaltyengine.workbench.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.workbench.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A page for the browser of this machine, and what it asks. Nobody else can reach it, and it reaches nobody else. */
public final class Playground implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String QUESTIONS = "/ask/";
    /** Of one question; with it come all texts of a programme. */
    private static final int MAX_QUESTION_BYTES = 20_000_000;

    private static final Map<String, String> PAGE = Map.of(
            "/", "text/html",
            "/page.css", "text/css",
            "/page.js", "text/javascript",
            "/editor.js", "text/javascript",
            "/icon.svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Guard guard;
    private final Answers answers;
    private final String folder;
    private final String language;

    private Playground(HttpServer server, Path rules, String language) {
        this.server = server;
        this.guard = new Guard(server.getAddress().getPort());
        this.answers = new Answers(new Shelf(rules));
        this.folder = String.valueOf(rules.toAbsolutePath().normalize().getFileName());
        this.language = language;
    }

    /**
     * Opens it.
     *
     * @param port 0 for any that is free
     * @param language in which it speaks at first
     * @throws io.loyaltyengine.error.RuleLoadException when the folder cannot be read
     */
    public static Playground open(Path rules, int port, String language) throws IOException {
        new Shelf(rules).read();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Playground playground = new Playground(server, rules, language);
        server.setExecutor(playground.threads);
        server.createContext("/", playground::answer);
        server.start();
        return playground;
    }

    /** Where to go first; whoever knows it may come in. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/?" + Guard.PARAMETER + "=" + guard.token();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Cache-Control", "no-store");
            if (!guard.lets(exchange)) {
                say(exchange, 403, "text/plain", "403\n".getBytes(StandardCharsets.UTF_8));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            boolean isPost = exchange.getRequestMethod().equals("POST");
            if (isPost && path.startsWith(QUESTIONS)) {
                question(exchange, path.substring(QUESTIONS.length()));
            } else if (!isPost && path.equals("/texts.json")) {
                json(exchange, 200, texts());
            } else if (!isPost && PAGE.containsKey(path)) {
                headers.set("Set-Cookie", guard.setCookie());
                say(exchange, 200, PAGE.getOrDefault(path, ""), file(path.equals("/") ? "/page.html" : path));
            } else if (!isPost && path.equals("/report")) {
                // It is shown within the page, and brings its own style along.
                headers.set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
                say(exchange, 200, "text/html", answers.report().getBytes(StandardCharsets.UTF_8));
            } else {
                json(exchange, 404, JSON.createObjectNode());
            }
        }
    }

    private void question(HttpExchange exchange, String question) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] asked = in.readNBytes(MAX_QUESTION_BYTES + 1);
            if (asked.length > MAX_QUESTION_BYTES) {
                json(exchange, 413, JSON.createObjectNode());
                return;
            }
            Optional<JsonNode> answer = answers.to(question, JSON.readTree(asked));
            json(exchange, answer.isPresent() ? 200 : 404, answer.orElseGet(JSON::createObjectNode));
        } catch (Shelf.Refused refused) {
            json(exchange, 409, JSON.createObjectNode().put("refused", refused.key()));
        } catch (JsonProcessingException noJson) {
            json(exchange, 400, JSON.createObjectNode());
        } catch (IOException | LoyaltyException failed) {
            json(exchange, 500, JSON.createObjectNode().put("failed", failed.getMessage()));
        }
    }

    /** What the page says, in both languages; it can change between them. */
    private JsonNode texts() {
        ObjectNode texts = JSON.createObjectNode().put("language", language).put("folder", folder);
        for (String each : List.of("en", "de")) {
            ObjectNode said = texts.putObject(each);
            Texts.in(each).starting("page.").forEach(said::put);
        }
        return texts;
    }

    private static void json(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        say(exchange, status, "application/json", JSON.writeValueAsBytes(answer));
    }

    private static void say(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = Playground.class.getResourceAsStream(name.substring(1))) {
            return file == null ? new byte[0] : file.readAllBytes();
        }
    }
}
