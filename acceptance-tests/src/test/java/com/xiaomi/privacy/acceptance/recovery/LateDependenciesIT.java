package com.xiaomi.privacy.acceptance.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.acceptance.system.Health;
import com.xiaomi.privacy.acceptance.system.LateStack;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service may be started before its database and its broker: it waits, says so, and recovers by itself. */
class LateDependenciesIT {
    private static final int READY = 200;
    private static final int CREATED = 201;
    private static final int NOT_READY = 503;

    @Test
    void aServiceWithoutDatabaseAndBrokerIsAliveButNotReadyAndBecomesReadyWithoutRestart() throws Exception {
        try (LateStack late = LateStack.withIntakeStarted(SharedSystem.system().endpoints())) {
            await().atMost(Duration.ofSeconds(60))
                    .ignoreException(ConnectException.class)
                    .untilAsserted(() -> assertThat(health(late, "live")).isEqualTo(READY));
            assertThat(health(late, "ready")).isEqualTo(NOT_READY);
            assertThat(submission(late)).isEqualTo(NOT_READY);
            long pid = late.servicePid();

            late.startDatabaseAndBroker();

            List<Integer> answers = new ArrayList<>();
            await("who calls while the tables are being made waits and never meets half of them")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        answers.add(submission(late));
                        return answers.getLast() != NOT_READY;
                    });
            assertThat(answers).last().isEqualTo(CREATED);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(health(late, "ready")).isEqualTo(READY));
            assertThat(late.servicePid()).isEqualTo(pid);
        }
    }

    private static int health(LateStack late, String kind) throws IOException, InterruptedException {
        return Health.status(late.serviceUrl(), "/q/health/" + kind);
    }

    private static int submission(LateStack late) throws IOException, InterruptedException {
        URI requests = late.serviceUrl().resolve("/api/v1/requests?country=DE");
        String form = """
                {"language":"en","requesterKind":"SELF","contact":{"email":"early.bird@example.org"},
                 "policyVersion":"2024-12-16","rights":[{"right":"ACCESS"}]}""";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(requests)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", "too-early")
                            .timeout(Duration.ofSeconds(30))
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(response.statusCode() == CREATED ? "application/json" : "application/problem+json");
            return response.statusCode();
        }
    }
}
