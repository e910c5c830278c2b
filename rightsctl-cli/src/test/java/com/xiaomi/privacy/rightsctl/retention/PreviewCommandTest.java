package com.xiaomi.privacy.rightsctl.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.rightsctl.Rightsctl;
import com.xiaomi.privacy.rightsctl.testing.PlayedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command against a server that answers as case-workflow does. */
class PreviewCommandTest {

    private static final Map<String, String> SIGNED_IN = Map.of("RIGHTSCTL_TOKEN", "token-of-the-dpo");
    private static final String FIRST = """
            {"items": [
             {"requestId": "0199", "kind": "ATTACHMENTS", "keptSince": "2024-01-01T00:00:00Z",
              "keptUntil": "2026-01-01T00:00:00Z", "basis": "GDPR Art. 5(1)(e)"},
             {"requestId": "0200", "kind": "REQUEST", "keptSince": "2023-01-01T00:00:00Z",
              "keptUntil": "2026-01-01T00:00:00Z", "basis": "limitation of claims"}], "next": "0200"}""";
    private static final String LAST = """
            {"items": [{"requestId": "0201", "kind": "REQUEST", "keptSince": "2023-02-01T00:00:00Z",
              "keptUntil": "2026-02-01T00:00:00Z", "basis": "limitation of claims"}], "next": null}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PlayedServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyPageIsListedAndCountedByKind() throws IOException {
        server = PlayedServer.answering(200, FIRST, LAST);

        assertThat(preview(SIGNED_IN, "--until", "2026-12-31T00:00:00Z")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "0199 ATTACHMENTS since 2024-01-01T00:00:00Z until 2026-01-01T00:00:00Z: GDPR Art. 5(1)(e)",
                        "0200 REQUEST since 2023-01-01T00:00:00Z until 2026-01-01T00:00:00Z: limitation of claims",
                        "0201 REQUEST since 2023-02-01T00:00:00Z until 2026-02-01T00:00:00Z: limitation of claims");
        assertThat(err.toString().strip()).isEqualTo("1 ATTACHMENTS, 2 REQUEST");
        assertThat(server.asked())
                .containsExactly(
                        "/api/v1/retention/preview?limit=1000&until=2026-12-31T00:00:00Z Bearer token-of-the-dpo",
                        "/api/v1/retention/preview?limit=1000&until=2026-12-31T00:00:00Z&after=0200 Bearer token-of-the-dpo");
    }

    @Test
    void nothingToEraseIsSaid() throws IOException {
        server = PlayedServer.answering(200, "{\"items\": [], \"next\": null}");

        assertThat(preview(SIGNED_IN)).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().strip()).isEqualTo("nothing would be erased");
    }

    @Test
    void aRefusalAndAMissingTokenAreTold() throws IOException {
        server = PlayedServer.answering(403, "{\"title\": \"Not allowed\", \"detail\": \"Ask somebody who may.\"}");

        assertThat(preview(SIGNED_IN)).isOne();
        assertThat(err.toString()).contains("Not allowed. Ask somebody who may. (403)");
        assertThat(preview(Map.of())).isEqualTo(2);
        assertThat(err.toString()).contains("RIGHTSCTL_TOKEN is not set");
    }

    private int preview(Map<String, String> environment, String... options) {
        String[] arguments = new String[4 + options.length];
        arguments[0] = "retention";
        arguments[1] = "preview";
        arguments[2] = "--url";
        arguments[3] = server.url().toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Rightsctl.commandLine(InputStream.nullInputStream(), Clock.systemUTC(), environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
