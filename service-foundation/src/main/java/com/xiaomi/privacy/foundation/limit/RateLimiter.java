package com.xiaomi.privacy.foundation.limit;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jboss.logging.Logger;

/**
 * Limits that all replicas share: buckets of tokens in the service's database. Who is counted is known by a hash
 * only, for people a keyed one. Without its table nobody passes: failing means stopping, visibly.
 */
@ApplicationScoped
public class RateLimiter {

    private static final Logger LOG = Logger.getLogger(RateLimiter.class);
    private static final Duration RETRY_SOON = Duration.ofSeconds(2);

    private final LimitConfig config;
    private final BucketTable buckets;
    private final BlindIndex blindIndex;

    RateLimiter(LimitConfig config, BucketTable buckets, BlindIndex blindIndex) {
        this.config = config;
        this.buckets = buckets;
        this.blindIndex = blindIndex;
    }

    /**
     * As {@link #spend}, and ends the call where nothing is left.
     *
     * @throws ProblemException {@link ProblemType#RATE_LIMITED}, with the time to wait
     */
    @Transactional(Transactional.TxType.NEVER)
    public void require(String limit, Per per, Personal whose) {
        spend(limit, per, whose).ifPresent(RateLimiter::refuse);
    }

    /**
     * As {@link #require}, for an account of the staff realm. Its id is a random number that tells nobody anything, so no key is needed to hide it.
     *
     * @param subject as tokens of the realm name the account
     */
    @Transactional(Transactional.TxType.NEVER)
    void requireAccount(String limit, String subject) {
        rate(limit, Per.ACCOUNT)
                .flatMap(rate -> take(rate, DigestUtils.sha256("account/" + limit + '/' + rate + '/' + subject)))
                .ifPresent(RateLimiter::refuse);
    }

    private static void refuse(Duration wait) {
        throw ProblemException.retryable(
                ProblemType.RATE_LIMITED, "Wait for the seconds in 'Retry-After', then try again.", wait);
    }

    /**
     * Takes one from somebody's allowance. Never within a transaction: the count stands whatever becomes of the call, and
     * its lock must not wait for one.
     *
     * @param limit name of the limit in {@link LimitConfig}
     * @param whose counted together: a client address, a reference, a contact
     * @return empty if there was one left, or if the limit is not set; otherwise how long to wait, in whole seconds
     * @throws ProblemException {@link ProblemType#TEMPORARILY_UNAVAILABLE} if it can't be counted
     */
    @Transactional(Transactional.TxType.NEVER)
    public Optional<Duration> spend(String limit, Per per, Personal whose) {
        return rate(limit, per).flatMap(rate -> take(rate, key(limit, per, rate, whose)));
    }

    private Optional<Rate> rate(String limit, Per per) {
        return Optional.ofNullable(config.byName().get(limit)).flatMap(per::rate);
    }

    private Optional<Duration> take(Rate rate, byte[] key) {
        ConsumptionProbe probe;
        try {
            probe = buckets.bucket(key, rate).tryConsumeAndReturnRemaining(1);
        } catch (RuntimeException e) {
            LOG.errorf("calls can't be counted and are refused: %s", Transience.describe(e));
            throw ProblemException.retryable(ProblemType.TEMPORARILY_UNAVAILABLE, "Try again in a moment.", RETRY_SOON);
        }
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(
                        Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1));
    }

    /** A rate that was changed begins with a new bucket. */
    private byte[] key(String limit, Per per, Rate rate, Personal whose) {
        return blindIndex.of("rate-limit/" + limit + '/' + per + '/' + rate, whose);
    }
}
