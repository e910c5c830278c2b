package com.xiaomi.privacy.casework.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
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
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Decisions that treat each part by itself, and what refusals must say. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class DecisionInPartIT {

    private static final String WHY = "Rechnungen müssen wir zehn Jahre aufbewahren.";
    private static final Map<String, Object> GRANTED = Map.of("category", "DEVICES", "granted", true);
    private static final Map<String, Object> KEPT = Map.of(
            "category",
            "ORDERS",
            "granted",
            false,
            "exemptions",
            List.of("EU_ERASURE_LEGAL_OBLIGATION"),
            "explanation",
            WHY);
    private static final Map<String, Object> PARTLY =
            Map.of("parts", List.of(GRANTED, KEPT), "legalBasis", "LEGAL_OBLIGATION");

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
    void eachPartGetsItsOwnAnswerAfterASecondPersonAgreed() {
        SampleRequest request = casework.taken(casework.inReview(Right.ERASURE));
        UUID caseId = request.firstCase();

        casework.command(caseId, "grant-in-part", SignIn.AGENT, PARTLY)
                .statusCode(200)
                .body("state", equalTo("AWAITING_APPROVAL"))
                .body("tasks", empty())
                .body("decisions[0].kind", equalTo("GRANT_IN_PART"))
                .body("decisions[0].legalBasis", equalTo("LEGAL_OBLIGATION"))
                .body("decisions[0].grounds", contains("NOT_REQUIRED_BY_LOCAL_LAW"))
                .body("decisions[0].parts.category", contains("DEVICES", "ORDERS"))
                .body("decisions[0].parts.granted", contains(true, false))
                .body("decisions[0].parts[1].grounds", contains("NOT_REQUIRED_BY_LOCAL_LAW"))
                .body("decisions[0].parts[1].exemptions", contains("EU_ERASURE_LEGAL_OBLIGATION"))
                .body("decisions[0].parts[1].explanation", equalTo(WHY))
                .body("decisions[0].parts[0].explanation", nullValue());
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain("Rechnungen");

        casework.command(caseId, "approve", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("tasks", hasSize(1));
        UUID task = casework.taskOf(caseId);
        casework.fetch(task, signIn.machine(Casework.CONNECTOR))
                .statusCode(200)
                .body("categories", contains("DEVICES"));
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);
        casework.awaitState(caseId, CaseState.AWAITING_RELEASE);
        casework.command(caseId, "release", SignIn.DPO, Map.of())
                .statusCode(200)
                .body("outcome", equalTo("PARTIALLY_FULFILLED"));

        assertThat(await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> events.of(Topic.CASES, request.id()).stream()
                                        .filter(Closed.class::isInstance)
                                        .toList(),
                                found -> !found.isEmpty()))
                .singleElement()
                .isInstanceOfSatisfying(Closed.class, closed -> {
                    assertThat(closed.outcome()).isEqualTo(Outcome.PARTIALLY_FULFILLED);
                    assertThat(closed.grounds()).containsExactly(RefusalGround.NOT_REQUIRED_BY_LOCAL_LAW);
                });
        told(request)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("cases[0].outcome", equalTo("PARTIALLY_FULFILLED"))
                .body("cases[0].parts.explanation", contains(null, WHY))
                .body("cases[0].explanation", nullValue())
                .body("cases[0].authority", not(emptyOrNullString()))
                .body("cases[0].appealUntil", not(emptyOrNullString()));
    }

    @Test
    void nobodyReadsWhatStaffWroteBeforeTheyAreProven() {
        SampleRequest unproven = SampleRequest.of(Right.ACCESS);
        casework.submit(unproven);
        told(unproven).statusCode(200).body("cases", empty());
        SampleRequest refused = casework.refused(casework.inReview(Right.ACCESS));

        told(refused)
                .body("cases[0].grounds", contains("EXCESSIVE"))
                .body("cases[0].explanation", equalTo(Casework.REFUSAL.get("explanation")));
    }

    @Test
    void whatNobodyApprovedIsNotTold() {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        casework.command(request.firstCase(), "refuse", SignIn.AGENT, Casework.REFUSAL)
                .statusCode(200);
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);

        told(request)
                .body("cases[0].outcome", equalTo("WITHDRAWN"))
                .body("cases[0].grounds", empty())
                .body("cases[0].explanation", nullValue());
    }

    @Test
    void staffSeeOnWhatARefusalMayRest() {
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/refusal-grounds?country=US&region=CA&right=ERASURE")
                .then()
                .statusCode(200)
                .body("grounds", hasSize(10))
                .body("exemptions.code", hasItem("US_CA_TRANSACTION"))
                .body("exemptions.code", not(hasItem("EU_ERASURE_LEGAL_OBLIGATION")));
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/refusal-grounds?country=XX&right=ERASURE")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("country"));
    }

    @Test
    void whoDecidedInPartCanNotApproveIt() {
        SampleRequest request = casework.inReview(Right.ERASURE);
        casework.command(request.firstCase(), "take", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.command(request.firstCase(), "grant-in-part", SignIn.APPROVER, PARTLY)
                .statusCode(200);

        casework.refuses(request, "approve", SignIn.APPROVER, Map.of(), 409, "second-person-required");
    }

    @Test
    void aDecisionInPartIsSound() {
        SampleRequest request = casework.taken(casework.inReview(Right.ERASURE));
        invalid(request, Map.of(), "parts");
        invalid(request, Map.of("parts", List.of(GRANTED)), "parts");
        invalid(request, Map.of("parts", List.of(KEPT)), "parts");
        invalid(request, Map.of("parts", List.of(GRANTED, GRANTED, KEPT)), "parts[1].category");
        casework.refuses(
                        request,
                        "grant-in-part",
                        SignIn.AGENT,
                        Map.of("parts", List.of(GRANTED, Map.of("category", "ORDERS", "granted", false))),
                        422,
                        "grounds-missing")
                .body("errors[0].field", equalTo("parts[1].grounds"));
        invalid(
                request,
                Map.of(
                        "parts",
                        List.of(
                                GRANTED,
                                Map.of("category", "ORDERS", "granted", false, "grounds", List.of("EXCESSIVE")))),
                "parts[1].explanation");
    }

    @Test
    void anExemptionCountsOnlyWhereTheLawHasIt() {
        SampleRequest american = casework.taken(casework.inReviewOf(Ids.next(), "US", "CA", Right.ERASURE));

        casework.refuses(american, "grant-in-part", SignIn.AGENT, PARTLY, 422, "exemption-not-applicable");
        casework.refuses(
                american,
                "refuse",
                SignIn.AGENT,
                Map.of("exemptions", List.of("MADE_UP"), "explanation", "No."),
                422,
                "exemption-not-applicable");
    }

    @Test
    void aRefusalIsExplainedInThePersonsLanguageAndNamesWhatItReliesOn() throws Exception {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        casework.refuses(
                        request,
                        "refuse",
                        SignIn.AGENT,
                        Map.of("grounds", List.of("EXCESSIVE")),
                        422,
                        "validation-failed")
                .body("errors[0].field", equalTo("explanation"));
        casework.refuses(
                        request,
                        "refuse",
                        SignIn.AGENT,
                        Map.of(
                                "grounds", List.of("EXCESSIVE"),
                                "explanation", "Too often.",
                                "explanationLanguage", "en"),
                        422,
                        "validation-failed")
                .body("errors[0].field", equalTo("explanationLanguage"));
        casework.refuses(
                        request,
                        "refuse",
                        SignIn.AGENT,
                        Map.of(
                                "grounds",
                                List.of("EXCESSIVE"),
                                "explanation",
                                "Zu oft.",
                                "explanationLanguage",
                                "de-x-" + "a".repeat(40)),
                        422,
                        "validation-failed")
                .body("errors[0].field", equalTo("explanationLanguage"));
        casework.refuses(
                        request,
                        "refuse",
                        SignIn.AGENT,
                        Map.of(
                                "grounds", List.of("EXCESSIVE"),
                                "explanation", "Zu oft.",
                                "evidence", List.of(Map.of("kind", "ATTACHMENT", "id", Ids.next()))),
                        422,
                        "validation-failed")
                .body("errors[0].field", equalTo("evidence"));
        UUID message = Ids.next();

        casework.command(
                        request.firstCase(),
                        "refuse",
                        SignIn.AGENT,
                        Map.of(
                                "grounds", List.of("EXCESSIVE"),
                                "exemptions", List.of("EU_EXCESSIVE"),
                                "explanation", "Zu oft.",
                                "explanationLanguage", "de-AT",
                                "evidence", List.of(Map.of("kind", "MESSAGE", "id", message))))
                .statusCode(200)
                .body("decisions[0].explanationLanguage", equalTo("de-AT"))
                .body("decisions[0].exemptions", contains("EU_EXCESSIVE"))
                .body("decisions[0].evidence.id", contains(message.toString()))
                .body("decisions[0].legalBasis", equalTo("LEGAL_OBLIGATION"));
        assertThatThrownBy(() -> database.execute(
                        "UPDATE decision SET explanation = NULL WHERE case_id = ?", request.firstCase()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("decision_refusal_is_explained");
    }

    @Test
    void anObjectionIsRefusedOnlyAfterWeighingAndNeverForDirectMarketing() {
        Map<String, Object> weighed = Map.of(
                "exemptions",
                List.of("EU_OBJECTION_COMPELLING_GROUNDS"),
                "explanation",
                "Wir schützen damit alle Konten.",
                "balancing",
                Map.of("interest", "Betrug erkennen", "necessity", "Nichts Milderes wirkt", "impact", "Gering"));
        SampleRequest request = casework.taken(casework.inReview(Right.OBJECTION));
        casework.refuses(
                        request,
                        "refuse",
                        SignIn.AGENT,
                        Map.of(
                                "exemptions",
                                List.of("EU_OBJECTION_COMPELLING_GROUNDS"),
                                "explanation",
                                "Wir schützen damit alle Konten."),
                        422,
                        "balancing-missing")
                .body("errors[0].field", equalTo("balancing"));
        casework.command(request.firstCase(), "refuse", SignIn.AGENT, weighed)
                .statusCode(200)
                .body("decisions[0].balancing.interest", equalTo("Betrug erkennen"));
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain("Betrug");

        SampleRequest marketing = casework.taken(casework.inReview(Right.OBJECTION));
        intake.objectsToDirectMarketing(marketing);
        casework.refuses(marketing, "refuse", SignIn.AGENT, weighed, 409, "refusal-not-possible");
    }

    private ValidatableResponse told(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.pass(request))
                .get("/api/v1/requests/{reference}/appeal", request.reference())
                .then();
    }

    private void invalid(SampleRequest request, Map<String, ?> body, String field) {
        casework.refuses(request, "grant-in-part", SignIn.AGENT, body, 422, "validation-failed")
                .body("errors[0].field", equalTo(field));
    }
}
