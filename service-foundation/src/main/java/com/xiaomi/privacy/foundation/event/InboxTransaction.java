package com.xiaomi.privacy.foundation.event;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.ErasureConfirmation;
import com.xiaomi.privacy.foundation.event.CloudEventCodec.Attributes;
import com.xiaomi.privacy.foundation.forgetting.Forgetting;
import com.xiaomi.privacy.foundation.forgetting.ForgottenRequests;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One transaction of the {@link Inbox}: the effect of an event, of those that waited for it, and how far we are. What comes of a request
 * that is forgotten has no effect.
 */
@ApplicationScoped
class InboxTransaction {

    private static final String NOTHING = "00000000-0000-0000-0000-000000000000";
    // Makes the row if it is the first event of its key, and locks it: two replicas never apply one key at once.
    private static final String OPEN = "INSERT INTO inbox_stream (topic, key, last_sequence, last_event_id)"
            + " VALUES (?, ?, 0, '" + NOTHING + "') ON CONFLICT (topic, key) DO NOTHING";
    private static final String LOCK = "SELECT last_sequence FROM inbox_stream WHERE topic = ? AND key = ? FOR UPDATE";
    private static final String ADVANCE =
            "UPDATE inbox_stream SET last_sequence = ?, last_event_id = ? WHERE topic = ? AND key = ?";
    private static final String WAIT = "INSERT INTO inbox_waiting"
            + " (topic, key, sequence, event_id, type, payload, occurred_at) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)"
            + " ON CONFLICT (topic, key, sequence) DO NOTHING";
    private static final String TAKE = "DELETE FROM inbox_waiting WHERE topic = ? AND key = ? AND sequence = ?"
            + " RETURNING event_id, type, payload, occurred_at";

    private final AgroalDataSource dataSource;
    private final CloudEventCodec codec;
    private final ForgottenRequests forgotten;
    private final Forgetting forgetting;

    InboxTransaction(
            AgroalDataSource dataSource, CloudEventCodec codec, ForgottenRequests forgotten, Forgetting forgetting) {
        this.dataSource = dataSource;
        this.codec = codec;
        this.forgotten = forgotten;
        this.forgetting = forgetting;
    }

    /** Applies the event and whatever waited right behind it; does nothing for one that was applied before. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void apply(String topic, Attributes attributes, String payload, Consumer<EventEnvelope> effect) {
        try (Connection connection = dataSource.getConnection()) {
            long last = lock(connection, topic, attributes.key());
            if (attributes.sequence() <= last) {
                return;
            }
            if (attributes.sequence() > last + 1) {
                keepWaiting(connection, topic, attributes, payload);
                return;
            }
            Optional<Waiting> next = Optional.of(new Waiting(attributes, payload));
            while (next.isPresent()) {
                Waiting event = next.get();
                run(event, effect);
                advance(connection, topic, event.attributes());
                next = take(
                        connection,
                        topic,
                        event.attributes().key(),
                        event.attributes().sequence() + 1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("inbox not reachable", e);
        }
    }

    /** Applies the event, whatever came before it or is missing. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void applyAlone(Attributes attributes, String payload, Consumer<EventEnvelope> effect) {
        run(new Waiting(attributes, payload), effect);
    }

    private void run(Waiting event, Consumer<EventEnvelope> effect) {
        Attributes attributes = event.attributes();
        // A type of a newer version is passed over: consumers ignore what they don't know.
        codec.read(attributes.type(), event.payload())
                .filter(data -> data instanceof ErasureConfirmation || !forgotten.isForgotten(data.requestId()))
                .ifPresent(data -> {
                    if (data instanceof CaseEvent.RequestErased) {
                        forgetting.begin(data.requestId());
                    }
                    effect.accept(
                            new EventEnvelope(attributes.id(), attributes.sequence(), attributes.occurredAt(), data));
                });
    }

    private static long lock(Connection connection, String topic, UUID key) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setString(1, topic);
            open.setObject(2, key);
            open.executeUpdate();
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, topic);
            lock.setObject(2, key);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void advance(Connection connection, String topic, Attributes applied) throws SQLException {
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, applied.sequence());
            advance.setObject(2, applied.id());
            advance.setString(3, topic);
            advance.setObject(4, applied.key());
            advance.executeUpdate();
        }
    }

    private static void keepWaiting(Connection connection, String topic, Attributes early, String payload)
            throws SQLException {
        try (PreparedStatement wait = connection.prepareStatement(WAIT)) {
            wait.setString(1, topic);
            wait.setObject(2, early.key());
            wait.setLong(3, early.sequence());
            wait.setObject(4, early.id());
            wait.setString(5, early.type());
            wait.setString(6, payload);
            wait.setObject(7, early.occurredAt().atOffset(ZoneOffset.UTC));
            wait.executeUpdate();
        }
    }

    private static Optional<Waiting> take(Connection connection, String topic, UUID key, long sequence)
            throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, topic);
            take.setObject(2, key);
            take.setLong(3, sequence);
            try (ResultSet row = take.executeQuery()) {
                return row.next()
                        ? Optional.of(new Waiting(
                                new Attributes(
                                        row.getObject(1, UUID.class),
                                        row.getString(2),
                                        key,
                                        sequence,
                                        row.getObject(4, OffsetDateTime.class).toInstant()),
                                row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    private record Waiting(Attributes attributes, String payload) {}
}
