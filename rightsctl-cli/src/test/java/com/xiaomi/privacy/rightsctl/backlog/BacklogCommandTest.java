package com.xiaomi.privacy.rightsctl.backlog;

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

/** The command against a server that tells metrics as a service does. */
class BacklogCommandTest {

    private static final String METRICS = """
            # HELP outbox_waiting\s
            # TYPE outbox_waiting gauge
            outbox_waiting 1500.0
            outbox_waiting_oldest_seconds 312.4
            inbox_waiting 0.0
            inbox_waiting_oldest_seconds 0.0
            work_due 2.0
            work_due_oldest_seconds 40.0
            work_failing 3.0
            mails_total{outcome="accepted"} 7.0
            jvm_memory_max_bytes{area="heap",id="Eden Space"} 1.0E9
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PlayedServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatWaitsIsToldWithTheAgeOfTheOldest() throws IOException {
        server = PlayedServer.answering(200, METRICS);

        assertThat(backlog()).isZero();

        assertThat(out.toString().strip())
                .isEqualTo(
                        "%s: outbox 1,500 (the oldest for 312 s), inbox 0, work 2 (the oldest for 40 s), 3 keep failing"
                                .formatted(server.url()));
        assertThat(server.asked()).containsExactly("/q/metrics");
    }

    @Test
    void whoTellsNothingIsNamed() throws IOException {
        server = PlayedServer.answering(200, "up 1\n");
        assertThat(backlog()).isOne();
        assertThat(err.toString()).contains(server.url() + ": does not tell outbox_waiting");

        server.close();
        assertThat(backlog()).isOne();
        assertThat(err.toString()).contains(server.url() + ": can't be reached");
    }

    @Test
    void whoRefusesIsNamed() throws IOException {
        server = PlayedServer.answering(503, "");
        assertThat(backlog()).isOne();
        assertThat(err.toString()).contains("answers 503");
    }

    private int backlog() {
        return Rightsctl.commandLine(InputStream.nullInputStream(), Clock.systemUTC(), Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("backlog", server.url().toString());
    }
}
