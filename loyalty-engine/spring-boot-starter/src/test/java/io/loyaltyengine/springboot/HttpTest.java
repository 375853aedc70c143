package io.loyaltyengine.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** What somebody sees of an application through HTTP. */
class HttpTest {
    private static final LoyaltyJson JSON = new LoyaltyJson();
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(JSON.module()).build();
    /** A decimal that no double holds. */
    private static final String ODD = "123456789.123456789";

    private static final Activity SURVEY = Activity.of("survey-7")
            .at(Instant.parse("2026-06-15T12:00:00Z"))
            .currency("EUR")
            .kind("survey")
            .attribute("share", new BigDecimal(ODD))
            .build();

    private static Path rules;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rules = folder;
        Shop.lay(Shop.RULES, rules);
        application = Application.start("--loyalty-engine.rules=file:" + rules, "--loyalty-engine.reload=50ms");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private record Answer(int status, String type, String text) {
        JsonNode body() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Answer send(HttpRequest.Builder request, String path) {
        String port = application.getEnvironment().getProperty("local.server.port");
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            request.uri(URI.create("http://localhost:" + port + path))
                                    .header("Content-Type", "application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Answer get(String path) {
        return send(HttpRequest.newBuilder(), path);
    }

    private static Answer post(String path, String body) {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)), path);
    }

    @Test
    void theVersionThatIsMeantIsTested() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
    }

    @Test
    void healthNamesTheRulesAndWhatIsRefusedUntilItIsMended() {
        JsonNode health = get("/actuator/health").body();
        assertThat(health.at("/components/loyaltyEngine/status").asText()).isEqualTo("UP");
        JsonNode details = health.at("/components/loyaltyEngine/details");
        assertThat(details.get("name").asText()).isEqualTo("corner shop");
        assertThat(details.get("hash").asText()).hasSize(64);
        assertThat(details.get("rules").asInt()).isEqualTo(3);

        Shop.replace(rules.resolve("points.drl"), "paid", "payd");
        await().atMost(Duration.ofMinutes(1)).until(() -> status().equals("DEGRADED"));
        Answer degraded = get("/actuator/health");
        assertThat(degraded.status()).isEqualTo(200);
        assertThat(degraded.body().get("status").asText()).isEqualTo("UP");
        assertThat(degraded.body()
                        .at("/components/loyaltyEngine/details/refused/0")
                        .asText())
                .startsWith("points.drl:8:");
        assertThat(measured("loyalty.rules.refused")).isEqualTo(1);

        Shop.replace(rules.resolve("points.drl"), "earn(1)", "earn(2)");
        await().atMost(Duration.ofMinutes(1)).until(() -> status().equals("UP"));
        assertThat(measured("loyalty.rules.refused")).isZero();
        assertThat(measured("loyalty.rules.replaced")).isEqualTo(1);
    }

    private static String status() {
        return get("/actuator/health")
                .body()
                .at("/components/loyaltyEngine/status")
                .asText();
    }

    private static int measured(String name) {
        return get("/actuator/metrics/" + name)
                .body()
                .at("/measurements/0/value")
                .asInt();
    }

    private static String written(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEvaluationIsWrittenAsTheLibraryWritesItAndCounted() {
        Answer answer = post("/evaluations", written(Shop.purchase("EUR")));

        Evaluation evaluation = application.getBean(LoyaltyEngine.class).evaluate(Shop.ANNA, Shop.purchase("EUR"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(written(evaluation));
        assertThat(measured("loyalty.evaluate")).isPositive();
        assertThat(measured("loyalty.decisions")).isPositive();
        assertThat(measured("loyalty.refusals")).isPositive();
    }

    @Test
    void theModelIsPartOfTheHostsOwnDocuments() {
        String visit =
                "{\"customer\":" + written(Shop.ANNA) + ",\"transaction\":" + written(Shop.purchase("EUR")) + "}";
        Answer answer = post("/visits", visit);

        Evaluation evaluation = application.getBean(LoyaltyEngine.class).evaluate(Shop.ANNA, Shop.purchase("EUR"));
        assertThat(answer.text())
                .isEqualTo("{\"shop\":\"corner shop\",\"decisions\":" + writtenAll(evaluation.decisions()) + "}");
        assertThat(get("/customer").text()).isEqualTo(written(Shop.ANNA));
    }

    private static String writtenAll(List<Decision> decisions) {
        return decisions.stream().map(HttpTest::written).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void decimalsStayExactAlsoWhereTheHostKeepsThemForAWhile() {
        String event = "{\"transaction\":" + written(SURVEY) + ",\"event\":\"survey\"}";

        assertThat(written(SURVEY)).contains(ODD);
        assertThat(post("/events", event).text()).contains(written(SURVEY));
    }

    @Test
    void whatIsUnknownWithinTheModelIsRefused() {
        String visit = "{\"customer\":" + written(Shop.ANNA) + ",\"transaction\":"
                + written(SURVEY).replace("\"kind\"", "\"kin\"") + "}";
        Answer answer = post("/visits", visit);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("path").asText()).isEqualTo("kin");
        assertThat(answer.body().get("code").asText()).isEqualTo("UNKNOWN");
    }

    @Test
    void whatACallerCanMendIsToldToTheCaller() {
        Answer answer = post("/evaluations", written(Shop.purchase("CHF")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().get("path").asText()).isEqualTo("transaction.currency");
        assertThat(answer.body().get("code").asText()).isEqualTo("MISMATCH");
        assertThat(answer.body().get("detail").asText()).contains("`CHF`");
    }

    @Test
    void aBodyThatIsNotValidIsToldByItsPath() {
        String body = written(Shop.purchase("EUR")).replace("\"quantity\":1", "\"quantity\":-1");
        Answer answer = post("/evaluations", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("path").asText()).isEqualTo("lines[0].quantity");
        assertThat(answer.body().get("code").asText()).isEqualTo("OUT_OF_RANGE");
    }

    @Test
    void whatACallerCannotMendIsNotToldButForTheRule() {
        Answer answer = get("/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().get("rule").asText()).isEqualTo("Double points");
        assertThat(answer.body().toString()).doesNotContain("secret");
    }
}
