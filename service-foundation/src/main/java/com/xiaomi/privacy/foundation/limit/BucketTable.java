package com.xiaomi.privacy.foundation.limit;

import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The buckets in the database, and the removal of those that have filled up again and so say nothing any more. */
@ApplicationScoped
class BucketTable {

    private static final Logger LOG = Logger.getLogger(BucketTable.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
    private static final Duration KEPT_AFTER_FULL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 1000;
    private static final PrimaryKeyMapper<byte[]> BYTES = PreparedStatement::setBytes;

    private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> buckets;
    private final DatabaseMigration migration;
    private final CountDownLatch stopping = new CountDownLatch(1);

    BucketTable(AgroalDataSource dataSource, DatabaseMigration migration) {
        this.migration = migration;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .table("rate_limit")
                .idColumn("bucket_key")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .primaryKeyMapper(BYTES)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_AFTER_FULL))
                .requestTimeout(PATIENCE)
                .build();
    }

    ConsumptionProbe take(byte[] key, BucketConfiguration configuration) {
        return buckets.builder().build(key, () -> configuration).tryConsumeAndReturnRemaining(1);
    }

    /** Removes what has expired. Replicas pass over what another one is just removing. */
    void sweep() {
        int removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = buckets.removeExpired(AT_ONCE);
        }
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("rate-limit-sweep").start(this::sweepUntilStopped);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void sweepUntilStopped() {
        try {
            if (!migration.await()) {
                return;
            }
            while (!stopping.await(SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                sweepOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOnce() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warnf("expired rate limits are removed later: %s", Transience.describe(e));
        }
    }
}
