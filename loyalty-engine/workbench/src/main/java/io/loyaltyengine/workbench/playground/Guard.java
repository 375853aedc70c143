package io.loyaltyengine.workbench.playground;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may ask: only our own page, opened with the address that was printed.
 *
 * <p>A page of somebody else can send requests here from the author's browser. It knows no token, its {@code Origin} is
 * another, and if it makes its own name lead here, its {@code Host} is another.
 */
final class Guard {
    /** In the address of the first visit. */
    static final String PARAMETER = "token";

    private static final String SAFE = "GET";

    private final String token;
    private final String cookie;
    private final Set<String> hosts;

    Guard(int port) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.token = HexFormat.of().formatHex(random);
        // Browsers send cookies to all ports of a machine: two playgrounds must not take each other's.
        this.cookie = "workbench-" + port;
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    String token() {
        return token;
    }

    /** What a browser is to keep and to send with every request of our own page. */
    String setCookie() {
        return cookie + "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
    }

    boolean lets(HttpExchange exchange) {
        return isOurHost(exchange.getRequestHeaders())
                && isOurPage(exchange)
                && Stream.concat(inCookies(exchange.getRequestHeaders()), inAddress(exchange).stream())
                        .anyMatch(this::isToken);
    }

    private boolean isOurHost(Headers headers) {
        List<String> host = headers.getOrDefault("Host", List.of());
        return host.size() == 1 && hosts.contains(host.get(0));
    }

    /** What changes or computes anything says where it comes from; what only looks may say nothing, as a typed address does. */
    private boolean isOurPage(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        boolean safe = exchange.getRequestMethod().equals(SAFE);
        boolean ours = headers.getOrDefault("Origin", List.of()).stream()
                .allMatch(origin -> hosts.stream().anyMatch(host -> origin.equals("http://" + host)));
        boolean direct = headers.getOrDefault("Sec-Fetch-Site", List.of()).stream()
                .allMatch(site -> site.equals("same-origin") || site.equals("none"));
        return ours && direct && (safe || headers.containsKey("Origin"));
    }

    private Stream<String> inCookies(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(all -> Stream.of(all.split(";")))
                .map(String::strip)
                .filter(one -> one.startsWith(cookie + "="))
                .map(one -> one.substring(cookie.length() + 1));
    }

    private static Optional<String> inAddress(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return Optional.ofNullable(query)
                .filter(all -> exchange.getRequestURI().getPath().equals("/") && all.startsWith(PARAMETER + "="))
                .map(all -> all.substring(PARAMETER.length() + 1));
    }

    private boolean isToken(String sent) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
