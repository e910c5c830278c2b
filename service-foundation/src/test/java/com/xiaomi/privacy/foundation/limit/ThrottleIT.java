package com.xiaomi.privacy.foundation.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three calls an hour for each; the connections of the tests come from a trusted proxy. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(CaptchaService.class)
class ThrottleIT {

    private static final String REFERENCE = "7K3M-9QXP-2A4W";

    private final String client = anAddress();

    @TestHTTPResource("/throttled/clients")
    URI clients;

    @Test
    void theFourthCallOfAClientIsRefusedAndSaysWhenToComeBack() {
        useUp("/throttled/clients");

        Response refused = from(client).body("{}").post("/throttled/clients");

        problem(refused, 429, "rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1201);
        assertThat(from(anAddress()).body("{}").post("/throttled/clients").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatAClientClaimsAboutItsAddressGivesItNoNewAllowance() {
        useUp("/throttled/clients");

        for (String claim : new String[] {anAddress(), "10.0.0.1", "127.0.0.1", "unknown"}) {
            Response refused = from(claim + ", " + client).body("{}").post("/throttled/clients");
            problem(refused, 429, "rate-limited");
        }
        problem(
                from(client)
                        .header("Forwarded", "for=" + anAddress())
                        .header("X-Real-IP", anAddress())
                        .body("{}")
                        .post("/throttled/clients"),
                429,
                "rate-limited");
    }

    @Test
    void whatCameInTheClearIsRefusedAndNotRedirected() {
        Response refused =
                from(client).header("X-Forwarded-Proto", "http").body("{}").post("/throttled/clients");

        problem(refused, 400, "malformed-request");
        assertThat(refused.header("Location")).isNull();
        assertThat(from(client)
                        .header("X-Forwarded-Proto", "https")
                        .body("{}")
                        .post("/throttled/clients")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReferenceIsCountedOverAllClientsAndHoweverItIsTyped() {
        String reference = Reference.random().value();
        for (int i = 0; i < 3; i++) {
            assertThat(from(anAddress())
                            .get("/throttled/references/" + reference)
                            .statusCode())
                    .isEqualTo(200);
        }

        problem(
                from(anAddress())
                        .get("/throttled/references/"
                                + reference.replace("-", "").toLowerCase(Locale.ROOT)),
                429,
                "rate-limited");
        assertThat(from(anAddress()).get("/throttled/references/" + REFERENCE).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsRead() {
        String large = "{\"a\":\"" + "x".repeat(300_000) + "\"}";

        problem(from(client).body(large).post("/throttled/clients"), 413, "payload-too-large");
    }

    @Test
    void aLargeBodyOfUntoldLengthIsRefusedToo() throws Exception {
        byte[] large = ("{\"a\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> refused = http.send(
                    HttpRequest.newBuilder(clients)
                            .header("Content-Type", "application/json")
                            .header("X-Forwarded-For", client)
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> small = http.send(
                    HttpRequest.newBuilder(clients)
                            .header("Content-Type", "application/json")
                            .header("X-Forwarded-For", client)
                            .POST(BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream("{\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("payload-too-large");
            assertThat(small.body()).isEqualTo("taken 1");
        }
    }

    @Test
    void deepNestingIsRefused() {
        problem(
                from(client)
                        .body("{\"a\":" + "[".repeat(30) + "]".repeat(30) + "}")
                        .post("/throttled/clients"),
                400,
                "malformed-json");
    }

    @Test
    void aCaptchaIsDueAboveTheSoftLimitOnly() {
        assertThat(from(client).get("/throttled/humans").statusCode()).isEqualTo(200);
        assertThat(from(client).get("/throttled/humans").statusCode()).isEqualTo(200);

        problem(from(client).get("/throttled/humans"), 403, "captcha-required");
        String token = "good " + UUID.randomUUID();
        assertThat(withToken(token).statusCode()).isEqualTo(200);
        // Each token works once.
        problem(withToken(token), 403, "captcha-required");
        assertThat(CaptchaService.ASKED).isNotEmpty().noneMatch(form -> form.contains("remoteip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "elsewhere"})
    void aTokenThatProvesNothingIsRefused(String token) {
        problem(withToken(token), 403, "captcha-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "nonsense"})
    void ifItCannotBeFoundOutNobodyIsLetThrough(String token) {
        Response refused = withToken(token);

        problem(refused, 503, "captcha-unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
    }

    private void useUp(String path) {
        for (int i = 0; i < 3; i++) {
            assertThat(from(client).body("{}").post(path).statusCode()).isEqualTo(200);
        }
    }

    private Response withToken(String token) {
        return from(client).header("Captcha-Token", token).get("/throttled/humans");
    }

    private static RequestSpecification from(String forwardedFor) {
        return given().contentType("application/json").header("X-Forwarded-For", forwardedFor);
    }

    /** Of the block for documentation (2001:db8::/32), in a /64 that no other test has. */
    private static String anAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "2001:db8:%x:%x::1".formatted(random.nextInt(0xFFFF), random.nextInt(0xFFFF));
    }

    private static void problem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
    }
}
