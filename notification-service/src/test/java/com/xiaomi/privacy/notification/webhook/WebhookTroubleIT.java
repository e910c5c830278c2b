package com.xiaomi.privacy.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tools that are slow, go while they are called, or want much told again. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class WebhookTroubleIT extends WebhookScenario {

    private static final String REOPENED = "com.xiaomi.privacy.case.reopened.v1";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aToolThatIsRemovedWhileItIsCalledIsGoneAndNeitherWaitsForTheOther() throws Exception {
        CountDownLatch awake = new CountDownLatch(1);
        try (Tool sleepy = Tool.asleep(awake).answers(500, Map.of());
                Connection between = dataSource.getConnection()) {
            JsonPath registered = registered(
                    sleepy.url().toString(), List.of(REOPENED), Ids.next().toString());
            events.send(Ids.next(), 1, reopened());
            await().atMost(PATIENCE).until(() -> sleepy.calls().size() == 1);
            String deliveryId = log(registered).getString("deliveries[0].deliveryId");
            between.setAutoCommit(false);
            holdUp(between, id(registered));
            CompletableFuture<Integer> removal = CompletableFuture.supplyAsync(() -> changing(id(registered))
                    .delete("/api/v1/webhooks/" + id(registered))
                    .statusCode());
            await().atMost(PATIENCE).until(() -> waitingForLocks() >= 1);

            // The end of the call is recorded while the removal waits, and after it.
            awake.countDown();
            await().atMost(PATIENCE).until(() -> waitingForLocks() >= 2);
            between.commit();
            between.setAutoCommit(true);

            assertThat(removal.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(204);
            await().atMost(PATIENCE)
                    .until(() -> count("scheduled_tasks WHERE task_instance = '%s'".formatted(deliveryId)) == 0);
            assertThat(log.lines()).noneMatch(line -> line.contains("call-webhook") && line.contains("tried again"));
        } finally {
            awake.countDown();
        }
    }

    @Test
    void aToolThatDoesNotAnswerInTimeHasFailed() throws Exception {
        CountDownLatch awake = new CountDownLatch(1);
        try (Tool sleepy = Tool.asleep(awake)) {
            JsonPath registered = registered(
                    sleepy.url().toString(), List.of(REOPENED), Ids.next().toString());
            events.send(Ids.next(), 1, reopened());
            await().atMost(PATIENCE).until(() -> attempts(registered) == 1);

            assertThat(log(registered).getString("deliveries[0].lastFailure")).isEqualTo("TIMEOUT");
            assertThat(log(registered).getString("deliveries[0].state")).isEqualTo("PENDING");
        } finally {
            awake.countDown();
        }
    }

    @Test
    void replaysThatAreAskedForAtOnceAreDoneOneAfterTheOther() throws Exception {
        Instant before = Instant.now();
        JsonPath registered = register(List.of(REOPENED));
        UUID eventId = Ids.next();
        events.send(eventId, 1, reopened());
        awaitDelivery(registered, REOPENED, "DELIVERED");
        for (int i = 0; i < 2; i++) {
            integrator()
                    .contentType("application/json")
                    .body(Map.of("since", before.toString()))
                    .post("/api/v1/webhooks/" + id(registered) + "/replays")
                    .then()
                    .statusCode(202);
        }

        await().atMost(PATIENCE).until(() -> {
            assertThat(count("scheduled_tasks WHERE task_name = 'replay-events' AND consecutive_failures > 0"))
                    .isZero();
            return tool.calls().size() == 3;
        });
        assertThat(tool.calls())
                .extracting(call -> call.headers().get("webhook-id"))
                .containsOnly(eventId.toString());
    }

    private CaseEvent.Reopened reopened() {
        return new CaseEvent.Reopened(requestId, caseId, Right.ACCESS, Instant.now());
    }

    private static void holdUp(Connection connection, String webhookId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT 1 FROM webhook WHERE webhook_id = ?::uuid FOR UPDATE")) {
            lock.setString(1, webhookId);
            lock.execute();
        }
    }

    private int waitingForLocks() throws SQLException {
        return count("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    }

    private int count(String what) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM " + what);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
