package io.loyaltyengine.workbench.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltyengine.workbench.Texts;
import io.loyaltyengine.workbench.Workbench;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what can be written: spoken to by the byte, since a client would not send what an attacker sends. */
class PlaygroundTest {
    private final Path folder;
    private final Playground playground;
    private final int port;
    private final String token;
    private final String ours;

    PlaygroundTest(@TempDir Path outside) throws IOException {
        this.folder = Files.createDirectory(outside.resolve("rules"));
        Files.writeString(outside.resolve("secret.drl"), "secret");
        Files.writeString(folder.resolve("one.drl"), "package earning\n");
        this.playground = Playground.open(folder, 0, "en");
        URI address = URI.create(playground.address());
        this.port = address.getPort();
        this.token = address.getQuery().substring("token=".length());
        this.ours = "Host: 127.0.0.1:" + port + "\r\nCookie: workbench-" + port + "=" + token + "\r\n";
    }

    @AfterEach
    void close() {
        playground.close();
    }

    private String origin() {
        return "Origin: http://127.0.0.1:" + port + "\r\n";
    }

    /** The status and the body of an answer. */
    private record Answer(int status, String all) {}

    private Answer send(String request, String headers, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write((request + " HTTP/1.1\r\n" + headers + "Connection: close\r\nContent-Length: " + bytes.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            out.flush();
            StringBuilder all = new StringBuilder();
            in.lines().forEach(line -> all.append(line).append('\n'));
            return new Answer(Integer.parseInt(all.substring(9, 12)), all.toString());
        }
    }

    private Answer get(String path, String headers) throws IOException {
        return send("GET " + path, headers, "");
    }

    private Answer files(String headers) throws IOException {
        return send("POST /ask/files", headers, "{}");
    }

    private Answer save(String name, String version) throws IOException {
        return send(
                "POST /ask/save",
                ours + origin(),
                "{\"file\": \"" + name + "\", \"text\": \"changed\", \"version\": \"" + version + "\"}");
    }

    @Test
    void lets_in_who_knows_the_address() throws IOException {
        Answer page = get("/?token=" + token, "Host: localhost:" + port + "\r\n");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.all())
                .containsIgnoringCase(
                        "set-cookie: workbench-" + port + "=" + token + "; Path=/; HttpOnly; SameSite=Strict")
                .containsIgnoringCase("content-security-policy: default-src 'self';");
        assertThat(get("/page.js", ours).status()).isEqualTo(200);
        assertThat(files(ours + origin()).all()).contains("package earning");
    }

    @Test
    void tells_what_the_edited_rules_would_cost() throws IOException {
        Files.delete(folder.resolve("one.drl"));
        StringWriter said = new StringWriter();
        Workbench.run(new PrintWriter(said), new PrintWriter(said), "new", folder.toString(), "--yes");
        String edited = Files.readString(folder.resolve("points.drl"))
                .replace("earn(1)", "earn(2)")
                .replace(": 1 f", ": 2 f");
        String asked = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "language",
                        "en",
                        "files",
                        Map.of(
                                "programme.json",
                                Files.readString(folder.resolve("programme.json")),
                                "points.drl",
                                edited)));

        assertThat(get("/report", ours).all()).doesNotContain("What if?");
        Answer answer = send("POST /ask/what-if", ours + origin(), asked);

        assertThat(answer.all()).endsWith("{\"loaded\":true}\n");
        assertThat(get("/report", ours).all())
                .containsIgnoringCase("content-security-policy: default-src 'none';")
                .contains("What if?", "as saved", "as in the editor", "Points for what is paid");
        assertThat(get("/report", "Host: 127.0.0.1:" + port + "\r\n").status()).isEqualTo(403);
        assertThat(send("POST /ask/what-if", ours + origin(), "{\"files\": {}}").all())
                .endsWith("{\"loaded\":false}\n");
    }

    @Test
    void lets_in_nobody_without_the_token() throws IOException {
        String host = "Host: 127.0.0.1:" + port + "\r\n";
        String wrong = token.replace(token.charAt(0), token.charAt(0) == 'a' ? 'b' : 'a');

        assertThat(get("/", host).status()).isEqualTo(403);
        assertThat(get("/page.js", host).status()).isEqualTo(403);
        assertThat(get("/?token=" + wrong, host).status()).isEqualTo(403);
        assertThat(get("/page.js?token=" + token, host).status()).isEqualTo(403);
        assertThat(files(host + origin()).status()).isEqualTo(403);
        assertThat(files(host + origin() + "Cookie: workbench-" + port + "=" + wrong + "\r\n")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"})
    void lets_in_no_page_of_somebody_else(String origin) throws IOException {
        assertThat(files(ours + "Origin: " + origin + "\r\n").status()).isEqualTo(403);
    }

    @Test
    void lets_in_no_question_that_does_not_say_where_it_comes_from() throws IOException {
        assertThat(files(ours).status()).isEqualTo(403);
        assertThat(files(ours + origin() + "Sec-Fetch-Site: same-site\r\n").status())
                .isEqualTo(403);
        assertThat(get("/page.js", ours + "Sec-Fetch-Site: cross-site\r\n").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"})
    void is_known_by_no_other_name(String host) throws IOException {
        assertThat(files(ours.replaceFirst("Host: [^\r]*", "Host: " + host) + origin())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void listens_to_this_machine_alone() throws IOException {
        try (Stream<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())) {
            others.forEach(address ->
                    assertThat(isOpen(address)).as(address.toString()).isFalse());
        }
    }

    private boolean isOpen(InetAddress address) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.drl",
                "scenarios/../../secret.drl",
                "..\\\\secret.drl",
                "/etc/one.drl",
                "sub/one.drl",
                ".one.drl",
                ".drl",
                "one.sh",
                "one.drl.sh",
                "scenarios/one.drl",
                "scenarios/../programme.json",
                "one.yaml",
                "other.json",
                "one\\u0000.drl",
                ""
            })
    void writes_no_other_file(String name) throws IOException {
        Answer answer = save(name, "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.all()).contains("page.noName");
        assertThat(Files.readString(folder.resolveSibling("secret.drl"))).isEqualTo("secret");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(folder.resolve("one.drl"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two.drl", "programme.json", "scenarios/two.yaml", "Grüße an alle.drl"})
    void writes_what_is_of_a_programme(String name) throws IOException {
        assertThat(save(name, "").status()).isEqualTo(200);
        assertThat(Files.readString(folder.resolve(name))).isEqualTo("changed");
    }

    @Test
    void writes_over_nothing_that_has_changed_meanwhile() throws IOException {
        String version = Shelf.version("package earning\n");
        Files.writeString(folder.resolve("one.drl"), "package standing\n");

        assertThat(save("one.drl", version).all()).contains("page.changed");
        assertThat(save("one.drl", "").status()).isEqualTo(409);
        assertThat(Files.readString(folder.resolve("one.drl"))).isEqualTo("package standing\n");

        assertThat(save("one.drl", Shelf.version("package standing\n")).status())
                .isEqualTo(200);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("one.drl"));
        }
    }

    @Test
    void answers_no_other_question() throws IOException {
        assertThat(send("POST /ask/else", ours + origin(), "{}").status()).isEqualTo(404);
        assertThat(send("POST /ask/files", ours + origin(), "{").status()).isEqualTo(400);
        assertThat(get("/../pom.xml", ours).status()).isEqualTo(404);
        assertThat(get("/package-info.class", ours).status()).isEqualTo(404);
    }

    @Test
    void has_a_text_for_everything_that_the_page_says() throws IOException {
        Set<String> said = new TreeSet<>();
        String page = get("/", ours).all() + get("/page.js", ours).all();
        Matcher keys =
                Pattern.compile("(?:data-(?:text|label)=|say\\()\"(\\w+)\"").matcher(page);
        while (keys.find()) {
            said.add("page." + keys.group(1));
        }
        Set<String> known = new TreeSet<>(Texts.in("en").starting("page.").keySet());
        // These are said by the server, which names them.
        known.removeAll(Set.of("page.noName", "page.changed"));
        said.remove("page.noName");

        assertThat(said).isEqualTo(known);
    }
}
