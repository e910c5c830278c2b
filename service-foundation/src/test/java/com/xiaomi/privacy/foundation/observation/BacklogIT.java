package com.xiaomi.privacy.foundation.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentStored;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.event.RelayLocks;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.timers.Urgency;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class BacklogIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double AN_HOUR = 3600;
    private static final double SOME_TIME = 120;

    @Inject
    Backlog backlog;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry metrics;

    @Test
    void eventsThatCannotLeaveAreCountedUntilTheyHave() throws SQLException {
        try (Connection relaysPause = dataSource.getConnection();
                Statement hold = relaysPause.createStatement()) {
            relaysPause.setAutoCommit(false);
            hold.execute("SELECT pg_advisory_xact_lock(%d, bucket) FROM generate_series(0, %d) bucket"
                    .formatted(RelayLocks.SPACE, RelayLocks.BUCKETS - 1));
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.publish(new AttachmentStored(Ids.next(), Ids.next(), "image/png", 1, true)));

            backlog.count();

            assertThat(told("outbox.waiting")).isPositive();
            assertThat(told("outbox.waiting.oldest")).isPositive();
            relaysPause.rollback();
            relaysPause.setAutoCommit(true);
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            backlog.count();
            assertThat(told("outbox.waiting")).isZero();
            assertThat(told("outbox.waiting.oldest")).isZero();
        });
    }

    @Test
    void eventsThatWaitForAnEarlierOneAreCounted() throws SQLException {
        UUID request = Ids.next();
        backlog.count();
        double before = told("inbox.waiting");
        execute(
                "INSERT INTO inbox_waiting (topic, key, sequence, event_id, type, occurred_at, waiting_since)"
                        + " VALUES (?, ?, 7, ?, 'late', now(), now() - interval '1 hour')",
                Topic.REQUESTS.topicName(),
                request,
                Ids.next());

        backlog.count();

        assertThat(told("inbox.waiting")).isEqualTo(before + 1);
        assertThat(told("inbox.waiting.oldest")).isCloseTo(AN_HOUR, within(SOME_TIME));
        execute("DELETE FROM inbox_waiting WHERE key = ?", request);
    }

    @Test
    void workThatNobodyDoesIsCountedButNotWhatWaitsForEverythingElse() throws SQLException {
        backlog.count();
        double before = told("work.due");
        double failingBefore = told("work.failing");
        work("forgotten", Urgency.USUAL, 0);
        work("patient", Urgency.LAST, 0);
        work("failing", Urgency.LAST, 20);

        backlog.count();

        assertThat(told("work.due")).isEqualTo(before + 1);
        assertThat(told("work.due.oldest")).isCloseTo(AN_HOUR, within(SOME_TIME));
        assertThat(told("work.failing")).isEqualTo(failingBefore + 1);
        execute("DELETE FROM scheduled_tasks WHERE task_name = 'of-nobody'");
    }

    /** Of a kind that this service does not know, so its queue leaves it alone. */
    private void work(String instance, Urgency urgency, int failures) throws SQLException {
        execute(
                "INSERT INTO scheduled_tasks"
                        + " (task_name, task_instance, execution_time, picked, version, priority, consecutive_failures)"
                        + " VALUES ('of-nobody', ?, now() - interval '1 hour', false, 1, ?, ?)",
                instance,
                urgency.priority(),
                failures);
    }

    private double told(String gauge) {
        return metrics.get(gauge).gauge().value();
    }

    private void execute(String statement, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }
}
