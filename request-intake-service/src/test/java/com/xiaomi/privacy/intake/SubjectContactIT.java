package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Data subjects for whom another acts are asked by a contact of their own, or not at all. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(ScannerGate.class)
class SubjectContactIT {

    private static final String NOTIFICATION = "notification-service";
    private static final String IDENTITY = "identity-verification-service";
    private static final String CONTACT = "/subject-contact?purpose=NOTIFICATION";
    private static final String PRESENCE = "/subject-contact/presence?purpose=VERIFICATION";

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    AccessConfig access;

    @Inject
    AuditTrail auditTrail;

    @Test
    void theSubjectsOwnContactIsHandedOutWithoutTheirNameAndTheTrailSaysSo() {
        UUID request = submit(onBehalf());
        int before = auditTrail.entries(request).size();

        ask(NOTIFICATION, request, CONTACT)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("email", equalTo(sample.subjectEmail()))
                .body("$", not(anEmptyMap()))
                .body(not(containsString(sample.subjectName())));

        assertThat(auditTrail.entries(request)).hasSize(before + 1);
        assertThat(auditTrail.entries(request).getLast().content())
                .contains("personal-data.handed-out", "machine:" + NOTIFICATION, "subject-contact", "NOTIFICATION")
                .doesNotContain(sample.subjectEmail());
    }

    @Test
    void identityLearnsOnlyThatThereIsOne() {
        UUID request = submit(onBehalf());

        ask(IDENTITY, request, PRESENCE)
                .then()
                .statusCode(200)
                .body("present", equalTo(true))
                .body(not(containsString("@")));
        assertThat(auditTrail.entries(request).getLast().content())
                .contains("subject-presence", "machine:" + IDENTITY, "VERIFICATION");
    }

    @Test
    void theRequestersOwnAddressIsNoContactOfTheSubjectHoweverItIsWritten() {
        Map<String, Object> body = onBehalf();
        subject(body).put("email", sample.email().toUpperCase(Locale.ROOT));
        assertNobodyCanBeAsked(submit(body));
    }

    @Test
    void aSubjectWithoutAnAddressAndWhoAsksForThemselvesHaveNone() {
        Map<String, Object> body = onBehalf();
        subject(body).remove("email");
        assertNobodyCanBeAsked(submit(body));
        assertNobodyCanBeAsked(submit(new SampleSubmission().body()));
    }

    @Test
    void eachServiceGetsOnlyWhatItsRoleAndThePurposeAllow() {
        UUID request = submit(onBehalf());

        assertThat(ask(IDENTITY, request, CONTACT).statusCode()).isEqualTo(403);
        assertThat(ask(NOTIFICATION, request, PRESENCE).statusCode()).isEqualTo(403);
        assertThat(ask("case-workflow-service", request, CONTACT).statusCode()).isEqualTo(403);
        assertThat(ask(NOTIFICATION, request, "/subject-contact").statusCode()).isEqualTo(422);
        assertThat(ask(IDENTITY, request, "/subject-contact/presence?purpose=NOTIFICATION")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ask(IDENTITY, UUID.randomUUID(), PRESENCE).statusCode()).isEqualTo(404);
        given().get("/internal/requests/" + request + CONTACT).then().statusCode(401);
    }

    private void assertNobodyCanBeAsked(UUID request) {
        ask(IDENTITY, request, PRESENCE).then().statusCode(200).body("present", equalTo(false));
        ask(NOTIFICATION, request, CONTACT).then().statusCode(404);
    }

    private Map<String, Object> onBehalf() {
        return sample.bodyOnBehalf("AGENT", "AUTHORISED_AGENT");
    }

    @SuppressWarnings("unchecked") // The sample is made of such maps.
    private static Map<String, Object> subject(Map<String, Object> body) {
        return (Map<String, Object>) ((Map<String, Object>) body.get("onBehalf")).get("subject");
    }

    private static UUID submit(Map<String, Object> body) {
        return UUID.fromString(IntakeCalls.submit(IntakeCalls.newKey(), body)
                .then()
                .statusCode(201)
                .extract()
                .path("requestId"));
    }

    private Response ask(String client, UUID request, String below) {
        return IntakeCalls.asService(access, client).get("/internal/requests/" + request + below);
    }
}
