package com.xiaomi.privacy.foundation.answer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.startsWith;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** What every answer says to browsers, and what the log says of who was stopped. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AnswerHeadersIT {

    @Test
    void everyAnswerTellsBrowsersToKeepAndGuessNothing() {
        Stream<ValidatableResponse> answers = Stream.of(
                given().contentType("application/json")
                        .body("{\"name\":\"a\"}")
                        .post("/problems")
                        .then()
                        .statusCode(200),
                given().get("/problems/broken").then().statusCode(500),
                given().get("/problems/mine").then().statusCode(401),
                given().get("/problems/nowhere").then().statusCode(404));

        assertThat(answers)
                .allSatisfy(answer -> answer.header("Cache-Control", equalTo("no-store"))
                        .header("X-Content-Type-Options", equalTo("nosniff"))
                        .header("Referrer-Policy", equalTo("no-referrer"))
                        .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"))
                        .header("Strict-Transport-Security", equalTo("max-age=31536000; includeSubDomains")));
    }

    @Test
    void theTypeOfABodyIsSaidAndThatItsLettersAreUtf8() {
        String name = "Jörg";

        byte[] answer = given().contentType("application/json")
                .body("{\"name\":\"%s\"}".formatted(name))
                .post("/problems")
                .then()
                .statusCode(200)
                .header("Content-Type", equalToIgnoringCase("text/plain;charset=UTF-8"))
                .extract()
                .asByteArray();

        assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo(name);
        // JSON is UTF-8 and nothing else (RFC 8259, 8.1).
        given().get("/problems/broken").then().header("Content-Type", startsWith("application/problem+json"));
        given().get("/problems/nowhere").then().header("Content-Type", startsWith("application/problem+json"));
    }

    @Test
    void whatIsRefusedIsLoggedWithoutTheAddressAndWhatWasSent() {
        Messages messages = new Messages();
        Logger log = Logger.getLogger(RefusedCalls.class.getName());
        log.addHandler(messages);
        try {
            given().queryParam("of", "somebody").get("/problems/mine").then().statusCode(401);
            given().contentType("application/json")
                    .body("{\"name\":\"somebody\",\"unknown\":1}")
                    .post("/problems")
                    .then()
                    .statusCode(400);

            await().untilAsserted(() -> assertThat(messages.said)
                    .contains("refused: GET ProblemResource.mine, 401"
                            + " urn:xiaomi-privacy:problem:authentication-required")
                    .anyMatch(said -> said.matches(
                            "refused: POST ProblemResource\\.\\w+, 400 urn:xiaomi-privacy:problem:malformed-json")));
            assertThat(messages.said).noneMatch(said -> said.contains("somebody"));
        } finally {
            log.removeHandler(messages);
        }
    }

    @Test
    void traceIsNoMethodOfTheApi() {
        given().request("TRACE", "/problems").then().statusCode(405);
    }

    private static final class Messages extends Handler {

        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            said.add(record instanceof ExtLogRecord extended ? extended.getFormattedMessage() : record.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
