package com.xiaomi.privacy.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.audit.BadEntry.Flaw;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.testing.DatabaseOwner;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody with all rights on the database changed rows of a trail of three chains; what of it does the check find? */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AuditCheckIT {

    // The tables hide those of the service in their transaction, and are gone with it.
    private static final List<String> COPIES = List.of(
            "CREATE TEMPORARY TABLE audit_entry ON COMMIT DROP AS SELECT * FROM public.audit_entry"
                    + " WHERE chain_id IN (%s)",
            "CREATE TEMPORARY TABLE audit_chain ON COMMIT DROP AS SELECT * FROM public.audit_chain"
                    + " WHERE chain_id IN (%s)");

    @Inject
    AuditTrail trail;

    @Inject
    TrailVerification verification;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    DatabaseOwner owner;

    @Inject
    DatabaseMigration migration;

    private final List<UUID> chains =
            Stream.generate(Ids::next).limit(3).sorted().toList();

    @BeforeEach
    void threeChainsOfFive() {
        await().until(migration::isDone);
        for (int i = 1; i <= 5; i++) {
            String action = "test.recorded" + i;
            chains.forEach(chain -> record(chain, action));
        }
    }

    @Test
    void wholeChainsAreCounted() {
        assertThat(checkAfter("")).isEqualTo(new AuditCheck.Outcome(3, 15, 0, 0, null));
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of(
                        "UPDATE audit_entry SET content = replace(content, '4', '5') WHERE {2} = 4", 4, Flaw.CHANGED),
                Arguments.of("UPDATE audit_entry SET content = content || ' ' WHERE {2} = 1", 1, Flaw.CHANGED),
                Arguments.of(
                        "UPDATE audit_entry SET recorded_at = recorded_at + interval '1 microsecond' WHERE {2} = 3",
                        3, Flaw.CHANGED),
                Arguments.of("UPDATE audit_entry SET entry_id = gen_random_uuid() WHERE {2} = 5", 5, Flaw.CHANGED),
                Arguments.of(
                        "UPDATE audit_entry SET content = '{}', content_digest = sha256('{}') WHERE {2} = 2",
                        2, Flaw.CHANGED),
                Arguments.of("UPDATE audit_entry SET hash = sha256('x') WHERE {2} = 2", 2, Flaw.CHANGED),
                Arguments.of("UPDATE audit_entry SET content_digest = 'short' WHERE {2} = 2", 2, Flaw.CHANGED),
                Arguments.of("UPDATE audit_entry SET content = NULL WHERE {2} = 4", 4, Flaw.CONTENT_GONE),
                Arguments.of("UPDATE audit_entry SET content = NULL WHERE {2} IN (3, 5)", 3, Flaw.CONTENT_GONE),
                Arguments.of(
                        "UPDATE audit_entry SET content = nullif(content, content), hash = CASE position WHEN 4"
                                + " THEN sha256('x') ELSE hash END WHERE {2} IN (2, 4)",
                        2, Flaw.CONTENT_GONE),
                Arguments.of("DELETE FROM audit_entry WHERE {2} = 1", 1, Flaw.MISSING),
                Arguments.of("DELETE FROM audit_entry WHERE {2} = 3", 3, Flaw.MISSING),
                Arguments.of("DELETE FROM audit_entry WHERE {2} = 5", 5, Flaw.MISSING),
                Arguments.of("DELETE FROM audit_entry WHERE {2} > 0", 1, Flaw.MISSING),
                Arguments.of(
                        "UPDATE audit_entry SET position = 5 - position WHERE {2} IN (2, 3)", 2, Flaw.OUT_OF_ORDER),
                Arguments.of("UPDATE audit_entry SET position = 6 - position WHERE {2} > 0", 1, Flaw.OUT_OF_ORDER),
                Arguments.of("UPDATE audit_chain SET head = sha256('x') WHERE chain_id = '{c}'", 6, Flaw.HEAD),
                Arguments.of("UPDATE audit_chain SET entries = 4 WHERE chain_id = '{c}'", 6, Flaw.HEAD),
                Arguments.of("UPDATE audit_chain SET entries = 7 WHERE chain_id = '{c}'", 6, Flaw.MISSING),
                Arguments.of("DELETE FROM audit_chain WHERE chain_id = '{c}'", 6, Flaw.HEAD));
    }

    @ParameterizedTest
    @MethodSource
    void tampering(String statement, long position, Flaw flaw) {
        for (UUID chain : chains) {
            AuditCheck.Outcome outcome = checkAfter(of(chain, statement));

            assertThat(outcome.firstBad()).isEqualTo(new BadEntry(chain, position, flaw));
            assertThat(outcome.badChains()).isOne();
            assertThat(outcome.chains()).isEqualTo(3);
        }
    }

    @Test
    void contentsMayBeGoneOnceTheChainSaysSo() {
        chains.forEach(chain -> record(chain, AuditTrail.CONTENTS_ENDED));
        String ended = of(chains.get(1), "UPDATE audit_entry SET content = NULL WHERE {2} < 6;");

        assertThat(checkAfter(ended)).isEqualTo(new AuditCheck.Outcome(3, 18, 0, 0, null));
        assertThat(checkAfter(ended + of(chains.get(1), "UPDATE audit_entry SET content = NULL WHERE {2} = 6"))
                        .firstBad())
                .isEqualTo(new BadEntry(chains.get(1), 1, Flaw.CONTENT_GONE));
        assertThat(checkAfter(ended + of(chains.get(1), "UPDATE audit_entry SET recorded_at = now() WHERE {2} = 4"))
                        .firstBad())
                .isEqualTo(new BadEntry(chains.get(1), 4, Flaw.CHANGED));
    }

    @Test
    void theFirstOfSeveralIsNamedAndTheOthersAreCounted() {
        String twice = of(chains.get(2), "DELETE FROM audit_entry WHERE {2} = 2; ")
                + of(chains.get(1), "DELETE FROM audit_chain WHERE chain_id = '{c}'");

        AuditCheck.Outcome outcome = checkAfter(twice);

        assertThat(outcome).isEqualTo(new AuditCheck.Outcome(3, 14, 2, 0, new BadEntry(chains.get(1), 6, Flaw.HEAD)));
    }

    @Test
    void aChainThatIsGoneWithItsHeadIsOnlyMissedInTheCount() {
        String gone = of(
                chains.get(0),
                "DELETE FROM audit_entry WHERE {2} > 0; DELETE FROM audit_chain" + " WHERE chain_id = '{c}'");

        assertThat(checkAfter(gone)).isEqualTo(new AuditCheck.Outcome(2, 10, 0, 0, null));
    }

    @Test
    void aClockThatWasSetBackIsCountedAndNotBad() {
        // Writes the chain anew as it would be if the clock had stood an hour earlier at its third entry.
        String setBack = of(chains.get(1), """
                UPDATE audit_entry SET recorded_at = recorded_at - interval '1 hour' WHERE {2} = 3;
                DO $$
                DECLARE e record; h bytea := decode(repeat('00', 32), 'hex');
                BEGIN
                    FOR e IN SELECT * FROM audit_entry WHERE {2} > 0 ORDER BY position LOOP
                        h := sha256(h || uuid_send(e.entry_id)
                            || int8send((extract(epoch FROM e.recorded_at) * 1000000)::bigint) || e.content_digest);
                        UPDATE audit_entry SET hash = h WHERE {2} = e.position;
                    END LOOP;
                    UPDATE audit_chain SET head = h WHERE chain_id = '{c}';
                END $$""");

        assertThat(checkAfter(setBack)).isEqualTo(new AuditCheck.Outcome(3, 15, 0, 1, null));
    }

    @Test
    void theServicesOwnTrailIsCheckedOnceAtATime() throws SQLException {
        assertThat(verification.verify()).hasValueSatisfying(all -> {
            assertThat(all.chains()).isGreaterThanOrEqualTo(3);
            assertThat(all.entries()).isGreaterThanOrEqualTo(15);
        });
        try (Connection another = dataSource.getConnection();
                Statement statement = another.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtext('audit_verification'))");

            assertThat(verification.verify()).isEmpty();

            statement.execute("SELECT pg_advisory_unlock(hashtext('audit_verification'))");
        }
        assertThat(verification.verify()).isPresent();
    }

    private void record(UUID chain, String action) {
        QuarkusTransaction.requiringNew()
                .run(() -> trail.record(AuditEntry.of(chain, new Actor.System("test"), action)));
    }

    private AuditCheck.Outcome checkAfter(String tampering) {
        String ids = String.join(",", chains.stream().map("'%s'"::formatted).toList());
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String copy : COPIES) {
                statement.execute(copy.formatted(ids));
            }
            statement.execute(tampering);
            AuditCheck.Outcome outcome = TrailReader.check(connection);
            connection.rollback();
            return outcome;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String of(UUID chain, String statement) {
        return statement
                .replace("{2}", "chain_id = '%s' AND position".formatted(chain))
                .replace("{c}", chain.toString());
    }
}
