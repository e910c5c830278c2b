package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is sent to another cell, or names no country, has their answer before they have sent one byte of the body. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class UnreadBodyIT {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int A_MOMENT_MILLIS = 300;

    @TestHTTPResource("/")
    URL service;

    @Inject
    ObjectMapper json;

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @CsvSource({
        "?country=IN, 421, Content-Length: 5000",
        "?country=IN, 421, Transfer-Encoding: chunked",
        "?country=IN, 421, 'Content-Length: 5000\r\nExpect: 100-continue'",
        "?country=IN, 421, 'Transfer-Encoding: chunked\r\nExpect: 100-continue'",
        "?country=US&region=CA, 421, Content-Length: 5000",
        "?country=XX, 422, Content-Length: 5000",
        "?country=in, 422, Transfer-Encoding: chunked",
        "'', 422, 'Content-Length: 5000\r\nExpect: 100-continue'",
        "?country=DE&region=bavaria, 422, Content-Length: 5000",
        "?country=DE&country=IN, 422, Content-Length: 5000"
    })
    void theWholeAnswerAndTheEndComeBeforeTheBody(String query, int status, String bodyHeaders) throws IOException {
        try (Socket socket = open()) {
            send(socket, head(query, bodyHeaders));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
            assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\nconnection: close\r\n");
            assertThat(problem(answer).path("status").intValue()).isEqualTo(status);
        }
    }

    @Test
    void theAnswerSaysWhereToSendItInstead() throws IOException {
        try (Socket socket = open()) {
            send(socket, head("?country=IN", "Content-Length: 5000"));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(problem(answer).path("type").textValue()).isEqualTo("urn:xiaomi-privacy:problem:wrong-cell");
            assertThat(problem(answer).path("baseUrl").textValue()).isEqualTo("https://in.privacy.example.org");
            assertThat(answer.toLowerCase(Locale.ROOT))
                    .contains("link: <https://in.privacy.example.org/api/v1/requests?country=in>; rel=\"alternate\"");
        }
    }

    @Test
    void aClientThatSendsItsBodyAllTheSameStillSeesTheAnswer() throws IOException {
        try (Socket socket = open()) {
            send(socket, head("?country=IN", "Content-Length: 5000") + "x".repeat(5000));

            byte[] seen = socket.getInputStream().readNBytes(300);

            assertThat(new String(seen, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void overHttp2TheAnswerComesBeforeTheBodyTooAndOnlyTheStreamEnds() throws Exception {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                // HTTP/2 from the first byte, without asking for it in HTTP/1.1.
                .setHttp2ClearTextUpgrade(false)
                .setDefaultHost(service.getHost())
                .setDefaultPort(service.getPort()));
        try {
            HttpClientRequest misdirected =
                    result(client.request(HttpMethod.POST, IntakeCalls.REQUESTS + "?country=IN"));
            CompletableFuture<Throwable> reset = new CompletableFuture<>();
            misdirected
                    .exceptionHandler(reset::complete)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Idempotency-Key", IntakeCalls.newKey())
                    .putHeader("Content-Length", "5000");
            // Asked for before anything is sent, for a body that nobody waits for is gone.
            Future<Buffer> body = misdirected.response().compose(HttpClientResponse::body);
            result(misdirected.sendHead());

            HttpClientResponse answer = result(misdirected.response());
            JsonNode problem = json.readTree(result(body).getBytes());

            assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(421);
            assertThat(problem.path("baseUrl").textValue()).isEqualTo("https://in.privacy.example.org");
            assertThat(reset.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                    .isInstanceOfSatisfying(
                            StreamResetException.class,
                            stopped -> assertThat(stopped.getCode()).isZero());
            HttpClientResponse next = result(
                    client.request(HttpMethod.GET, "/api/v1/jurisdictions/DE").compose(HttpClientRequest::send));
            assertThat(next.statusCode()).isEqualTo(200);
            assertThat(next.request().connection()).isSameAs(misdirected.connection());
        } finally {
            result(client.close());
        }
    }

    @Test
    void thePersonOfThisCellIsAskedForTheirBody() throws IOException {
        try (Socket socket = open()) {
            send(socket, head("?country=DE", "Content-Length: 5000\r\nExpect: 100-continue"));

            assertThat(new String(socket.getInputStream().readNBytes(21), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 100 Continue");
        }
        try (Socket socket = open()) {
            socket.setSoTimeout(A_MOMENT_MILLIS);
            send(socket, head("?country=DE", "Content-Length: 5000"));

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static String head(String query, String bodyHeaders) {
        return "POST " + IntakeCalls.REQUESTS + query + " HTTP/1.1\r\nHost: privacy.example.org\r\n"
                + "Content-Type: application/json\r\nIdempotency-Key: " + IntakeCalls.newKey() + "\r\n" + bodyHeaders
                + "\r\n\r\n";
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private JsonNode problem(String answer) throws IOException {
        return json.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
}
