package com.xiaomi.privacy.foundation.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class WorkQueueIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MUCH = 300;
    // What the threads have taken in before, and a share that lies ready for them.
    private static final int AHEAD = 50;

    @Inject
    WorkQueue workQueue;

    @Inject
    RecordedWork work;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void whatIsUrgentIsDoneFirstHoweverMuchElseIsDue() {
        UUID urgent = Ids.next();
        work.forget();
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = Instant.now();
            for (int i = 0; i < MUCH; i++) {
                workQueue.enqueue(RecordedWork.NAME, Ids.next(), now.minusSeconds(60), Urgency.LAST);
            }
            workQueue.enqueue(RecordedWork.NAME, urgent, now, Urgency.AT_ONCE);
        });

        await().atMost(PATIENCE).until(() -> work.done().size() == MUCH + 1);
        assertThat(work.done().indexOf(urgent)).isLessThan(AHEAD);
    }

    @Test
    void whatPutsItselfOffIsRunAgainAtItsTimeAndHasNotFailed() throws Exception {
        UUID id = Ids.next();
        work.forget();
        work.putOffOnce(id, Instant.now().plusSeconds(3));
        Instant begin = Instant.now();
        QuarkusTransaction.requiringNew().run(() -> workQueue.enqueue(RecordedWork.NAME, id));

        await().atMost(PATIENCE).until(() -> failuresOnceRun(id).isPresent());
        assertThat(failuresOnceRun(id)).hasValue(0);
        await().atMost(PATIENCE).until(() -> work.done().contains(id));
        assertThat(Instant.now()).isAfterOrEqualTo(begin.plusSeconds(2));
    }

    /** As the queue counts them for its pauses; empty before the first run. */
    private OptionalInt failuresOnceRun(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT consecutive_failures FROM scheduled_tasks
                        WHERE task_instance = ? AND NOT picked AND (last_success IS NOT NULL OR last_failure IS NOT NULL)
                        """)) {
            query.setString(1, id.toString());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }
}
