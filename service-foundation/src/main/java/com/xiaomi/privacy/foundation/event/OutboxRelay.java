package com.xiaomi.privacy.foundation.event;

import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Hands outbox rows to Kafka. Runs in every replica without a leader: replicas share the work by bucket, under advisory
 * locks that end with the transaction, and so with a replica that dies. A row is deleted in the same transaction, after
 * the broker has confirmed it; a crash between the two sends it again under the same event id.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    // Rows that a dead replica left are found at the latest after this time.
    private static final Duration POLL_EVERY = Duration.ofMillis(500);
    private static final Duration RETRY_CONTENDED = Duration.ofMillis(20);
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final int BATCH = 500;

    // MATERIALIZED: the lock function must run once per bucket, not once per row.
    private static final String CLAIM = """
            WITH pending AS MATERIALIZED (SELECT DISTINCT bucket FROM outbox),
                 held AS MATERIALIZED (
                     SELECT bucket, pg_try_advisory_xact_lock(%d, bucket) AS mine FROM pending)
            SELECT count(*) FILTER (WHERE NOT mine), array_agg(bucket) FILTER (WHERE mine) FROM held
            """.formatted(RelayLocks.SPACE);
    // A statement of its own, so that its snapshot is taken after the locks.
    private static final String READ =
            "SELECT id, aggregatetype, aggregateid, type, payload, sequence, occurred_at, traceparent FROM outbox"
                    + " WHERE bucket = ANY (?) ORDER BY position LIMIT " + BATCH;
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";

    private final AgroalDataSource dataSource;
    private final CloudEventCodec codec;
    private final DatabaseMigration migration;
    private final Map<String, Object> kafka;
    private final String source;
    private final Counter published;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    OutboxRelay(
            AgroalDataSource dataSource,
            CloudEventCodec codec,
            DatabaseMigration migration,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.codec = codec;
        this.migration = migration;
        this.kafka = kafka;
        this.source = "/" + service;
        this.published = metrics.counter("outbox.published");
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(STOP_TIMEOUT);
        }
    }

    /** Makes the relay look at once; called right after a commit that left events. */
    void wake() {
        work.release();
    }

    private void run() {
        try {
            if (!migration.await()) {
                return;
            }
            try (Producer<String, String> producer = new KafkaProducer<>(producerConfig())) {
                while (!stopping) {
                    relayUntilEmpty(producer);
                    if (work.tryAcquire(POLL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                        work.drainPermits();
                    }
                }
                relayUntilEmpty(producer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relayUntilEmpty(Producer<String, String> producer) throws InterruptedException {
        boolean more = true;
        while (more) {
            try {
                more = relayOnce(producer);
            } catch (SQLException | ExecutionException | KafkaException e) {
                LOG.warnf("events wait in the outbox: %s", Transience.describe(e));
                more = false;
            }
        }
    }

    private boolean relayOnce(Producer<String, String> producer)
            throws SQLException, ExecutionException, InterruptedException {
        boolean contended;
        int sent = 0;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Claim claim = claim(connection);
                contended = claim.contended();
                if (claim.buckets() != null) {
                    sent = send(connection, claim.buckets(), producer);
                }
                connection.commit();
            } finally {
                // Does nothing after the commit; after a failure it gives the locks back.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        published.increment(sent);
        if (contended && sent == 0) {
            TimeUnit.MILLISECONDS.sleep(RETRY_CONTENDED.toMillis());
        }
        return contended || sent == BATCH;
    }

    private static Claim claim(Connection connection) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM);
                ResultSet row = claim.executeQuery()) {
            row.next();
            return new Claim(row.getInt(1) > 0, row.getArray(2));
        }
    }

    private int send(Connection connection, java.sql.Array buckets, Producer<String, String> producer)
            throws SQLException, ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> confirmations = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (OutboxRow row : read(connection, buckets)) {
            confirmations.add(producer.send(codec.toRecord(row, source)));
            ids.add(row.id());
        }
        producer.flush();
        for (Future<RecordMetadata> confirmation : confirmations) {
            confirmation.get();
        }
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            delete.executeUpdate();
        }
        return ids.size();
    }

    private static List<OutboxRow> read(Connection connection, java.sql.Array buckets) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setArray(1, buckets);
            try (ResultSet rows = read.executeQuery()) {
                List<OutboxRow> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(new OutboxRow(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getLong(6),
                            rows.getObject(7, OffsetDateTime.class).toInstant(),
                            rows.getString(8)));
                }
                return page;
            }
        }
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) BROKER_TIMEOUT.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) BROKER_TIMEOUT.toMillis() / 3);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BROKER_TIMEOUT.toMillis());
        return config;
    }

    /**
     * @param contended another replica holds a bucket with rows, possibly newer than what it saw
     * @param buckets the buckets held by this transaction; null if none
     */
    private record Claim(boolean contended, java.sql.Array buckets) {}
}
