package com.xiaomi.privacy.foundation.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was erased is erased again when an older backup of the data meets the key database of today. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ErasureReplayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DatabaseOwner owner;

    @Inject
    ErasureReplay replay;

    @Inject
    ErasureLedger ledger;

    @Inject
    Forgetting forgetting;

    @Inject
    ForgottenRequests forgotten;

    @Inject
    RememberedNotes memory;

    @Inject
    DatabaseMigration migration;

    @Inject
    AgroalDataSource dataSource;

    private final UUID requestId = Ids.next();

    @BeforeEach
    void tablesAreThere() {
        await().atMost(PATIENCE).until(migration::isDone);
    }

    @Test
    void erasuresAreNotedBesideTheKeysBeforeTheseGo() {
        memory.failuresToCome.set(1);
        begin();

        await().atMost(PATIENCE).until(() -> memory.destroyed.containsKey(requestId));
        assertThat(isNoted()).isTrue();
        await().atMost(PATIENCE).until(() -> memory.confirmed.containsKey(requestId));
    }

    @Test
    void whatAnOlderBackupBroughtBackIsErasedAgain() throws SQLException {
        begin();
        await().atMost(PATIENCE).until(this::isGone);
        restoreFromBeforeTheErasure();

        assertThat(replay.compare()).isGreaterThanOrEqualTo(1);

        await().atMost(PATIENCE).until(this::isGone);
        assertThat(memory.destroyed.get(requestId)).hasValueGreaterThanOrEqualTo(2);
        assertThat(memory.decidedAgain).containsOnlyOnce(requestId);
    }

    @Test
    void whatIsForgottenAlreadyIsLeftAlone() {
        begin();
        await().atMost(PATIENCE).until(this::isGone);

        replay.compare();

        assertThat(memory.decidedAgain).doesNotContain(requestId);
    }

    @Test
    void nobodyIsServedBeforeItIsGone() throws SQLException {
        replay.compare();
        ReadyWhenErasedAgain readiness = new ReadyWhenErasedAgain(replay, forgotten);
        await().atMost(PATIENCE).until(() -> readiness.call().getStatus() == Status.UP);
        execute("INSERT INTO forgotten_request (request_id, decided_at, again) VALUES (?, now(), true)");

        ReadyWhenErasedAgain afterRestore = new ReadyWhenErasedAgain(replay, forgotten);
        assertThat(afterRestore.call().getStatus()).isEqualTo(Status.DOWN);
        execute("UPDATE forgotten_request SET forgotten_at = now() WHERE request_id = ?");

        await().atMost(PATIENCE).until(() -> afterRestore.call().getStatus() == Status.UP);
    }

    @Test
    void whatWasErasedBeforeThereWasALedgerIsNoted() throws SQLException {
        begin();
        await().atMost(PATIENCE).until(this::isGone);
        owner.executeOnKeys("DELETE FROM erased_request WHERE request_id = '%s'".formatted(requestId));

        replay.compare();

        assertThat(isNoted()).isTrue();
    }

    private void begin() {
        QuarkusTransaction.requiringNew().run(() -> forgetting.begin(requestId));
    }

    private boolean isGone() {
        return QuarkusTransaction.requiringNew()
                .call(() -> forgotten.page(null, Integer.MAX_VALUE))
                .contains(requestId);
    }

    private boolean isNoted() {
        return ledger.page(null, Integer.MAX_VALUE).contains(requestId);
    }

    private void restoreFromBeforeTheErasure() throws SQLException {
        owner.execute("DELETE FROM forgotten_request WHERE request_id = '%s'".formatted(requestId));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, requestId);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
