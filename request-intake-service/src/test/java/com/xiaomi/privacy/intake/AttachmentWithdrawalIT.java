package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.DataKeys.KeyDestroyed;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.intake.IntakeTopics.Written;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of files: taken back by the person, never completed, or not needed any longer. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(ScannerGate.class)
class AttachmentWithdrawalIT {

    private Accepted request;

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    ObjectStore store;

    @Inject
    DataKeys dataKeys;

    @Inject
    IntakeConfig config;

    @Inject
    ObjectMapper json;

    @Inject
    @All
    List<DurableWork> durableWork;

    @BeforeEach
    void takeIn() {
        request = IntakeCalls.accepted(new SampleSubmission());
    }

    @Test
    void aFileThatIsTakenBackIsDestroyedWithItsKeyAndItsName() throws Exception {
        String id = stored();
        String object = column(id, "object");
        UUID key = UUID.fromString(column(id, "data_key_id"));
        assertThat(dataKeys.byId(key)).isNotNull();

        withdraw(id);

        request.asRequester().get(request.path("/attachments/" + id)).then().statusCode(404);
        await().until(() -> column(id, "destroyed_at") != null);
        assertThat(store.size(config.cleanBucket(), object)).isEmpty();
        assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> dataKeys.byId(key));
        assertThat(database.count("SELECT count(*) FROM attachment WHERE attachment_id = '" + id
                        + "' AND file_name IS NULL AND wrapped_content_key IS NULL AND sha256 IS NULL"
                        + " AND sent_sha256 IS NULL AND object IS NULL"))
                .isEqualTo(1);
        request.asRequester()
                .get(request.path(""))
                .then()
                .body("attachments[0].state", equalTo("WITHDRAWN"))
                .body("attachments[0].fileName", nullValue())
                .body("timeline[2].code", equalTo("ATTACHMENT_WITHDRAWN"));
    }

    @Test
    void aFileThatIsNotNeededAnyLongerIsDestroyedWithItsKeyAndItsName() throws Exception {
        String id = stored();
        String object = column(id, "object");
        UUID key = UUID.fromString(column(id, "data_key_id"));

        topics.publish(1, new CaseEvent.DataExpired(request.requestId(), DataKind.ATTACHMENTS, Instant.now()));

        await().until(() -> column(id, "destroyed_at") != null);
        assertThat(store.size(config.cleanBucket(), object)).isEmpty();
        assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> dataKeys.byId(key));
        request.asRequester().get(request.path("/attachments/" + id)).then().statusCode(404);
        request.asRequester()
                .get(request.path(""))
                .then()
                .body("attachments[0].state", equalTo("RETENTION_ENDED"))
                .body("attachments[0].fileName", nullValue());
        assertThat(topics.written(request.requestId())).hasSize(2);
    }

    @Test
    void takingAStoredFileBackIsToldOnceHoweverOftenItIsSaid() throws Exception {
        String id = stored();

        withdraw(id);
        withdraw(id);

        await().until(() -> topics.written(request.requestId()).size() == 3);
        Written event = topics.written(request.requestId()).getLast();
        assertThat(event.type()).isEqualTo("com.xiaomi.privacy.request.attachment-withdrawn.v1");
        assertThat(event.data(json).path("attachmentId").textValue()).isEqualTo(id);
        await().until(() -> column(id, "destroyed_at") != null);
        assertThat(topics.written(request.requestId())).hasSize(3);
        Uploads.complete(request, id).then().statusCode(409);
    }

    @Test
    void anAnnouncementThatIsTakenBackIsToldToNobody() throws Exception {
        String id = Uploads.sent(request, "a.png", "image/png", Uploads.PNG);

        withdraw(id);

        await().until(() -> column(id, "destroyed_at") != null);
        assertThat(store.size(config.quarantineBucket(), id)).isEmpty();
        assertThat(topics.written(request.requestId())).hasSize(1);
    }

    @Test
    void anUploadThatIsNotCompletedWithinAnHourExpiresAndLeavesQuarantine() throws Exception {
        Instant before = Instant.now();
        String id = Uploads.sent(request, "a.png", "image/png", Uploads.PNG);
        assertThat(Instant.parse(database.texts("SELECT to_char(execution_time AT TIME ZONE 'UTC',"
                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM scheduled_tasks WHERE task_name ="
                                + " 'sweep-quarantine' AND task_instance = '" + id + "'")
                        .getFirst()))
                .isBetween(before.plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofHours(1)));

        sweep(id);

        assertThat(store.size(config.quarantineBucket(), id)).isEmpty();
        request.asRequester().get(request.path("")).then().body("attachments[0].state", equalTo("EXPIRED"));
        Uploads.complete(request, id).then().statusCode(409);
    }

    @Test
    void whatIsUploadedAgainAfterItWasSettledLeavesQuarantineToo() throws Exception {
        String id = stored();
        store.put(config.quarantineBucket(), id, new ByteArrayInputStream(Uploads.PNG), Uploads.PNG.length);

        sweep(id);

        assertThat(store.size(config.quarantineBucket(), id)).isEmpty();
        assertThat(column(id, "state")).isEqualTo("STORED");
    }

    private void sweep(String id) throws Exception {
        durableWork.stream()
                .filter(work -> work.name().equals("sweep-quarantine"))
                .findFirst()
                .orElseThrow()
                .run(UUID.fromString(id));
    }

    private String stored() throws Exception {
        String id = Uploads.sent(request, "a.png", "image/png", Uploads.PNG);
        Uploads.complete(request, id).then().statusCode(200);
        return id;
    }

    private void withdraw(String id) {
        request.asRequester().delete(request.path("/attachments/" + id)).then().statusCode(204);
    }

    private String column(String id, String name) {
        return database.texts("SELECT CAST(" + name + " AS text) FROM attachment WHERE attachment_id = '" + id + "'")
                .getFirst();
    }
}
