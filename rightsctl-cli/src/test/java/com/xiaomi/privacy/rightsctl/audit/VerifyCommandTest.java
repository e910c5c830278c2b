package com.xiaomi.privacy.rightsctl.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.rightsctl.Rightsctl;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command against a server that answers as case-workflow does. */
class VerifyCommandTest {
    private static final Map<String, String> SIGNED_IN = Map.of("RIGHTSCTL_TOKEN", "a-token");
    private static final String WHOLE = """
            {"service": "case-workflow-service", "state": "INTACT", "chains": 20, "entries": 1234, "badChains": 0,
             "backwards": 0, "seconds": 0.51, "entriesPerSecond": 2420, "firstBad": null,
             "anchors": {"anchors": 1024, "faults": 0, "firstFaults": []}}""";
    private static final String BAD = """
            {"service": "request-intake-service", "state": "TAMPERED", "chains": 20, "entries": 1000, "badChains": 2,
             "backwards": 3, "seconds": 1, "entriesPerSecond": 1000,
             "firstBad": {"chainId": "01997a3e-0000-7000-8000-000000000001", "position": 7, "flaw": "MISSING"},
             "anchors": {"anchors": 3, "faults": 2, "firstFaults": [{"kind": "ENTRY_CHANGED",
              "chainId": "01997a3e-0000-7000-8000-000000000002", "position": 5}]}}""";
    private static final String AWAY = """
            {"service": "notification-service", "state": "UNAVAILABLE", "chains": null, "entries": null,
             "badChains": null, "backwards": null, "seconds": null, "entriesPerSecond": null, "firstBad": null}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private String answer;
    private int status = 200;
    private String authorization;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/audit/verification", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aWholeTrailIsSuccess() {
        answer = "{\"intact\": true, \"services\": [%s]}".formatted(WHOLE);

        assertThat(verify(SIGNED_IN)).isZero();

        assertThat(out.toString().strip()).isEqualToNormalizingNewlines("""
                        case-workflow-service: intact (1,234 entries in 20 chains, 0.5 s, 2,420 entries/s)
                          anchors: all as written, and locked (1,024 anchors)""");
        assertThat(err.toString()).isEmpty();
        assertThat(authorization).isEqualTo("Bearer a-token");
    }

    @Test
    void theFirstBadEntryIsNamedAndTheExitCodeIsOne() {
        answer = "{\"intact\": false, \"services\": [%s, %s]}".formatted(WHOLE, BAD);

        assertThat(verify(SIGNED_IN)).isOne();

        assertThat(out.toString())
                .contains("case-workflow-service: intact")
                .contains("request-intake-service: 2 CHAINS ARE BAD; first bad entry:"
                        + " chain 01997a3e-0000-7000-8000-000000000001, position 7, MISSING")
                .contains("a clock was set back before 3 of them")
                .contains("anchors: 2 FAULTS; the first: entry changed,"
                        + " chain 01997a3e-0000-7000-8000-000000000002, position 5 (3 anchors)");
    }

    @Test
    void aServiceThatIsAwayIsNoSuccess() {
        answer = "{\"intact\": false, \"services\": [%s, %s]}".formatted(WHOLE, AWAY);

        assertThat(verify(SIGNED_IN)).isOne();

        assertThat(out.toString()).contains("notification-service: can't be asked now", "anchors: can't be read now");
    }

    @Test
    void aRefusalIsTold() {
        status = 409;
        answer = "{\"title\": \"Another check is running\", \"detail\": \"Ask again later.\", \"status\": 409}";

        assertThat(verify(SIGNED_IN)).isOne();

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Another check is running. Ask again later. (409)");
    }

    @Test
    void whatIsNoAnswerOfTheSystemIsNoSuccess() {
        answer = "<html>";

        assertThat(verify(SIGNED_IN)).isOne();
        assertThat(err.toString()).contains("does not answer as the system does");
    }

    @Test
    void nothingIsAskedWithoutAToken() {
        assertThat(verify(Map.of())).isEqualTo(2);
        assertThat(err.toString()).contains("RIGHTSCTL_TOKEN");
        assertThat(authorization).isNull();
    }

    @Test
    void aSystemThatIsNotThereIsTold() {
        server.stop(0);

        assertThat(verify(SIGNED_IN)).isOne();
        assertThat(err.toString()).contains("can't be reached");
    }

    private int verify(Map<String, String> environment) {
        return Rightsctl.commandLine(InputStream.nullInputStream(), Clock.systemUTC(), environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "audit",
                        "verify",
                        "--url",
                        "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
