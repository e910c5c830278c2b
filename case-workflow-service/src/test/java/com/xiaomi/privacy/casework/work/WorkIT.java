package com.xiaomi.privacy.casework.work;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.CaseEvent.Assigned;
import com.xiaomi.privacy.contracts.event.CaseEvent.Escalated;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Staff share their work: by hand, by rule, by handing over, and by putting a case before an officer. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class WorkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WHY = "The customer, Frau Beispiel of Köln, is angry.";

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    CaseworkDatabase database;

    @Test
    void aPersonGivesACaseToAnAgentAndToAnotherOne() {
        SampleRequest request = from("AT", Right.ACCESS);
        UUID first = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "AT", 5, Right.ACCESS);
        UUID second = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "AT", 5, Right.ACCESS);

        assign(request, SignIn.DPO, first).statusCode(200).body("assignee", equalTo(first.toString()));
        List<String> before = database.everythingOf(request.id());
        assign(request, SignIn.DPO, first).statusCode(200);
        assertThat(database.everythingOf(request.id())).isEqualTo(before);
        assign(request, SignIn.APPROVER, second)
                .statusCode(200)
                .body("assignee", equalTo(second.toString()))
                .body("state", equalTo("IN_REVIEW"))
                .body("timeline[-1].command", equalTo("assign"))
                .body("timeline[-1].actor", equalTo("staff:" + signIn.sub(SignIn.APPROVER)));

        List<Assigned> told = told(request, Assigned.class, 2);
        assertThat(told).extracting(Assigned::assignee).containsExactly(first, second);
        assertThat(told)
                .extracting(Assigned::assignedBy)
                .containsExactly(signIn.sub(SignIn.DPO), signIn.sub(SignIn.APPROVER));
        assertThat(audit(request))
                .anyMatch(entry -> entry.contains("case.assigned") && entry.contains(second.toString()));
    }

    @Test
    void theRuleGivesACaseToWhoFitsAndHasLeastToDo() {
        UUID busy = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "BE", 5, Right.ACCESS);
        UUID free = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "BE", 1, Right.ACCESS, Right.ERASURE);
        assign(from("BE", Right.ACCESS), SignIn.DPO, busy).statusCode(200);

        SampleRequest first = from("BE", Right.ACCESS);
        command(first, "assign-by-rule", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("assignee", equalTo(free.toString()));
        assertThat(told(first, Assigned.class, 1).getFirst().assignedBy()).isNull();
        // One who is full gets none, though they have no more than the other.
        SampleRequest second = from("BE", Right.ACCESS);
        command(second, "assign-by-rule", SignIn.DPO, Map.of()).body("assignee", equalTo(busy.toString()));
        refused(second, 409, "transition-not-allowed", () -> command(second, "assign-by-rule", SignIn.DPO, Map.of()));

        SampleRequest third = from("BE", Right.ERASURE);
        refused(third, 409, "no-agent-fits", () -> command(third, "assign-by-rule", SignIn.DPO, Map.of()));
        SampleRequest french = from("FR", Right.ACCESS);
        refused(french, 409, "no-agent-fits", () -> command(french, "assign-by-rule", SignIn.DPO, Map.of()));
    }

    @Test
    void onlyARegisteredActiveAgentCanBeGivenACaseAndOnlyByThoseWhoseItIs() {
        SampleRequest request = from("DK", Right.ACCESS);
        UUID agent = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "DK", 5, Right.ACCESS);

        refused(request, 422, "validation-failed", () -> assign(request, SignIn.DPO, Ids.next()));
        refused(request, 422, "validation-failed", () -> command(request, "assign", SignIn.DPO, Map.of("to", "Anna")));
        refused(request, 422, "validation-failed", () -> command(request, "assign", SignIn.DPO, Map.of()));
        refused(request, 403, "not-allowed", () -> assign(request, SignIn.AGENT, agent));
        refused(request, 403, "not-allowed", () -> command(request, "assign-by-rule", SignIn.AGENT, Map.of()));
        refused(
                request,
                412,
                "stale-version",
                () -> casework.command(
                        request.firstCase(), "assign", signIn.staff(SignIn.DPO), "\"999\"", Map.of("to", agent)));
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);
        refused(request, 409, "transition-not-allowed", () -> assign(request, SignIn.DPO, agent));
    }

    @Test
    void whoTookPartInTheContestedDecisionIsNotGivenTheAppeal() {
        UUID anna = casework.register(SignIn.AGENT, "EE", 100, Right.ACCESS);
        SampleRequest request = casework.refused(from("EE", Right.ACCESS));
        casework.asPerson(request, "appeal", "key", Map.of("caseId", request.firstCase(), "reason", "No."))
                .statusCode(201);

        refused(request, 409, "another-person-required", () -> assign(request, SignIn.APPROVER, anna));
        refused(request, 409, "no-agent-fits", () -> command(request, "assign-by-rule", SignIn.APPROVER, Map.of()));
        UUID other = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "EE", 5, Right.ACCESS);
        command(request, "assign-by-rule", SignIn.APPROVER, Map.of()).body("assignee", equalTo(other.toString()));
    }

    @Test
    void theAgentHandsACaseOverWithANote() {
        SampleRequest request = from("FI", Right.ACCESS);
        String colleague = signIn.newStaffWith(Roles.PRIVACY_AGENT);
        UUID to = casework.register(colleague, "FI", 5, Right.ACCESS);
        refused(request, 409, "transition-not-allowed", () -> handOver(request, SignIn.AGENT, to));
        command(request, "take", SignIn.AGENT, Map.of()).statusCode(200);

        refused(request, 409, "transition-not-allowed", () -> handOver(request, SignIn.APPROVER, to));
        handOver(request, SignIn.AGENT, to).statusCode(200).body("assignee", equalTo(to.toString()));

        given().auth()
                .oauth2(signIn.staff(colleague))
                .get("/api/v1/cases/{id}/notes", request.firstCase())
                .then()
                .statusCode(200)
                .body("items.kind", contains("HAND_OVER"))
                .body("items.text", contains(WHY));
        assertThat(told(request, Assigned.class, 1).getFirst().assignedBy()).isEqualTo(signIn.sub(SignIn.AGENT));
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain(WHY);
    }

    @Test
    void theGrievanceOfficerSeesWhatIsPutBeforeThemAndNothingElse() {
        SampleRequest request = from("IN", Right.GRIEVANCE);
        UUID caseId = request.firstCase();
        asOfficer(caseId).statusCode(404);
        refused(
                request,
                404,
                "not-found",
                () -> casework.command(
                        caseId, "de-escalate", signIn.staff(SignIn.GRIEVANCE_OFFICER), "\"1\"", Map.of()));
        refused(request, 422, "validation-failed", () -> escalate(request, SignIn.AGENT, "DIRECTOR", WHY));
        refused(request, 422, "validation-failed", () -> escalate(request, SignIn.AGENT, "DPO", " "));

        escalate(request, SignIn.AGENT, "GRIEVANCE_OFFICER", WHY)
                .statusCode(200)
                .body("escalatedTo", equalTo("GRIEVANCE_OFFICER"));

        assertThat(told(request, Escalated.class, 1).getFirst().to()).isEqualTo(EscalationRole.GRIEVANCE_OFFICER);
        asOfficer(caseId).statusCode(200).body("state", equalTo("IN_REVIEW"));
        given().auth()
                .oauth2(signIn.staff(SignIn.GRIEVANCE_OFFICER))
                .get("/api/v1/cases/{id}/request-details", caseId)
                .then()
                .statusCode(200);
        refused(request, 403, "not-allowed", () -> command(request, "take", SignIn.GRIEVANCE_OFFICER, Map.of()));
        refused(request, 403, "not-allowed", () -> command(request, "de-escalate", SignIn.DPO, Map.of()));
        command(request, "de-escalate", SignIn.GRIEVANCE_OFFICER, Map.of("note", "Answer them politely."))
                .statusCode(200)
                .body("escalatedTo", nullValue());
        asOfficer(caseId).statusCode(404);
        refused(request, 409, "transition-not-allowed", () -> command(request, "de-escalate", SignIn.DPO, Map.of()));
    }

    @Test
    void anEscalatedCasePassesFromOneOfficerToTheOther() {
        SampleRequest request = from("IN", Right.ACCESS);
        escalate(request, SignIn.AGENT, "GRIEVANCE_OFFICER", WHY).statusCode(200);
        List<String> before = database.everythingOf(request.id());
        escalate(request, SignIn.AGENT, "GRIEVANCE_OFFICER", WHY).statusCode(200);
        assertThat(database.everythingOf(request.id())).isEqualTo(before);

        casework.command(
                        request.firstCase(),
                        "escalate",
                        signIn.staff(SignIn.GRIEVANCE_OFFICER),
                        casework.etag(request.firstCase()),
                        Map.of("to", "DPO", "note", WHY))
                .statusCode(200);
        asOfficer(request.firstCase()).statusCode(404);
        casework.full(request.firstCase()).then().body("escalatedTo", equalTo("DPO"));
        assertThat(told(request, Escalated.class, 2)).extracting(Escalated::due).containsOnly(escalatedDue(request));
    }

    private LocalDate escalatedDue(SampleRequest request) {
        return LocalDate.parse(casework.full(request.firstCase()).path("due"));
    }

    private ValidatableResponse asOfficer(UUID caseId) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.GRIEVANCE_OFFICER))
                .get("/api/v1/cases/{id}", caseId)
                .then();
    }

    private SampleRequest from(String country, Right right) {
        return casework.inReviewOf(Ids.next(), country, null, right);
    }

    private ValidatableResponse assign(SampleRequest request, String user, UUID to) {
        return command(request, "assign", user, Map.of("to", to));
    }

    private ValidatableResponse handOver(SampleRequest request, String user, UUID to) {
        return command(request, "hand-over", user, Map.of("to", to, "note", WHY));
    }

    private ValidatableResponse escalate(SampleRequest request, String user, String to, String note) {
        return command(request, "escalate", user, Map.of("to", to, "note", note));
    }

    private ValidatableResponse command(SampleRequest request, String command, String user, Map<String, ?> body) {
        return casework.command(request.firstCase(), command, user, body);
    }

    private void refused(SampleRequest request, int status, String problem, Supplier<ValidatableResponse> call) {
        List<String> before = database.everythingOf(request.id());
        call.get().statusCode(status).body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    private List<String> audit(SampleRequest request) {
        return database.query("SELECT content FROM audit_entry WHERE chain_id = ?", request.id());
    }

    private <E extends PrivacyEvent> List<E> told(SampleRequest request, Class<E> type, int times) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events.of(Topic.CASES, request.id()).stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .toList(),
                        found -> found.size() == times);
    }
}
