package com.xiaomi.privacy.identity.evidence;

import static com.xiaomi.privacy.identity.testing.StaffSignIn.IRINA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.DataKeys.KeyDestroyed;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The end of evidence: 30 days after the decision, taken back, or never completed. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class EvidenceEndIT extends EvidenceScenario {

    @Inject
    ObjectStore store;

    @Inject
    DataKeys dataKeys;

    @Inject
    IdentityConfig config;

    @Inject
    @All
    List<DurableWork> durableWork;

    @Test
    void thirtyDaysAfterTheDecisionNothingIsLeftButTheDigest() throws Exception {
        UUID verification = opened(Right.RECTIFICATION);
        String id = stored(verification);
        String object = (String) column(id, "object");
        UUID key = UUID.fromString((String) column(id, "data_key_id"));
        String digest = (String) column(id, "sha256");
        assertThat(planned("destroy-evidence", id)).isEmpty();
        // Before the decision the work has no effect.
        run("destroy-evidence", id);
        assertThat(store.size(config.evidenceBucket(), object)).isPresent();

        Instant before = Instant.now();
        decide(IRINA, verification, "ACCEPT").statusCode(200);
        assertThat(planned("destroy-evidence", id))
                .singleElement()
                .satisfies(at -> assertThat(at)
                        .isBetween(
                                before.plus(Duration.ofDays(30)).minusSeconds(1),
                                Instant.now().plus(Duration.ofDays(30))));
        run("destroy-evidence", id);

        assertThat(store.size(config.evidenceBucket(), object)).isEmpty();
        assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> dataKeys.byId(key));
        for (String forgotten : List.of(
                "file_name", "media_type", "size_bytes", "data_key_id", "bucket", "object", "wrapped_content_key")) {
            assertThat(column(id, forgotten)).as(forgotten).isNull();
        }
        assertThat(trail("evidence.destroyed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry).contains(id, digest, "system:identity-verification-service"));
        assertThat(auditTrail.firstBadEntry(requestId)).isEmpty();
        own(verification)
                .body("files[0].state", equalTo("DESTROYED"))
                .body("files[0].fileName", nullValue())
                .body("files[0].sha256", equalTo(digest));
        problem(look(IRINA, verification, id), 404, "not-found");
        // After a crash it runs again.
        run("destroy-evidence", id);
        assertThat(trail("evidence.destroyed")).hasSize(1);
    }

    @Test
    void aLegalHoldKeepsItBeyondItsTimeOutOfTheSightOfReviewers() throws Exception {
        UUID verification = opened(Right.RECTIFICATION);
        String id = stored(verification);
        String object = (String) column(id, "object");
        decide(IRINA, verification, "ACCEPT").statusCode(200);

        events.send(Ids.next(), 2, new CaseEvent.HoldChanged(requestId, true, true, Instant.now()));
        await().until(() -> look(IRINA, verification, id).statusCode() == 404);
        run("destroy-evidence", id);
        assertThat(store.size(config.evidenceBucket(), object)).isPresent();
        review(IRINA, verification).statusCode(404);
        decide(IRINA, verification, "REJECT", "EXPIRED_DOCUMENT").statusCode(404);
        look("legal.lea", verification, id).then().statusCode(200);
        review("legal.lea", verification).statusCode(200);
        assertThat(trail("isolated-request.opened")).hasSize(2);

        // Its time is over by now: the work was done without any effect, as at the end of the thirty days.
        unplan("destroy-evidence", id);
        events.send(Ids.next(), 3, new CaseEvent.HoldChanged(requestId, false, false, Instant.now()));

        await().until(() -> column(id, "destroyed_at") != null);
        assertThat(store.size(config.evidenceBucket(), object)).isEmpty();
        problem(look("legal.lea", verification, id), 404, "not-found");
    }

    @Test
    void evidenceThatIsTakenBackIsDestroyedAtOnceAndLeavesTheQueue() throws Exception {
        UUID verification = opened(Right.ACCESS);
        String id = stored(verification);
        String object = (String) column(id, "object");

        withdraw(verification, id);
        withdraw(verification, id);

        await().until(() -> column(id, "destroyed_at") != null);
        assertThat(store.size(config.evidenceBucket(), object)).isEmpty();
        assertThat(column(id, "file_name")).isNull();
        decide(IRINA, verification, "ACCEPT").statusCode(409);
        problem(complete(verification, id), 409, "file-missing");
        stored(verification);
        review(IRINA, verification).body("reviews[1].round", equalTo(2));
    }

    @Test
    void anUploadThatIsNotCompletedWithinAnHourExpiresAndLeavesQuarantine() throws Exception {
        UUID verification = opened(Right.ACCESS);
        String id = sent(verification, "image/png", PNG);
        assertThat(store.size(config.quarantineBucket(), id)).isPresent();
        assertThat(planned("sweep-quarantine", id))
                .singleElement()
                .satisfies(at -> assertThat(at).isBefore(Instant.now().plus(Duration.ofHours(1))));

        run("sweep-quarantine", id);

        assertThat(store.size(config.quarantineBucket(), id)).isEmpty();
        own(verification).body("files[0].state", equalTo("EXPIRED"));
        problem(complete(verification, id), 409, "file-missing");
    }

    private void withdraw(UUID verification, String id) {
        person(requestId)
                .delete("/api/v1/verifications/{id}/evidence/{e}", verification, id)
                .then()
                .statusCode(204);
    }

    private void run(String work, String id) throws Exception {
        durableWork.stream()
                .filter(kind -> kind.name().equals(work))
                .findFirst()
                .orElseThrow()
                .run(UUID.fromString(id));
    }

    private void unplan(String work, String id) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "DELETE FROM scheduled_tasks WHERE task_name = :work AND task_instance = :id")
                        .setParameter("work", work)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    private List<Instant> planned(String work, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database
                        .createNativeQuery(
                                "SELECT execution_time FROM scheduled_tasks WHERE task_name = :work"
                                        + " AND task_instance = :id",
                                Instant.class)
                        .setParameter("work", work)
                        .setParameter("id", id)
                        .getResultList()
                        .stream()
                        .map(Instant.class::cast)
                        .toList());
    }
}
