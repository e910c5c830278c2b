package com.xiaomi.privacy.rightsctl.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.rightsctl.Rightsctl;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command against servers that answer as case-workflow of two cells does. */
class CountsCommandTest {
    private static final Map<String, String> SIGNED_IN =
            Map.of("RIGHTSCTL_TOKEN_EU", "token-eu", "RIGHTSCTL_TOKEN_IN", "token-in");
    private static final String EUROPE = """
            {"cell": "EU", "quarter": "2026-Q3", "toldSince": "2026-10-02T00:00:00Z", "smallest": 10, "rows": [
             {"figure": "RECEIVED", "right": "ACCESS", "outcome": null, "cases": 120},
             {"figure": "CLOSED", "right": "ACCESS", "outcome": "REFUSED", "cases": 10}]}""";
    private static final String INDIA = """
            {"cell": "IN", "quarter": "2026-Q3", "toldSince": "2026-10-02T00:00:00Z", "smallest": 10, "rows": [
             {"figure": "RECEIVED", "right": "ACCESS", "outcome": null, "cases": 30},
             {"figure": "RECEIVED", "right": "ERASURE", "outcome": null, "cases": 11}]}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void totalsSayBetweenWhatTheyLieWhereACellLeavesACountOut() throws IOException {
        assertThat(counts(SIGNED_IN, "IN=" + cell(200, INDIA), "EU=" + cell(200, EUROPE)))
                .isZero();

        assertThat(out.toString().strip()).isEqualToNormalizingNewlines("""
                figure,right,outcome,EU,IN,atLeast,atMost
                CLOSED,ACCESS,REFUSED,10,,10,19
                RECEIVED,ACCESS,,120,30,150,150
                RECEIVED,ERASURE,,,11,11,20""");
        assertThat(err.toString()).isEmpty();
        assertThat(asked)
                .containsExactly(
                        "/api/v1/reports/counts/2026-Q3 Bearer token-eu",
                        "/api/v1/reports/counts/2026-Q3 Bearer token-in");
    }

    @Test
    void aCellThatIsAwayIsNamedAndNotCounted() throws IOException {
        URI gone = cell(200, INDIA);
        servers.getLast().stop(0);

        assertThat(counts(SIGNED_IN, "EU=" + cell(200, EUROPE), "IN=" + gone)).isOne();

        assertThat(out.toString())
                .startsWith("figure,right,outcome,EU,atLeast,atMost")
                .contains("RECEIVED,ACCESS,,120,120,120");
        assertThat(err.toString()).contains("IN: ", "can't be reached");
    }

    @Test
    void whoIsAnotherCellIsNotCounted() throws IOException {
        assertThat(counts(SIGNED_IN, "EU=" + cell(200, INDIA))).isOne();
        assertThat(err.toString()).contains("is another cell");
    }

    @Test
    void aRefusalIsTold() throws IOException {
        URI cell = cell(422, "{\"title\": \"Not as it must be\", \"detail\": \"A quarter that is over.\"}");

        assertThat(counts(SIGNED_IN, "EU=" + cell)).isOne();
        assertThat(err.toString()).contains("EU: Not as it must be. A quarter that is over. (422)");
    }

    @Test
    void noCellIsAskedWithoutItsOwnToken() throws IOException {
        assertThat(counts(Map.of("RIGHTSCTL_TOKEN", "some"), "EU=" + cell(200, EUROPE)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("RIGHTSCTL_TOKEN_EU is not set");
        assertThat(asked).isEmpty();
    }

    @Test
    void anUnknownCellIsAMistakeOfTheCaller() {
        assertThat(counts(SIGNED_IN, "MARS=http://127.0.0.1:1")).isEqualTo(2);
    }

    private int counts(Map<String, String> environment, String... cells) {
        return Rightsctl.commandLine(InputStream.nullInputStream(), Clock.systemUTC(), environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(
                                Stream.of("report", "counts", "2026-Q3"),
                                Stream.of(cells).flatMap(cell -> Stream.of("--cell", cell)))
                        .toArray(String[]::new));
    }

    private URI cell(int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().getPath() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
