package com.xiaomi.privacy.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.testing.DatabaseOwner;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AuditTrailIT {

    @Inject
    AuditTrail trail;

    @Inject
    DatabaseOwner owner;

    @Inject
    DatabaseMigration migration;

    @BeforeEach
    void tablesAreThere() {
        await().until(migration::isDone);
    }

    @Test
    void chainsTheEntriesOfARequestAlsoWhenManyWriteAtOnce() {
        UUID request = Ids.next();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                int number = i;
                writers.execute(() -> record(request, number));
            }
        }
        assertThat(trail.entries(request)).hasSize(40);
        assertThat(trail.firstBadEntry(request)).isEmpty();
    }

    @Test
    void refusesToChangeOrRemoveAnEntryFromTheOwnerOfTheTablesToo() {
        UUID request = Ids.next();
        record(request, 1);

        assertThatThrownBy(
                        () -> owner.execute("UPDATE audit_entry SET content = '{}' WHERE chain_id = '" + request + "'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> owner.execute("DELETE FROM audit_entry WHERE chain_id = '" + request + "'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> owner.execute("TRUNCATE audit_entry")).hasMessageContaining("append-only");
    }

    @Test
    void namesTheFirstEntryThatSomebodyTamperedWithBehindTheTriggersBack() throws SQLException {
        UUID changed = chainOfFive();
        tamper("UPDATE audit_entry SET content = '{}' WHERE position = 3 AND chain_id = '" + changed + "'");
        assertThat(trail.firstBadEntry(changed)).map(BadEntry::position).hasValue(3L);

        UUID removed = chainOfFive();
        tamper("DELETE FROM audit_entry WHERE position = 2 AND chain_id = '" + removed + "'");
        assertThat(trail.firstBadEntry(removed)).map(BadEntry::position).hasValue(2L);

        UUID cutOff = chainOfFive();
        tamper("DELETE FROM audit_entry WHERE position = 5 AND chain_id = '" + cutOff + "'");
        assertThat(trail.firstBadEntry(cutOff)).map(BadEntry::position).hasValue(5L);

        UUID swapped = chainOfFive();
        tamper("UPDATE audit_entry SET position = CASE position WHEN 2 THEN 103 ELSE 102 END"
                + " WHERE position IN (2, 3) AND chain_id = '" + swapped + "'");
        tamper("UPDATE audit_entry SET position = position - 100 WHERE position > 100 AND chain_id = '" + swapped
                + "'");
        assertThat(trail.firstBadEntry(swapped)).map(BadEntry::position).hasValue(2L);
    }

    private UUID chainOfFive() {
        UUID request = Ids.next();
        for (int i = 1; i <= 5; i++) {
            record(request, i);
        }
        assertThat(trail.firstBadEntry(request)).isEmpty();
        return request;
    }

    private void record(UUID request, int number) {
        QuarkusTransaction.requiringNew()
                .run(() -> trail.record(AuditEntry.of(request, new Actor.System("test"), "test.recorded")
                        .with("number", number)));
    }

    private void tamper(String sql) throws SQLException {
        owner.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER; " + sql
                + "; ALTER TABLE audit_entry ENABLE TRIGGER USER");
    }
}
