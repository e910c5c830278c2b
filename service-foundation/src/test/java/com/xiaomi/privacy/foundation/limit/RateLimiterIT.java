package com.xiaomi.privacy.foundation.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.testing.DatabaseOwner;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class RateLimiterIT {

    /** Three an hour, says the configuration of the tests. */
    private static final String LIMIT = "three";

    private final Personal somebody = Personal.of(UUID.randomUUID().toString());

    @Inject
    DatabaseOwner owner;

    @Inject
    RateLimiter limiter;

    @Inject
    BucketTable table;

    @Inject
    LimitConfig config;

    @Inject
    BlindIndex blindIndex;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void whoHasUsedUpTheirAllowanceIsToldHowLongToWaitAndOthersAreNotTouched() {
        assertThat(Stream.generate(this::spend).limit(3)).containsOnly(Duration.ZERO);

        // One of three an hour comes back after twenty minutes.
        assertThat(spend())
                .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20).plusSeconds(1));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limiter.require(LIMIT, Per.CLIENT, somebody))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.RATE_LIMITED);
                    assertThat(problem.retryAfter()).isPresent();
                });
        assertThat(limiter.spend(LIMIT, Per.CLIENT, Personal.of("somebody else " + UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void whatIsNotSetIsNoLimit() {
        assertThat(limiter.spend(LIMIT, Per.CONTACT, somebody)).isEmpty();
        assertThat(limiter.spend("nobody-set-this", Per.CLIENT, somebody)).isEmpty();
    }

    @Test
    void replicasShareOneAllowanceAlsoWhenAllAskAtOnce() throws Exception {
        RateLimiter other = new RateLimiter(config, new BucketTable(dataSource), blindIndex);
        List<Callable<Boolean>> calls = Stream.of(limiter, other)
                .flatMap(replica -> Stream.<Callable<Boolean>>generate(() ->
                                () -> replica.spend(LIMIT, Per.CLIENT, somebody).isEmpty())
                        .limit(10))
                .toList();

        int passed = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                passed += call.get() ? 1 : 0;
            }
        }

        assertThat(passed).isEqualTo(3);
    }

    @Test
    void theTableKnowsNobody() throws SQLException {
        Personal address = Personal.of("203.0.113.77");

        limiter.spend(LIMIT, Per.CLIENT, address);

        assertThat(number("SELECT count(*) FROM rate_limit WHERE position('203.0.113' in encode(bucket_key, 'escape')"
                        + " || encode(state, 'escape')) > 0"))
                .isZero();
        assertThat(number("SELECT count(*) FROM rate_limit")).isPositive();
    }

    @Test
    void bucketsThatSayNothingAnyMoreAreRemoved() throws SQLException {
        spend();
        execute("UPDATE rate_limit SET expires_at = 1");
        limiter.spend(LIMIT, Per.CLIENT, Personal.of("still counted " + UUID.randomUUID()));

        table.remove(1000);

        assertThat(number("SELECT count(*) FROM rate_limit")).isEqualTo(1);
    }

    @Test
    void whatCannotBeCountedIsRefused() throws SQLException {
        owner.execute("ALTER TABLE rate_limit RENAME TO rate_limit_away");
        try {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(this::spend)
                    .satisfies(problem -> {
                        assertThat(problem.type()).isEqualTo(ProblemType.TEMPORARILY_UNAVAILABLE);
                        assertThat(problem.retryAfter()).isPresent();
                    });
        } finally {
            owner.execute("ALTER TABLE rate_limit_away RENAME TO rate_limit");
        }
    }

    @Test
    void nothingIsCountedWithinABusinessTransaction() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(this::spend));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 per", "x per PT1H", "0 per PT1H", "5 per PT0S", "5 per hour"})
    void aRateThatIsNoneIsRefused(String text) {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> Rate.parse(text));
    }

    @Test
    void aRateReadsAsItIsWritten() {
        assertThat(Rate.parse("20 per PT1H")).isEqualTo(new Rate(20, Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, Duration.ofSeconds(-1)));
    }

    private Duration spend() {
        return limiter.spend(LIMIT, Per.CLIENT, somebody).orElse(Duration.ZERO);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
