package com.xiaomi.privacy.intake.opendsr;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.intake.IntakeCalls;
import com.xiaomi.privacy.intake.IntakeDatabase;
import com.xiaomi.privacy.intake.IntakeTopics;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life of a request that another controller sends by OpenDSR, with the messages of its specification. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(OpenDsrPartners.class)
class OpenDsrIT {

    private final OpenDsrSender sender = new OpenDsrSender();

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    AccessConfig access;

    @Inject
    ObjectMapper json;

    @Test
    void discoverySaysWhatIsSupportedAndWhereTheCertificateLies() {
        given().get(OpenDsrSender.BASE + "/discovery")
                .then()
                .statusCode(200)
                .body("api_version", equalTo("2.0"))
                .body("supported_identities[0].identity_type", equalTo("email"))
                .body("supported_identities[0].identity_format", equalTo("raw"))
                .body("supported_subject_request_types", containsInAnyOrder("access", "portability", "erasure"))
                .body(
                        "processor_certificate",
                        equalTo("https://eu.privacy.example.org" + OpenDsrSender.BASE + "/certificate"));
    }

    @Test
    void theExampleOfTheSpecificationIsTakenInAndTheReceiptIsSigned() throws Exception {
        Response answer = sender.send(sender.example);

        answer.then()
                .statusCode(201)
                .header("X-OpenDSR-Processor-Domain", OpenDsrPartners.DOMAIN)
                .body("controller_id", equalTo("acme"))
                .body("subject_request_id", equalTo(sender.id))
                .body("received_time", notNullValue())
                .body("expected_completion_time", notNullValue())
                .body(
                        "encoded_request",
                        equalTo(Base64.getEncoder().encodeToString(sender.example.getBytes(StandardCharsets.UTF_8))));
        assertThat(isSigned(answer)).isTrue();
        assertThat(isSigned(sender.status())).isTrue();
        JsonNode submitted = submitted();
        assertThat(submitted.path("country").textValue()).isEqualTo("DE");
        assertThat(submitted.path("requesterKind").textValue()).isEqualTo("AGENT");
        assertThat(submitted.path("cases").path(0).path("right").textValue()).isEqualTo("ERASURE");
    }

    @Test
    void staffSeeWhatTheControllerSaysAndADataSystemFindsThePerson() {
        sender.send(sender.example).then().statusCode(201);
        String request = "/internal/requests/" + requestId();

        IntakeCalls.asService(access, "case-workflow-service")
                .get(request + "/request-details?purpose=REVIEW")
                .then()
                .body("channel", equalTo("PARTNER"))
                .body("onBehalf.organisation", equalTo("Controller acme"))
                .body("onBehalf.subject.email", equalTo(sender.email))
                .body("furtherInformation", containsString("submitted_time: 2018-10-02T15:00:00Z"));
        IntakeCalls.asService(access, "case-workflow-service")
                .get(request + "/person?purpose=FULFILMENT_TASK")
                .then()
                .statusCode(200)
                .body("email", equalTo(sender.email));
    }

    @Test
    void theSameRequestAgainOpensNothingAndAnotherUnderItsIdIsRefused() {
        sender.send(sender.example).then().statusCode(201);
        Map<String, Long> before = database.rowCounts();

        sender.send(sender.example).then().statusCode(201).body("subject_request_id", equalTo(sender.id));
        sender.send(sender.example.replace("erasure", "access"))
                .then()
                .statusCode(400)
                .body("error.code", equalTo(400));

        assertThat(database.rowCounts()).isEqualTo(before);
    }

    @Test
    void theStatusFollowsTheCase() {
        sender.send(sender.example).then().statusCode(201);
        UUID requestId = requestId();
        UUID caseId =
                UUID.fromString(submitted().path("cases").path(0).path("caseId").textValue());

        sender.expectStatus("pending");
        topics.publish(
                1,
                new CaseEvent.StateChanged(
                        requestId,
                        caseId,
                        Right.ACCESS,
                        CaseState.RECEIVED,
                        CaseState.IN_REVIEW,
                        "test",
                        LocalDate.of(2027, 1, 8),
                        Instant.now()));
        await().untilAsserted(() -> sender.expectStatus("in_progress"));
        topics.publish(
                2,
                new CaseEvent.Closed(
                        requestId, caseId, Right.ERASURE, Outcome.FULFILLED, List.of(), null, null, Instant.now()));
        await().untilAsserted(() -> sender.expectStatus("completed"));
        sender.cancel().then().statusCode(400).body("error.message", containsString("has ended"));
    }

    @Test
    void aRequestIsCancelledOnceAndCaseWorkflowIsTold() throws Exception {
        sender.send(sender.example).then().statusCode(201);
        UUID requestId = requestId();

        Response answer = sender.cancel();
        answer.then()
                .statusCode(202)
                .body("controller_id", equalTo("acme"))
                .body("subject_request_id", equalTo(sender.id))
                .body("received_time", notNullValue());
        assertThat(isSigned(answer)).isTrue();
        sender.cancel().then().statusCode(202);

        sender.expectStatus("cancelled");
        await().until(() -> topics.written(requestId).size() == 2);
        assertThat(topics.written(requestId)
                        .getLast()
                        .data(json)
                        .path("partner")
                        .textValue())
                .isEqualTo("opendsr.acme");
    }

    /** The newest request: each test waits for its own. */
    private UUID requestId() {
        return UUID.fromString(database.texts(
                        "SELECT request_id FROM partner_request WHERE partner LIKE 'opendsr.%' ORDER BY request_id DESC LIMIT 1")
                .getFirst());
    }

    private JsonNode submitted() {
        UUID requestId = requestId();
        await().until(() -> !topics.written(requestId).isEmpty());
        return topics.written(requestId).getFirst().data(json);
    }

    /** Checks as a controller does: with the certificate of discovery, over the body as it came. */
    private static boolean isSigned(Response answer) throws Exception {
        byte[] pem = given().get(OpenDsrSender.BASE + "/certificate")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Certificate certificate =
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(certificate);
        signature.update(answer.asByteArray());
        return signature.verify(Base64.getDecoder().decode(answer.header("X-OpenDSR-Signature")));
    }
}
