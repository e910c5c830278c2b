package com.xiaomi.privacy.foundation.observation;

import com.xiaomi.privacy.foundation.timers.Counting;
import com.xiaomi.privacy.foundation.timers.Urgency;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;

/**
 * What waits in the service's database and how long the oldest of it has, in seconds: events for the broker ({@code outbox.waiting}), events
 * that came before an earlier one of their request ({@code inbox.waiting}), work that is due ({@code work.due}, without what waits for
 * everything else), and work that has failed again and again ({@code work.failing}). Every replica tells the same.
 */
@ApplicationScoped
class Backlog implements Counting {

    private static final String COUNT = """
            WITH moment AS (SELECT ?::timestamptz AS now)
            SELECT o.*, i.*, w.*, f.* FROM moment,
                LATERAL (SELECT count(*), extract(epoch FROM now - min(occurred_at)) FROM outbox) o,
                LATERAL (SELECT count(*), extract(epoch FROM now - min(waiting_since)) FROM inbox_waiting) i,
                LATERAL (SELECT count(*), extract(epoch FROM now - min(execution_time)) FROM scheduled_tasks
                         WHERE NOT picked AND execution_time <= now AND priority > ?) w,
                LATERAL (SELECT count(*) FROM scheduled_tasks WHERE consecutive_failures >= ?) f
            """;
    // After so many the pauses are longer than half a minute.
    private static final int OFTEN_FAILED = 7;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private volatile Counts latest = new Counts(0, 0, 0, 0, 0, 0, 0);

    Backlog(AgroalDataSource dataSource, Clock clock, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.clock = clock;
        metrics.gauge("outbox.waiting", this, backlog -> backlog.latest.outbox());
        seconds("outbox.waiting.oldest", metrics, Counts::oldestInOutbox);
        metrics.gauge("inbox.waiting", this, backlog -> backlog.latest.inbox());
        seconds("inbox.waiting.oldest", metrics, Counts::oldestInInbox);
        metrics.gauge("work.due", this, backlog -> backlog.latest.work());
        seconds("work.due.oldest", metrics, Counts::oldestWork);
        metrics.gauge("work.failing", this, backlog -> backlog.latest.failing());
    }

    private void seconds(String name, MeterRegistry metrics, ToDoubleFunction<Counts> count) {
        Gauge.builder(name, this, backlog -> count.applyAsDouble(backlog.latest))
                .baseUnit("seconds")
                .register(metrics);
    }

    @Override
    public String name() {
        return "counts of what waits";
    }

    @Override
    public void count() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            count.setInt(2, Urgency.LAST.priority());
            count.setInt(3, OFTEN_FAILED);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                // Where nothing waits the age is null, and read as 0.
                latest = new Counts(
                        row.getLong(1),
                        row.getDouble(2),
                        row.getLong(3),
                        row.getDouble(4),
                        row.getLong(5),
                        row.getDouble(6),
                        row.getLong(7));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits can't be counted", e);
        }
    }

    private record Counts(
            long outbox,
            double oldestInOutbox,
            long inbox,
            double oldestInInbox,
            long work,
            double oldestWork,
            long failing) {}
}
