package com.xiaomi.privacy.casework.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.AppealAllowed;
import com.xiaomi.privacy.contracts.event.CaseEvent.AppealReceived;
import com.xiaomi.privacy.contracts.event.CaseEvent.Closed;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A decision is contested once, in time, and decided anew by people who took no part in it. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class AppealIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WHY = "I never asked ten times; see my account.";

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    CaseworkDatabase database;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aRefusalIsContestedAndDecidedAnewByOthers() {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));
        UUID caseId = request.firstCase();
        LocalDate until = LocalDate.parse(casework.full(caseId).path("appealUntil"));
        assertThat(told(request, AppealAllowed.class))
                .isEqualTo(new AppealAllowed(request.id(), caseId, until, PeriodBasis.PUBLISHED_PERIOD));
        assertThat(told(request, Closed.class).appealUntil()).isEqualTo(until);

        String appealId = appeal(request, "key-1", WHY)
                .statusCode(201)
                // European law knows no appeal to the controller: it promised thirty days.
                .body("basis", equalTo("PUBLISHED_PERIOD"))
                .extract()
                .path("appealId");

        AppealReceived received = told(request, AppealReceived.class);
        assertThat(received.appealId()).hasToString(appealId);
        casework.full(caseId)
                .then()
                .body("state", equalTo("IN_REVIEW"))
                .body("outcome", nullValue())
                .body("assignee", nullValue())
                .body("due", equalTo(received.due().toString()))
                .body("dueStatus", equalTo("PUBLISHED_PERIOD"))
                .body("appeals[0].reason", equalTo(WHY))
                .body("clock.type", contains("IDENTITY_PROVIDED", "REFUSED", "APPEAL_RECEIVED"))
                .body("timeline[-1].command", equalTo("appeal"));
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain(WHY, "key-1");

        anotherPersonRequired(caseId, "take", SignIn.AGENT, Map.of());
        casework.command(caseId, "take", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.command(caseId, "refuse", SignIn.APPROVER, Casework.REFUSAL).statusCode(200);
        anotherPersonRequired(caseId, "approve", SignIn.DPO, Map.of());
        String third = signIn.newStaffWith(Roles.APPROVER);
        casework.command(caseId, "approve", third, Map.of())
                .statusCode(200)
                .body("outcome", equalTo("REFUSED"))
                .body("appealUntil", nullValue());

        refusedAs("appeal-already-made", appeal(request, "key-2", "Again."));
    }

    @Test
    void theSameAppealAgainGivesTheSameAnswer() {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));
        String first = appeal(request, "key-1", WHY).statusCode(201).extract().asString();
        List<String> after = database.everythingOf(request.id());

        assertThat(appeal(request, "key-1", WHY).statusCode(201).extract().asString())
                .isEqualTo(first);
        appeal(request, "key-1", "Something else.")
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:idempotency-key-reused"));
        refusedAs("appeal-already-made", appeal(request, "key-2", WHY));

        assertThat(database.everythingOf(request.id())).isEqualTo(after);
    }

    @Test
    void whereALawSetsTheTimeForAnAppealItCounts() {
        SampleRequest request = casework.refused(casework.inReviewOf(Ids.next(), "US", "CO", Right.ACCESS));

        appeal(request, "key", WHY).statusCode(201).body("basis", equalTo("STATUTE"));
        assertThat(casework.full(request.firstCase()).<String>path("dueStatus")).isEqualTo("STATUTORY");
    }

    @Test
    void anAppealThatComesTooLateOrToNoDecisionChangesNothing() {
        SampleRequest open = casework.inReview(Right.ACCESS);
        refusedAs("appeal-not-possible", appeal(open, "key", WHY));
        SampleRequest withdrawn = casework.inReview(Right.ACCESS);
        casework.asPerson(withdrawn, "withdrawal", null, Map.of()).statusCode(204);
        refusedAs("appeal-not-possible", appeal(withdrawn, "key", WHY));
        SampleRequest late = casework.refused(casework.inReview(Right.ACCESS));
        List<String> before = database.everythingOf(late.id());

        // The token of the person is made by the same clock, so it is as young as ever.
        clock.advance(Duration.ofDays(62));
        appealWithTokenOf(late, "key", "appeal-too-late");

        assertThat(database.everythingOf(late.id())).isEqualTo(before);
    }

    @Test
    void anAppealNeedsACaseAReasonAndAKey() {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));

        appeal(request, null, WHY).statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
        appeal(request, "key", " ").statusCode(422).body("errors[0].field", equalTo("reason"));
        appeal(request, "key", "x".repeat(4001)).statusCode(422).body("errors[0].field", equalTo("reason"));
        casework.asPerson(request, "appeal", "key", Map.of("reason", WHY)).statusCode(422);
        casework.asPerson(request, "appeal", "key", Map.of("caseId", Ids.next(), "reason", WHY))
                .statusCode(404);
    }

    @Test
    void anAnswerThatWasContestedCanBeGivenAnewAndTheOldPackageStaysUntilThen() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        UUID task = casework.granted(request);
        casework.putFile(task, "orders.json", "{\"orders\":[1]}").statusCode(201);
        casework.settle(task, Map.of("result", "PARTLY", "reason", "ARCHIVED")).statusCode(200);
        casework.awaitState(caseId, CaseState.AWAITING_RELEASE);
        casework.command(caseId, "release", SignIn.DPO, Map.of()).statusCode(200);

        appeal(request, "key", "Orders of last year are missing.").statusCode(201);
        String proof = signIn.proof(request.id(), VerificationPurpose.PACKAGE_DOWNLOAD);
        casework.download(request, proof).then().statusCode(200);
        casework.command(caseId, "take", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.command(caseId, "grant", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.download(request, proof).then().statusCode(409);
        UUID second = UUID.fromString(
                database.query("SELECT task_id FROM fulfilment_task WHERE case_id = ? AND round = 2", caseId)
                        .getFirst());
        casework.putFile(second, "orders.json", "{\"orders\":[1,2]}").statusCode(201);
        casework.settle(second, Map.of("result", "DONE")).statusCode(200);
        casework.awaitState(caseId, CaseState.AWAITING_RELEASE);
        casework.download(request, proof).then().statusCode(409);
        String third = signIn.newStaffWith(Roles.APPROVER);
        casework.command(caseId, "release", third, Map.of()).statusCode(200).body("outcome", equalTo("FULFILLED"));
        casework.download(request, proof).then().statusCode(200);
    }

    @Test
    void theDatabaseItselfRefusesADecisionOnOnesOwnDecision() {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));
        appeal(request, "key", WHY).statusCode(201);

        assertThatThrownBy(() -> database.execute(
                        "INSERT INTO decision (decision_id, case_id, kind, decided_by, decided_at, grounds)"
                                + " SELECT gen_random_uuid(), case_id, 'GRANT', decided_by, now() + interval '1 day',"
                                + " '{}' FROM decision WHERE case_id = ? AND kind = 'REFUSE'",
                        request.firstCase()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("decision_on_appeal_by_another_person");
    }

    private ValidatableResponse appeal(SampleRequest request, String key, String reason) {
        return casework.asPerson(request, "appeal", key, Map.of("caseId", request.firstCase(), "reason", reason));
    }

    private void appealWithTokenOf(SampleRequest request, String key, String problem) {
        refusedAs(problem, appeal(request, key, WHY));
    }

    private void refusedAs(String problem, ValidatableResponse response) {
        response.statusCode(409).body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
    }

    private void anotherPersonRequired(UUID caseId, String command, String user, Map<String, ?> body) {
        refusedAs("another-person-required", casework.command(caseId, command, user, body));
    }

    private <E extends PrivacyEvent> E told(SampleRequest request, Class<E> type) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events.of(Topic.CASES, request.id()).stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
