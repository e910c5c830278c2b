package com.xiaomi.privacy.foundation.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.ApartChains;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What belongs to no request loses its contents by its own age. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ApartTrailEndingIT {

    // Seen from there, what is recorded now is old.
    private static final Period FROM_THE_FUTURE = Period.ofMonths(-2);
    private static final Actor SERVICE = new Actor.System("test");

    @Inject
    TrailEnding ending;

    @Inject
    ApartChains chains;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    RememberedNotes memory;

    @Inject
    AuditTrail auditTrail;

    @Inject
    DatabaseMigration migration;

    private final UUID chainId = Ids.next();

    @BeforeEach
    void somethingWasDone() {
        await().until(migration::isDone);
        record(AuditEntry.apart(chainId, SERVICE, "test.first"));
        record(AuditEntry.apart(chainId, SERVICE, "test.second"));
    }

    @AfterEach
    void asItIs() {
        memory.keepApart(Period.ofMonths(60));
    }

    @Test
    void oldContentsGoAndTheChainStillVerifies() {
        memory.keepApart(FROM_THE_FUTURE);

        ending.remove(1000);

        assertThat(contents()).hasSize(3);
        assertThat(contents().subList(0, 2)).containsOnlyNulls();
        assertThat(contents().getLast())
                .startsWith("{\"action\":\"trail.contents-ended\"")
                .contains("\"before\":");
        assertThat(auditTrail.firstBadEntry(chainId)).isEmpty();
    }

    @Test
    void whatIsYoungerStays() throws SQLException {
        Instant between = Instant.now();
        await().until(() -> Instant.now().isAfter(between));
        record(AuditEntry.apart(chainId, SERVICE, "test.third"));

        QuarkusTransaction.requiringNew()
                .run(() ->
                        auditTrail.endContents(between, AuditEntry.apart(chainId, SERVICE, AuditTrail.CONTENTS_ENDED)));

        assertThat(contents().subList(0, 2)).containsOnlyNulls();
        assertThat(contents().subList(2, 4)).doesNotContainNull();
        assertThat(auditTrail.firstBadEntry(chainId)).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> chains.ended(chainId, between));
        // From its oldest content on, or a chain that nobody writes to would be ended again each month.
        assertThat(contentsFrom()).isEqualTo(auditTrail.entries(chainId).get(2).recordedAt());
    }

    @Test
    void nothingGoesBeforeItsTime() {
        ending.remove(1000);

        assertThat(contents()).hasSize(2).doesNotContainNull();
    }

    @Test
    void aRequestIsNoneOfThem() {
        UUID requestId = Ids.next();
        record(AuditEntry.of(requestId, SERVICE, "test.first"));
        memory.keepApart(FROM_THE_FUTURE);

        ending.remove(1000);

        assertThat(auditTrail.entries(requestId))
                .extracting(RecordedEntry::content)
                .hasSize(1)
                .doesNotContainNull();
    }

    private void record(AuditEntry entry) {
        QuarkusTransaction.requiringNew().run(() -> auditTrail.record(entry));
    }

    private Instant contentsFrom() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read =
                        connection.prepareStatement("SELECT contents_from FROM apart_chain WHERE chain_id = ?")) {
            read.setObject(1, chainId);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private List<String> contents() {
        return auditTrail.entries(chainId).stream().map(RecordedEntry::content).toList();
    }
}
