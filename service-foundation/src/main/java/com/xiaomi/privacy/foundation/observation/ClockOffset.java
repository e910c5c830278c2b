package com.xiaomi.privacy.foundation.observation;

import com.xiaomi.privacy.foundation.timers.Counting;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * By how many seconds this replica's clock is ahead of its database's ({@code clock.offset}, negative if behind), each replica for itself. Deadlines,
 * codes and trails go by the replicas' clocks, whose machines are the operator's; who sees all of them against one database knows that they agree.
 */
@ApplicationScoped
class ClockOffset implements Counting {

    private static final double MILLIS = 1000;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private volatile Duration latest = Duration.ZERO;

    ClockOffset(AgroalDataSource dataSource, Clock clock, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.clock = clock;
        Gauge.builder("clock.offset", this, offset -> offset.latest.toMillis() / MILLIS)
                .baseUnit("seconds")
                .register(metrics);
    }

    @Override
    public String name() {
        return "looks at the clock";
    }

    /** The database looks at its clock about half-way between question and answer. */
    @Override
    public void count() {
        try (Connection connection = dataSource.getConnection();
                Statement look = connection.createStatement()) {
            Instant asked = clock.instant();
            try (ResultSet row = look.executeQuery("SELECT clock_timestamp()")) {
                row.next();
                Instant halfWay =
                        asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
                latest = Duration.between(row.getObject(1, OffsetDateTime.class).toInstant(), halfWay);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database's clock can't be read", e);
        }
    }
}
