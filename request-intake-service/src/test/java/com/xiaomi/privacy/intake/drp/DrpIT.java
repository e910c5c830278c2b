package com.xiaomi.privacy.intake.drp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.intake.IntakeCalls;
import com.xiaomi.privacy.intake.IntakeDatabase;
import com.xiaomi.privacy.intake.IntakeTopics;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a request that an agent sends by the Data Rights Protocol. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(DrpPartners.class)
class DrpIT {

    /** Its end in Singapore is 16:00 in UTC. */
    private static final LocalDate DUE = LocalDate.of(2027, 1, 8);

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    AuditTrail auditTrail;

    @Inject
    AccessConfig access;

    @Inject
    ObjectMapper json;

    private final DrpExerciseDocument document = new DrpExerciseDocument("ALICE_AGENT", "deletion");
    private String token;

    @BeforeEach
    void setUp() {
        token = DrpSender.ALICE.newToken();
    }

    @Test
    void aSignedRequestBecomesARequestOfAnAgentLikeAnyOther() {
        Response answer = DrpSender.exercise(token, DrpSender.ALICE.signed(document.text()));

        answer.then()
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("agent_request_id", equalTo("foo-" + document.person))
                .body("received_at", notNullValue())
                .body("expected_by", notNullValue())
                .body("reason", nullValue());
        JsonNode submitted = submitted(answer.path("request_id"));
        assertThat(submitted.path("country").textValue()).isEqualTo("US");
        assertThat(submitted.path("region").textValue()).isEqualTo("CA");
        assertThat(submitted.path("requesterKind").textValue()).isEqualTo("AGENT");
        assertThat(submitted.path("cases").path(0).path("right").textValue()).isEqualTo("ERASURE");
        assertThat(submitted.toString()).doesNotContain(document.person);
        assertThat(auditTrail
                        .entries(UUID.fromString(answer.path("request_id")))
                        .getFirst()
                        .content())
                .contains("request.submitted", "partner:drp.ALICE_AGENT")
                .doesNotContain(document.person);
    }

    @Test
    void whatTheAgentHasVerifiedIsShownToStaffAsItsClaimAndStandsNowhereInTheClear() {
        String requestId = taken();

        IntakeCalls.asService(access, "case-workflow-service")
                .get("/internal/requests/" + requestId + "/request-details?purpose=REVIEW")
                .then()
                .statusCode(200)
                .body("channel", equalTo("PARTNER"))
                .body("requesterKind", equalTo("AGENT"))
                .body("onBehalf.ground", equalTo("AUTHORISED_AGENT"))
                .body("onBehalf.organisation", equalTo("Agent ALICE_AGENT"))
                .body("onBehalf.subject.name", equalTo(document.name()))
                .body("onBehalf.subject.email", equalTo(document.email()))
                .body("furtherInformation", containsString("email_verified: true"))
                .body("furtherInformation", containsString("phone_number: +14155550100"))
                .body("furtherInformation", containsString(document.person + " Market Street"));
        database.columns()
                .forEach((table, columns) ->
                        columns.forEach(column -> assertThat(database.count("SELECT count(*) FROM \"" + table
                                        + "\" WHERE CAST(\"" + column + "\" AS text) LIKE '%" + document.person + "%'"))
                                .as(table + "." + column)
                                .isZero()));
    }

    @Test
    void theSameMessageManyTimesAtOnceOpensOneRequest() throws Exception {
        String message = DrpSender.ALICE.signed(document.text());

        try (ExecutorService senders = Executors.newFixedThreadPool(6)) {
            List<Future<String>> answers = IntStream.range(0, 6)
                    .mapToObj(i -> senders.submit(
                            () -> DrpSender.exercise(token, message).<String>path("request_id")))
                    .toList();
            String first = answers.getFirst().get();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isNotNull().isEqualTo(first);
            }
        }
    }

    @Test
    void anIdOfTheAgentStandsForOneRequestHoweverOftenItIsSignedAnew() {
        String requestId = DrpSender.exercise(token, DrpSender.ALICE.signed(document.text()))
                .path("request_id");
        document.with("\"issued-at\":  \"", "\"issued-at\":  \"2026-01-01T00:00:00Z\", \"earlier\": \"");

        DrpSender.exercise(token, DrpSender.ALICE.signed(document.text()))
                .then()
                .statusCode(200)
                .body("request_id", equalTo(requestId));
        document.with("\"deletion\"", "\"access\"");
        DrpSender.exercise(token, DrpSender.ALICE.signed(document.text()))
                .then()
                .statusCode(409)
                .body("code", equalTo("409"))
                .body("fatal", equalTo(true));
    }

    @Test
    void theStatusFollowsTheCase() {
        UUID requestId = UUID.fromString(taken());
        UUID caseId = UUID.fromString(submitted(requestId.toString())
                .path("cases")
                .path(0)
                .path("caseId")
                .textValue());
        UUID verification = UUID.randomUUID();

        topics.publish(1, moved(requestId, caseId, CaseState.RECEIVED, CaseState.AWAITING_IDENTITY));
        topics.publish(
                1,
                new IdentityEvent.VerificationOpened(requestId, verification, AssuranceLevel.CONTACT, Instant.now()));
        await().untilAsserted(() -> DrpSender.status(token, requestId.toString())
                .then()
                .statusCode(200)
                .body("status", equalTo("in_progress"))
                .body("reason", equalTo("need_user_verification"))
                .body("expected_by", equalTo("2027-01-08T16:00:00Z"))
                .body("user_verification_url", endsWith("/verifications/" + verification)));
        topics.publish(2, moved(requestId, caseId, CaseState.AWAITING_IDENTITY, CaseState.IN_REVIEW));
        topics.publish(3, closed(requestId, caseId, Outcome.FULFILLED));
        await().untilAsserted(() -> DrpSender.status(token, requestId.toString())
                .then()
                .body("status", equalTo("fulfilled"))
                .body("expected_by", nullValue())
                .body("results_url", notNullValue())
                .body("expires_at", notNullValue()));
        DrpSender.ALICE.revoke(token, requestId.toString()).then().statusCode(409);
    }

    @Test
    void aRequestIsTakenBackOnceAndCaseWorkflowIsTold() {
        String requestId = taken();

        for (int i = 0; i < 2; i++) {
            DrpSender.ALICE
                    .revoke(token, requestId)
                    .then()
                    .statusCode(200)
                    .body("request_id", equalTo(requestId))
                    .body("status", equalTo("revoked"));
        }
        DrpSender.status(token, requestId).then().body("status", equalTo("revoked"));

        UUID id = UUID.fromString(requestId);
        await().until(() -> topics.written(id).size() == 2);
        JsonNode told = topics.written(id).getLast().data(json);
        assertThat(topics.written(id).getLast().type()).contains("request.revoked-by-partner");
        assertThat(told.path("partner").textValue()).isEqualTo("drp.ALICE_AGENT");
        assertThat(auditTrail.entries(id))
                .filteredOn(entry -> entry.content().contains("request.revoked-by-partner"))
                .hasSize(1);
    }

    private String taken() {
        Response answer = DrpSender.exercise(token, DrpSender.ALICE.signed(document.text()));
        answer.then().statusCode(200);
        return answer.path("request_id");
    }

    private JsonNode submitted(String requestId) {
        UUID id = UUID.fromString(requestId);
        await().until(() -> !topics.written(id).isEmpty());
        return topics.written(id).getFirst().data(json);
    }

    private static PrivacyEvent moved(UUID requestId, UUID caseId, CaseState from, CaseState to) {
        return new CaseEvent.StateChanged(requestId, caseId, Right.ACCESS, from, to, "test", DUE, Instant.now());
    }

    private static PrivacyEvent closed(UUID requestId, UUID caseId, Outcome outcome) {
        return new CaseEvent.Closed(
                requestId,
                caseId,
                Right.ERASURE,
                outcome,
                List.of(),
                Instant.now().plusSeconds(3600),
                null,
                Instant.now());
    }
}
