package com.xiaomi.privacy.foundation.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trail of a forgotten request loses its contents when its own retention is over, and nothing else. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class TrailEndingIT {

    @Inject
    TrailEnding ending;

    @Inject
    Forgetting forgetting;

    @Inject
    RememberedNotes memory;

    @Inject
    AuditTrail auditTrail;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    DatabaseOwner owner;

    @Inject
    DatabaseMigration migration;

    private final UUID requestId = Ids.next();

    @BeforeEach
    void somethingWasDone() {
        await().until(migration::isDone);
        record("test.first");
        record("test.second");
    }

    @Test
    void contentsGoAndTheChainStillVerifies() throws SQLException {
        forgottenSince("25 months");
        List<RecordedEntry> before = auditTrail.entries(requestId);

        ending.remove(1000);

        List<RecordedEntry> after = auditTrail.entries(requestId);
        assertThat(after).hasSize(before.size() + 1);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).content()).isNull();
            assertThat(after.get(i).entryId()).isEqualTo(before.get(i).entryId());
            assertThat(after.get(i).recordedAt()).isEqualTo(before.get(i).recordedAt());
            assertThat(after.get(i).contentDigest()).isEqualTo(before.get(i).contentDigest());
            assertThat(after.get(i).hash()).isEqualTo(before.get(i).hash());
        }
        assertThat(after.getLast().content())
                .startsWith("{\"action\":\"trail.contents-ended\"")
                .contains("system:request-intake-service");
        assertThat(auditTrail.firstBadEntry(requestId)).isEmpty();
    }

    @Test
    void thatIsDoneOnce() throws SQLException {
        forgottenSince("25 months");
        ending.remove(1000);
        int entries = auditTrail.entries(requestId).size();

        ending.remove(1000);

        assertThat(auditTrail.entries(requestId)).hasSize(entries);
        record("test.later");
        ending.remove(1000);
        assertThat(auditTrail.entries(requestId).getLast().content()).contains("test.later");
        assertThat(auditTrail.firstBadEntry(requestId)).isEmpty();
    }

    @Test
    void nothingGoesBeforeItsTime() throws SQLException {
        forgottenSince("23 months");
        List<String> before = contents();

        ending.remove(1000);

        assertThat(contents()).isEqualTo(before).doesNotContainNull();
    }

    @Test
    void theDatabaseLetsNoContentGoOfARequestThatIsNotForgotten() {
        refuses(() -> QuarkusTransaction.requiringNew().run(() -> auditTrail.endContents(Instant.now(), end())));
        refuses(() -> execute("SELECT end_audit_contents('%s', now())".formatted(requestId)));
        refuses(() ->
                owner.execute("UPDATE audit_entry SET content = NULL WHERE chain_id = '%s'".formatted(requestId)));
        assertThat(contents()).hasSize(2).doesNotContainNull();
    }

    @Test
    void theDatabaseLetsNoContentGoThatTheTrailDoesNotSay() throws SQLException {
        forgottenSince("25 months");

        refuses(() -> execute("SELECT end_audit_contents('%s', now())".formatted(requestId)));
        refuses(() ->
                owner.execute("UPDATE audit_entry SET content = NULL WHERE chain_id = '%s'".formatted(requestId)));
        assertThat(contents()).doesNotContainNull();
    }

    @Test
    void theDatabaseLetsNothingElseChangeWithIt() throws SQLException {
        forgottenSince("25 months");
        QuarkusTransaction.requiringNew().run(() -> auditTrail.record(end()));

        for (String more : List.of(
                "position = position + 100",
                "entry_id = gen_random_uuid()",
                "recorded_at = now()",
                "content_digest = sha256('x')",
                "hash = sha256('x')")) {
            refuses(() ->
                    owner.execute("UPDATE audit_entry SET content = NULL, %s WHERE position = 1 AND chain_id = '%s'"
                            .formatted(more, requestId)));
        }
        refuses(() -> owner.execute(
                "UPDATE audit_entry SET content = '{}' WHERE position = 1 AND chain_id = '%s'".formatted(requestId)));
        refuses(() ->
                owner.execute("DELETE FROM audit_entry WHERE position = 1 AND chain_id = '%s'".formatted(requestId)));
        assertThat(contents()).doesNotContainNull();
    }

    private AuditEntry end() {
        return AuditEntry.of(requestId, new Actor.System("test"), AuditTrail.CONTENTS_ENDED);
    }

    private void record(String action) {
        QuarkusTransaction.requiringNew()
                .run(() -> auditTrail.record(AuditEntry.of(requestId, new Actor.System("test"), action)));
    }

    private void forgottenSince(String since) throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> forgetting.begin(requestId));
        await().atMost(Duration.ofSeconds(30)).until(() -> memory.confirmed.containsKey(requestId));
        await().atMost(Duration.ofSeconds(30))
                // The two of the test, that its key was destroyed, and that it was erased.
                .until(() -> auditTrail.entries(requestId).size() == 4);
        execute(
                "UPDATE forgotten_request SET decided_at = now() - interval '%1$s', forgotten_at = now() - interval '%1$s'"
                                .formatted(since)
                        + " WHERE request_id = '%s'".formatted(requestId));
    }

    private List<String> contents() {
        return auditTrail.entries(requestId).stream()
                .map(RecordedEntry::content)
                .toList();
    }

    private static void refuses(ThrowingCallable change) {
        assertThatThrownBy(change).hasStackTraceContaining("append-only");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
