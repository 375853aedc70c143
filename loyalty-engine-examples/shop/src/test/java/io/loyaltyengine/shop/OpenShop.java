package io.loyaltyengine.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shop with a database of its own at some free port, and whoever comes in by HTTP. */
final class OpenShop implements AutoCloseable {
    private final ConfigurableApplicationContext shop;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final LoyaltyJson json = new LoyaltyJson();
    private final ObjectMapper mapper = new ObjectMapper().registerModule(json.module());

    /** One for all tests that can share it, until they are over; nothing leaves its outbox by itself. */
    static OpenShop shared() {
        return Shared.SHOP;
    }

    private static final class Shared {
        static final OpenShop SHOP = new OpenShop("--shop.outbox-delay=1h");
    }

    OpenShop(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "--server.port=0";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        shop = new SpringApplicationBuilder(ShopApplication.class).run(all);
        address = URI.create("http://localhost:" + shop.getEnvironment().getRequiredProperty("local.server.port"));
    }

    <T> T part(Class<T> type) {
        return shop.getBean(type);
    }

    JdbcClient sql() {
        return part(JdbcClient.class);
    }

    URI at(String path) {
        return address.resolve(path);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return Objects.requireNonNull(
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void enrol(String member) {
        answered(post("/members", "{\"id\": \"" + member + "\", \"at\": \"2026-01-02T12:00:00Z\"}"));
    }

    void enrol(String member, String referrer) {
        answered(post(
                "/members",
                "{\"id\": \"" + member + "\", \"profile\": {\"referredBy\": \"" + referrer
                        + "\"}, \"at\": \"2026-01-02T12:00:00Z\"}"));
    }

    HttpResponse<String> ask(String member, Transaction transaction) {
        String path = member.equals(Store.GUEST) ? "/transactions" : "/members/" + member + "/transactions";
        return post(path, json.write(transaction));
    }

    Evaluation book(String member, Transaction transaction) {
        return evaluation(answered(ask(member, transaction)));
    }

    Evaluation evaluation(String answer) {
        try {
            return mapper.readValue(answer, Evaluation.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String answered(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Override
    public void close() {
        shop.close();
    }
}
