package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff who register a letter add its scan; to what people sent online they add nothing. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ScannedLetterIT {

    private static final String AGENT = "agent.anna";
    private static final String AUDITOR = "auditor.aldo";

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    AccessConfig access;

    @Inject
    AuditTrail auditTrail;

    @ParameterizedTest
    @ValueSource(strings = {"LETTER", "EMAIL", "PHONE", "IN_PERSON"})
    void aScanIsKeptWithTheRequestInTheNameOfWhoeverSentIt(String channel) {
        Response registered = registered(channel);
        String reference = registered.path("reference");
        UUID requestId = UUID.fromString(registered.path("requestId"));

        Response announced = announce(AGENT, reference);
        announced.then().statusCode(201);
        staff(AGENT)
                .contentType("image/png")
                .body(Uploads.PNG)
                .put(announced.<String>path("contentPath"))
                .then()
                .statusCode(204);
        complete(AGENT, reference, announced.path("attachmentId"))
                .then()
                .statusCode(200)
                .body("state", equalTo("STORED"))
                .body("fileName", equalTo("letter.png"));

        IntakeCalls.asService(access, "case-workflow-service")
                .get("/internal/requests/" + requestId + "/request-details?purpose=REVIEW")
                .then()
                .statusCode(200)
                .body("attachments.attachmentId", contains(announced.<String>path("attachmentId")))
                .body("attachments[0].fileName", equalTo("letter.png"));
        assertThat(auditTrail.entries(requestId).stream()
                        .map(AuditTrail.RecordedEntry::content)
                        .filter(content ->
                                content.contains("attachment.announced") || content.contains("attachment.stored")))
                .hasSize(2)
                .allSatisfy(content -> assertThat(content).contains("staff:").doesNotContain("requester:"));
    }

    @Test
    void toWhatCameOnlineStaffAddNothing() {
        Accepted online = IntakeCalls.accepted(sample);
        Response announced = Uploads.announce(online, "own.png", "image/png", Uploads.PNG.length);
        String id = announced.path("attachmentId");

        problem(announce(AGENT, online.reference()), 403, "not-allowed");
        problem(
                staff(AGENT).contentType("image/png").body(Uploads.PNG).put(announced.<String>path("contentPath")),
                403,
                "not-allowed");
        problem(complete(AGENT, online.reference(), id), 403, "not-allowed");
    }

    @Test
    void whoMayNotRegisterAddsNothing() {
        String reference = registered("LETTER").path("reference");

        problem(announce(AUDITOR, reference), 403, "not-allowed");
        problem(complete(AUDITOR, reference, UUID.randomUUID().toString()), 403, "not-allowed");
        problem(
                IntakeCalls.asService(access, "case-workflow-service")
                        .contentType("application/json")
                        .body(announcement())
                        .post(IntakeCalls.REQUESTS + "/" + reference + "/attachments"),
                403,
                "not-allowed");
    }

    @Test
    void whatIsSentIsThePersonsToSeeAndToTakeBackAndNotForStaff() {
        Response registered = registered("LETTER");
        String reference = registered.path("reference");
        String id = announce(AGENT, reference).path("attachmentId");
        String path = IntakeCalls.REQUESTS + "/" + reference + "/attachments/" + id;

        problem(staff(AGENT).delete(path), 403, "not-allowed");
        problem(staff(AGENT).get(path), 403, "not-allowed");
    }

    @Test
    void aReferenceThatNobodyHasIsNotFound() {
        problem(announce(AGENT, "0000-0000-0000"), 404, "not-found");
        problem(
                complete(
                        AGENT,
                        registered("LETTER").path("reference"),
                        UUID.randomUUID().toString()),
                404,
                "not-found");
    }

    private Response announce(String user, String reference) {
        return staff(user)
                .contentType("application/json")
                .body(announcement())
                .post(IntakeCalls.REQUESTS + "/" + reference + "/attachments");
    }

    private static Map<String, Object> announcement() {
        return Map.of("fileName", "letter.png", "mediaType", "image/png", "sizeBytes", Uploads.PNG.length);
    }

    private Response complete(String user, String reference, String attachmentId) {
        return staff(user).post(IntakeCalls.REQUESTS + "/" + reference + "/attachments/" + attachmentId + "/complete");
    }

    private Response registered(String channel) {
        Map<String, Object> body = new TreeMap<>(sample.body());
        body.remove("policyVersion");
        body.put("channel", channel);
        body.put(
                "receivedAt",
                Instant.now()
                        .minus(1, ChronoUnit.DAYS)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        Response answer = staff(AGENT)
                .contentType("application/json")
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body(body)
                .post(IntakeCalls.REQUESTS + "/registrations?country=DE");
        answer.then().statusCode(201);
        return answer;
    }

    private RequestSpecification staff(String user) {
        return IntakeCalls.asStaff(access, user);
    }

    private static void problem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
    }
}
