package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.DataKeys.KeyDestroyed;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.References;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import com.xiaomi.privacy.localstack.testing.Traces;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When the retention of a request is over, nothing of it and of its person remains, and nothing brings it back. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(ScannerGate.class)
class ForgottenRequestIT {

    private static final String CONFIRMED = "com.xiaomi.privacy.request.erasure-confirmed.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ObjectStore store;

    @Inject
    DataKeys dataKeys;

    @Inject
    IntakeConfig config;

    @Test
    void nothingOfItAndOfItsPersonRemains() throws Exception {
        SampleSubmission sample = new SampleSubmission();
        Accepted request = IntakeCalls.accepted(sample);
        String attachment = Uploads.sent(request, "letter.png", "image/png", Uploads.PNG);
        Uploads.complete(request, attachment).then().statusCode(200);
        write(request);
        String object = database.texts("SELECT object FROM attachment WHERE attachment_id = '" + attachment + "'")
                .getFirst();
        UUID key = UUID.fromString(of(request, "data_key_id"));
        UUID person = UUID.fromString(of(request, "person_ref"));
        UUID mailbox = UUID.fromString(of(request, "contact_ref"));
        assertThat(Traces.of(dataSource, List.of(person, mailbox)))
                .contains("person_index", "contact_index", "request");

        erase(request, 1);

        assertThat(Traces.of(
                        dataSource, List.of(request.requestId(), request.caseId(), UUID.fromString(attachment), key)))
                .containsOnly("audit_chain", "audit_entry", "forgotten_request", "inbox_stream", "outbox_stream");
        assertThat(Traces.of(dataSource, List.of(person, mailbox))).isEmpty();
        assertThat(database.count("SELECT count(*) FROM person_email WHERE person_ref = '" + person + "'"))
                .isZero();
        assertThat(store.size(config.cleanBucket(), object)).isEmpty();
        assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> dataKeys.byId(key));
        IntakeCalls.tradePass(request.reference(), request.trackingToken())
                .then()
                .statusCode(401);
    }

    @Test
    void whoHasAnotherRequestIsStillKnownForThat() throws Exception {
        SampleSubmission sample = new SampleSubmission();
        Accepted first = IntakeCalls.accepted(sample);
        Accepted second = IntakeCalls.accepted(sample);
        assertThat(of(first, "person_ref")).isEqualTo(of(second, "person_ref"));

        erase(first, 1);

        assertThat(Traces.of(
                        dataSource,
                        List.of(UUID.fromString(of(second, "person_ref")), UUID.fromString(of(second, "contact_ref")))))
                .contains("person_index", "contact_index");
        second.asRequester().get(second.path("")).then().statusCode(200);
    }

    @Test
    void whatComesLaterChangesNothingAndStopsNothing() throws Exception {
        Accepted request = IntakeCalls.accepted(new SampleSubmission());
        erase(request, 1);

        topics.publish(
                1,
                new IdentityEvent.VerificationOpened(
                        request.requestId(), Ids.next(), AssuranceLevel.CONTACT, Instant.now()));
        topics.publish(2, new CaseEvent.RequestErased(request.requestId(), Instant.now()));

        await().atMost(PATIENCE)
                .until(() -> database.count("SELECT count(*) FROM inbox_stream WHERE last_sequence = 2 AND key = '"
                                + request.requestId() + "'")
                        == 1);
        assertThat(topics.written(request.requestId()).stream()
                        .filter(written -> written.type().equals(CONFIRMED)))
                .hasSize(1);
        assertThat(Traces.of(dataSource, List.of(request.requestId())))
                .containsOnly("audit_chain", "audit_entry", "forgotten_request", "inbox_stream", "outbox_stream");
    }

    @Test
    void whatADeletionHasToLookForIsFoundByAnIndex() throws SQLException {
        assertThat(References.withoutIndex(dataSource)).isEmpty();
    }

    private void erase(Accepted request, long sequence) throws SQLException {
        topics.publish(sequence, new CaseEvent.RequestErased(request.requestId(), Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> topics.written(request.requestId()).stream()
                        .anyMatch(written -> written.type().equals(CONFIRMED)));
    }

    private static void write(Accepted request) {
        request.asRequester()
                .header("Idempotency-Key", IntakeCalls.newKey())
                .contentType(ContentType.JSON)
                .body(Map.of("text", "How long will it take?"))
                .post(request.path("/messages"))
                .then()
                .statusCode(201);
    }

    private String of(Accepted request, String column) {
        return database.texts("SELECT " + column + " FROM request WHERE request_id = '" + request.requestId() + "'")
                .getFirst();
    }
}
