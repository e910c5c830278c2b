package com.xiaomi.privacy.identity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.DataKeys.KeyDestroyed;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.localstack.testing.References;
import com.xiaomi.privacy.localstack.testing.Traces;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When the retention of a request is over, nothing remains of how its person has proven who they are. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class ForgottenVerificationIT extends EvidenceScenario {

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ObjectStore store;

    @Inject
    DataKeys dataKeys;

    @Inject
    IdentityConfig config;

    @Test
    void neitherFilesNorRowsNorWorkRemain() throws Exception {
        UUID verification = opened(Right.ERASURE);
        String id = stored(verification);
        String object = (String) column(id, "object");
        UUID key = UUID.fromString((String) column(id, "data_key_id"));
        assertThat(Traces.of(dataSource, List.of(verification))).contains("scheduled_tasks", "challenge", "review");

        events.send(Ids.next(), 2, new CaseEvent.RequestErased(requestId, Instant.now()));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(published(requestId, IdentityEvent.ErasureConfirmed.class))
                        .hasSize(1));
        assertThat(Traces.of(dataSource, List.of(requestId, verification, UUID.fromString(id), key)))
                .containsOnly("audit_chain", "audit_entry", "forgotten_request", "inbox_stream", "outbox_stream");
        assertThat(store.size(config.evidenceBucket(), object)).isEmpty();
        assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> dataKeys.byId(key));
        assertThat(auditTrail.firstBadEntry(requestId)).isEmpty();
    }

    @Test
    void whatADeletionHasToLookForIsFoundByAnIndex() throws SQLException {
        assertThat(References.withoutIndex(dataSource)).isEmpty();
    }
}
