package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other services of the house ask for personal data: each only for what its role allows, with a purpose, audited. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(ScannerGate.class)
class ServiceAccessIT {

    private static final String NOTIFICATION = "notification-service";
    private static final String CASEWORK = "case-workflow-service";

    private final SampleSubmission sample = new SampleSubmission();

    private Accepted request;

    @Inject
    IntakeDatabase database;

    @Inject
    AccessConfig access;

    @Inject
    AuditTrail auditTrail;

    @Inject
    EncryptedObjects objects;

    @BeforeEach
    void takeIn() {
        request = IntakeCalls.accepted(sample);
    }

    @Test
    void notificationGetsTheContactAndTheTrailSaysWhoAskedWhatFor() {
        int before = auditTrail.entries(request.requestId()).size();

        as(NOTIFICATION)
                .get(internal("/contact?purpose=NOTIFICATION"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("email", equalTo(sample.email()))
                .body("name", equalTo(sample.name()))
                .body("language", equalTo("de"));

        assertThat(auditTrail.entries(request.requestId())).hasSize(before + 1);
        assertThat(auditTrail.entries(request.requestId()).getLast().content())
                .contains("personal-data.handed-out", "machine:" + NOTIFICATION, "contact", "NOTIFICATION")
                .doesNotContain(sample.email());
    }

    @Test
    void caseWorkflowGetsTheIdentifiersForADataSystem() {
        as(CASEWORK)
                .get(internal("/person?purpose=FULFILMENT_TASK"))
                .then()
                .statusCode(200)
                .body("email", equalTo(sample.email()))
                .body("name", equalTo(sample.name()))
                .body("miId", equalTo(sample.miId()));
    }

    @Test
    void caseWorkflowGetsWhatThePersonWrote() {
        as(CASEWORK)
                .get(internal("/request-details?purpose=REVIEW"))
                .then()
                .statusCode(200)
                .body("furtherInformation", equalTo(sample.furtherInformation()))
                .body("language", equalTo("de"))
                .body("country", equalTo("DE"))
                .body("region", nullValue())
                .body("attachments", empty());
    }

    @Test
    void aGrantOpensOneStoredFileAndNothingElse() throws Exception {
        byte[] content = "Was ich noch sagen wollte.".getBytes(StandardCharsets.UTF_8);
        String id = stored(content);

        Response answer = as(CASEWORK).post(internal("/attachments/" + id + "/grant?purpose=PACKAGE"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Grant grant = answer.as(Grant.class);
        assertThat(grant.size()).isEqualTo(content.length);
        assertThat(objects.open(grant).readAllBytes()).isEqualTo(content);
        as(CASEWORK)
                .post(internal("/attachments/" + UUID.randomUUID() + "/grant?purpose=PACKAGE"))
                .then()
                .statusCode(404);
        as(CASEWORK)
                .get(internal("/request-details?purpose=PACKAGE"))
                .then()
                .body("attachments[0].attachmentId", equalTo(id))
                .body("attachments[0].scanned", equalTo(ScannerGate.hasScanner()));
    }

    @Test
    void staffSeeThatAFileFromBeforeThereWasAScannerIsUnscanned() throws Exception {
        String id = stored("Was ich noch sagen wollte.".getBytes(StandardCharsets.UTF_8));
        database.change("UPDATE attachment SET scanned = false WHERE attachment_id = '" + id + "'");

        as(CASEWORK)
                .get(internal("/request-details?purpose=REVIEW"))
                .then()
                .body("attachments[0].scanned", equalTo(false));
    }

    @Test
    void withoutAPurposeOrWithAnotherOneNothingIsHandedOut() {
        int before = auditTrail.entries(request.requestId()).size();

        problem(as(NOTIFICATION).get(internal("/contact")), 422, "validation-failed");
        problem(as(NOTIFICATION).get(internal("/contact?purpose=CURIOSITY")), 422, "validation-failed");
        problem(as(NOTIFICATION).get(internal("/contact?purpose=REVIEW")), 422, "validation-failed");

        assertThat(auditTrail.entries(request.requestId())).hasSize(before);
    }

    @Test
    void eachServiceGetsOnlyWhatItsRoleAllows() {
        problem(as(NOTIFICATION).get(internal("/person?purpose=FULFILMENT_TASK")), 403, "not-allowed");
        problem(as(NOTIFICATION).get(internal("/request-details?purpose=REVIEW")), 403, "not-allowed");
        problem(as(CASEWORK).get(internal("/contact?purpose=NOTIFICATION")), 403, "not-allowed");
        problem(request.asRequester().get(internal("/contact?purpose=NOTIFICATION")), 403, "not-allowed");
        problem(given().get(internal("/contact?purpose=NOTIFICATION")), 401, "authentication-required");
    }

    @Test
    void aRequestThatIsNotHereIsNotFound() {
        problem(
                as(NOTIFICATION).get("/internal/requests/" + UUID.randomUUID() + "/contact?purpose=NOTIFICATION"),
                404,
                "not-found");
    }

    private String stored(byte[] content) throws Exception {
        String id = Uploads.sent(request, "brief.txt", "text/plain", content);
        Uploads.complete(request, id).then().statusCode(200);
        return id;
    }

    private RequestSpecification as(String client) {
        return IntakeCalls.asService(access, client);
    }

    private String internal(String below) {
        return "/internal/requests/" + request.requestId() + below;
    }

    private static void problem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
    }
}
