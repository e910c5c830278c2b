package com.xiaomi.privacy.foundation.limit;

import com.xiaomi.privacy.foundation.timers.Sweep;
import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Duration;

/** The buckets in the database, and the removal of those that have filled up again and so say nothing any more. */
@ApplicationScoped
class BucketTable implements Sweep {

    private static final Duration KEPT_AFTER_FULL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final PrimaryKeyMapper<byte[]> BYTES = PreparedStatement::setBytes;

    private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> buckets;

    BucketTable(AgroalDataSource dataSource) {
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

    /** The bucket of a key; full until something is taken from it. */
    Bucket bucket(byte[] key, Rate rate) {
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.per()))
                .build();
        return buckets.builder().build(key, () -> configuration);
    }

    @Override
    public String name() {
        return "rate limits";
    }

    @Override
    public int remove(int atMost) {
        return buckets.removeExpired(atMost);
    }
}
