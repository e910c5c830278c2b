package com.xiaomi.privacy.foundation.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Limits of what the house itself sends to others, which all replicas share: buckets of tokens in the service's database. What is counted has
 * a name that an operator has configured, so it is no secret and nobody's; callers are counted by {@link RateLimiter}.
 */
@ApplicationScoped
public class OutgoingRate {

    private final BucketTable buckets;

    OutgoingRate(BucketTable buckets) {
        this.buckets = buckets;
    }

    /**
     * Takes one. Never within a transaction: the count stands whatever becomes of what is sent, and its lock must not wait for that.
     *
     * @param name what is counted together
     * @return empty if there was one; otherwise how long to wait at least
     */
    @Transactional(Transactional.TxType.NEVER)
    public Optional<Duration> take(String name, Rate rate) {
        long nanos = buckets.bucket(key(name, rate), rate)
                .tryConsumeAndReturnRemaining(1)
                .getNanosToWaitForRefill();
        return Optional.of(Duration.ofNanos(nanos)).filter(Duration::isPositive);
    }

    /** Counts one that does not wait. Where there was none left, all others wait the longer. */
    @Transactional(Transactional.TxType.NEVER)
    public void takeAtOnce(String name, Rate rate) {
        buckets.bucket(key(name, rate), rate).consumeIgnoringRateLimits(1);
    }

    /** A rate that was changed begins with a new bucket. */
    private static byte[] key(String name, Rate rate) {
        return DigestUtils.sha256("outgoing/" + name + '/' + rate);
    }
}
