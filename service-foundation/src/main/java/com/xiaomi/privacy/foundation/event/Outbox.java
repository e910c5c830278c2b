package com.xiaomi.privacy.foundation.event;

import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.startup.AfterCommit;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Where a business transaction leaves its events: they are published if, and only if, it commits. Events of one request
 * on one topic are published in the order of their commits.
 */
@ApplicationScoped
public class Outbox {

    // One round trip: takes the stream's row lock and the next sequence, then the position and the row.
    private static final String INSERT = """
            WITH stream AS (
                INSERT INTO outbox_stream AS s (topic, key, last_sequence) VALUES (?, ?, 1)
                ON CONFLICT (topic, key) DO UPDATE SET last_sequence = s.last_sequence + 1
                RETURNING last_sequence)
            INSERT INTO outbox
                (id, aggregatetype, aggregateid, type, payload, sequence, occurred_at, traceparent, bucket)
            SELECT ?, ?, ?, ?, ?::jsonb, last_sequence, ?, ?, ? FROM stream
            """;
    private static final String WAKE = Outbox.class.getName() + ".wake";

    private final AgroalDataSource dataSource;
    private final CloudEventCodec codec;
    private final OutboxRelay relay;
    private final AfterCommit afterCommit;
    private final Clock clock;

    Outbox(
            AgroalDataSource dataSource,
            CloudEventCodec codec,
            OutboxRelay relay,
            AfterCommit afterCommit,
            Clock clock) {
        this.dataSource = dataSource;
        this.codec = codec;
        this.relay = relay;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /** Publishes an event with the surrounding transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(PrivacyEvent event) {
        EventType type = EventType.of(event);
        UUID key = event instanceof CaseStateSnapshot snapshot ? snapshot.caseId() : event.requestId();
        publish(type, key, codec.write(event));
    }

    /** Has the compacted topic forget a case, with the surrounding transaction: a record without value. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgetCase(UUID caseId) {
        publish(EventType.CASE_STATE, caseId, null);
    }

    private void publish(EventType type, UUID key, String payload) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, type.topic().topicName());
            insert.setObject(2, key);
            insert.setObject(3, Ids.next());
            insert.setString(4, type.topic().topicName());
            insert.setString(5, key.toString());
            insert.setString(6, type.type());
            insert.setString(7, payload);
            insert.setObject(8, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(9, traceparent());
            insert.setInt(10, Math.floorMod(key.hashCode(), RelayLocks.BUCKETS));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("event not written to the outbox", e);
        }
        afterCommit.runOnce(WAKE, relay::wake);
    }

    private static String traceparent() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }
}
