package com.xiaomi.privacy.casework.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.contracts.event.CaseEvent.Closed;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people decide, and that the database itself keeps one human from being two. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class DecisionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    @Test
    void anAgentTakesACaseAndGivesItBack() {
        UUID caseId = casework.inReview(Right.ACCESS).firstCase();
        String before = casework.etag(caseId);

        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200).body("timeline", hasSize(3));
        String taken = casework.etag(caseId);
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200).header("ETag", taken);
        casework.command(caseId, "give-back", SignIn.AGENT, Map.of())
                .statusCode(200)
                .body("assignee", nullValue());

        assertThat(taken).isNotEqualTo(before);
        casework.command(caseId, "take", SignIn.APPROVER, Map.of()).statusCode(200);
    }

    @Test
    void aRefusalIsProposedByOneAndApprovedByAnother() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(
                        caseId,
                        "refuse",
                        SignIn.AGENT,
                        Map.of("grounds", List.of("EXCESSIVE"), "explanation", "Tenth time this month."))
                .statusCode(200)
                .body("state", equalTo("AWAITING_APPROVAL"));

        casework.command(caseId, "approve", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("outcome", equalTo("REFUSED"))
                .body("decisions.kind", contains("REFUSE", "APPROVE_REFUSAL"))
                .body("decisions[0].explanation", equalTo("Tenth time this month."));

        assertThat(await().atMost(PATIENCE)
                        .until(() -> events.of(Topic.CASES, request.id()), found -> found.size() == 8))
                .last()
                .isInstanceOfSatisfying(Closed.class, closed -> {
                    assertThat(closed.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(closed.grounds()).containsExactly(RefusalGround.EXCESSIVE);
                    assertThat(closed.packageAvailableUntil()).isNull();
                });
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain("Tenth time");
    }

    @Test
    void aRefusalThatIsSentBackCanBeGrantedInstead() {
        UUID caseId = casework.inReview(Right.ACCESS).firstCase();
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(caseId, "refuse", SignIn.AGENT, Casework.REFUSAL).statusCode(200);

        casework.command(caseId, "send-back", SignIn.APPROVER, Map.of("note", "Not excessive."))
                .statusCode(200)
                .body("state", equalTo("IN_REVIEW"));

        casework.command(caseId, "grant", SignIn.AGENT, Map.of())
                .statusCode(200)
                .body("state", equalTo("IN_FULFILMENT"));
    }

    @Test
    void anErasureIsAskedOfDataSystemsOnlyAfterASecondPersonApproved() {
        SampleRequest request = casework.inReview(Right.ERASURE);
        UUID caseId = request.firstCase();
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(caseId, "grant", SignIn.AGENT, Map.of())
                .statusCode(200)
                .body("state", equalTo("AWAITING_APPROVAL"))
                .body("tasks", hasSize(0));

        casework.command(caseId, "approve", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("state", equalTo("IN_FULFILMENT"))
                .body("tasks", hasSize(1));

        casework.settle(casework.taskOf(caseId), Map.of("result", "DONE")).statusCode(200);
        casework.command(caseId, "release", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("outcome", equalTo("FULFILLED"))
                .body("package", nullValue());
    }

    @Test
    void theDatabaseRefusesAnErasureTaskWithoutApproval() {
        UUID caseId = casework.inReview(Right.ERASURE).firstCase();
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(caseId, "grant", SignIn.AGENT, Map.of()).statusCode(200);
        String insert = "INSERT INTO fulfilment_task (task_id, case_id, system, asserted_right, granted_by,"
                + " approved_by, approval_kind, requested_at) SELECT gen_random_uuid(), case_id, 'example-connector',"
                + " '%s', decision_id, %s, %s, now() FROM decision WHERE case_id = ?";

        assertThatThrownBy(() -> database.execute(insert.formatted("ERASURE", "NULL", "NULL"), caseId))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("fulfilment_task_erasure_approved");
        // Neither as another right, nor with the proposal itself in place of an approval.
        assertThatThrownBy(() -> database.execute(insert.formatted("ACCESS", "NULL", "NULL"), caseId))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("fulfilment_task_right_of_case");
        assertThatThrownBy(
                        () -> database.execute(insert.formatted("ERASURE", "decision_id", "'APPROVE_GRANT'"), caseId))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("fulfilment_task_approved");
    }

    @Test
    void theDatabaseRefusesOneHumanInBothParts() {
        UUID caseId = casework.inReview(Right.ACCESS).firstCase();
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(caseId, "grant", SignIn.AGENT, Map.of()).statusCode(200);
        String release = "INSERT INTO decision (decision_id, case_id, kind, decided_by, decided_at, confirms,"
                + " confirms_taken_by, grounds) SELECT gen_random_uuid(), case_id, 'RELEASE', %s, now(), decision_id,"
                + " %s, '{}' FROM decision WHERE case_id = ?";

        assertThatThrownBy(() -> database.execute(release.formatted("decided_by", "decided_by"), caseId))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("decision_by_a_second_person");
        // Nor by a lie about who took the first one, nor by a machine.
        assertThatThrownBy(() -> database.execute(release.formatted("decided_by", "'staff:somebody'"), caseId))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("decision_confirms_of_same_case");
        assertThatThrownBy(() -> database.execute(release.formatted("'system:casework'", "decided_by"), caseId))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("decision_by_a_person");
    }

    @Test
    void staffReadWhatThePersonWroteAndEachLookIsAudited() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        intake.knows(request);

        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases/{id}/request-details", request.firstCase())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("furtherInformation", equalTo(StandInIntake.WROTE))
                .body("requesterKind", equalTo("AGENT"))
                .body("onBehalf.subject.name", equalTo(StandInIntake.SUBJECT))
                .body("details.services", contains("cloud"));

        assertThat(intake.asked(request.id())).containsExactly("request-details?purpose=REVIEW");
        assertThat(database.query(
                        "SELECT content FROM audit_entry WHERE chain_id = ? ORDER BY position DESC LIMIT 1",
                        request.id()))
                .singleElement()
                .asString()
                .contains("request-details.read")
                .contains("staff:");
    }

    @Test
    void aPersonMayTakeTheirRequestBackAndItsTasksEnd() {
        SampleRequest request = casework.inReview(Right.ACCESS, Right.RECTIFICATION);
        UUID task = casework.granted(request);

        withdraw(request).statusCode(204);
        List<String> after = database.everythingOf(request.id());
        withdraw(request).statusCode(204);

        assertThat(database.everythingOf(request.id())).isEqualTo(after);
        request.cases()
                .forEach(one -> assertThat(casework.full(one.caseId()).<String>path("outcome"))
                        .isEqualTo("WITHDRAWN"));
        casework.fetch(task, signIn.machine(Casework.CONNECTOR))
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:task-settled"));
    }

    @Test
    void aQueueIsReadPageByPageTheMostUrgentFirst() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            mine.add(casework.inReview(Right.ACCESS).firstCase().toString());
        }

        List<String> seen = new ArrayList<>();
        List<String> dues = new ArrayList<>();
        String cursor = null;
        do {
            var page = given().auth()
                    .oauth2(signIn.staff(SignIn.AGENT))
                    .queryParams(cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
                    .get("/api/v1/cases")
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat(page.<List<String>>path("items.caseId")).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.<List<String>>path("items.caseId"));
            dues.addAll(page.<List<String>>path("items.due"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(mine);
        assertThat(dues).isSorted();
    }

    @Test
    void aPersonMaySayWhyTheyTakeACaseBackAndStaffReadIt() {
        SampleRequest request = casework.inReview(Right.ACCESS, Right.RECTIFICATION);
        Map<String, Object> body =
                Map.of("caseId", request.firstCase(), "reason", "SOLVED_OTHERWISE", "text", "My son found it.");

        withdraw(request, body).statusCode(204);

        casework.full(request.firstCase())
                .then()
                .body("outcome", equalTo("WITHDRAWN"))
                .body("decisions[0].withdrawalReason", equalTo("SOLVED_OTHERWISE"))
                .body("decisions[0].explanation", equalTo("My son found it."));
        casework.full(request.cases().getLast().caseId()).then().body("state", equalTo("IN_REVIEW"));
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain("My son");
        withdraw(request, Map.of("reason", "BECAUSE")).statusCode(400);
        withdraw(request, Map.of("text", "x".repeat(4001))).statusCode(422).body("errors[0].field", equalTo("text"));
    }

    private ValidatableResponse withdraw(SampleRequest request) {
        return withdraw(request, Map.of());
    }

    private ValidatableResponse withdraw(SampleRequest request, Map<String, ?> body) {
        return given().auth()
                .oauth2(signIn.pass(request))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/requests/{reference}/withdrawal", request.reference())
                .then();
    }
}
