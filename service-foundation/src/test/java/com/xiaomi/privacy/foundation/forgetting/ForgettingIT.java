package com.xiaomi.privacy.foundation.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request is forgotten once, however often that is begun and whatever fails meanwhile. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ForgettingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Forgetting forgetting;

    @Inject
    ForgottenRequests forgotten;

    @Inject
    RememberedNotes memory;

    @Inject
    AuditTrail auditTrail;

    private final UUID requestId = Ids.next();

    @Test
    void whatFailsIsTriedAgainAndConfirmedOnce() throws Exception {
        memory.failuresToCome.set(2);
        begin();
        begin();

        await().atMost(PATIENCE).until(() -> memory.confirmed.containsKey(requestId));
        // It confirms a moment before that is committed.
        await().atMost(PATIENCE).until(() -> !auditTrail.entries(requestId).isEmpty());
        assertThat(memory.destroyed.get(requestId)).hasValueGreaterThanOrEqualTo(3);
        theTrailHasTheKeyAndTheRequestOnce();
        // After a crash it runs again.
        forgetting.run(requestId);
        theTrailHasTheKeyAndTheRequestOnce();
    }

    @Test
    void aRequestIsForgottenFromTheDecisionOn() {
        assertThat(isForgotten()).isFalse();

        begin();

        assertThat(isForgotten()).isTrue();
    }

    @Test
    void nothingBeginsIfTheDecisionIsRolledBack() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    forgetting.begin(requestId);
                    throw new IllegalArgumentException("rolled back");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(isForgotten()).isFalse();
        assertThat(memory.destroyed).doesNotContainKey(requestId);
    }

    private void theTrailHasTheKeyAndTheRequestOnce() {
        assertThat(auditTrail.entries(requestId))
                .extracting(RecordedEntry::content)
                .satisfiesExactly(
                        key -> assertThat(key)
                                .contains(
                                        "data-key.destroyed",
                                        RememberedNotes.dataKeyOf(requestId).toString()),
                        request -> assertThat(request).contains("request.erased"));
    }

    private void begin() {
        QuarkusTransaction.requiringNew().run(() -> forgetting.begin(requestId));
    }

    private boolean isForgotten() {
        return QuarkusTransaction.requiringNew().call(() -> forgotten.isForgotten(requestId));
    }
}
