package com.xiaomi.privacy.foundation.event;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import io.agroal.api.AgroalDataSource;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as the services write one; remembers in its own table what it applied. */
@ApplicationScoped
class RecordingListener {

    /** An attachment of this size can't be applied: it poisons its record. */
    static final long POISON = 666;

    private final Inbox inbox;
    private final AgroalDataSource dataSource;
    private final Map<UUID, Queue<Long>> applied = new ConcurrentHashMap<>();
    private volatile boolean poisonous = true;

    RecordingListener(Inbox inbox, AgroalDataSource dataSource) {
        this.inbox = inbox;
        this.dataSource = dataSource;
    }

    @Incoming("requests")
    @Blocking
    void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, this::apply);
    }

    void apply(EventEnvelope envelope) {
        if (envelope.data() instanceof RequestEvent.AttachmentStored stored) {
            if (stored.sizeBytes() == POISON && poisonous) {
                throw new IllegalArgumentException("poison");
            }
            touch(stored.requestId());
            applied.computeIfAbsent(stored.requestId(), id -> new ConcurrentLinkedQueue<>())
                    .add(stored.sizeBytes());
        }
    }

    Queue<Long> appliedTo(UUID requestId) {
        return applied.getOrDefault(requestId, new ConcurrentLinkedQueue<>());
    }

    void cure() {
        poisonous = false;
    }

    private void touch(UUID requestId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement touch = connection.prepareStatement("SELECT 1 FROM outbox WHERE id = ?")) {
            touch.setObject(1, requestId);
            touch.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
