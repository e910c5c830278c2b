package com.xiaomi.privacy.casework.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.contracts.event.CaseEvent.Opened;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A part of a case goes its own way, with the same past and the same date. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class SplitIT {

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
    void whatCanBeAnsweredNeedNotWaitForTheRest() {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        intake.knows(request);
        UUID caseId = request.firstCase();

        casework.command(caseId, "split", SignIn.AGENT, Map.of("categories", List.of("ORDERS", "DEVICES")))
                .statusCode(200)
                .body("categories", not(hasItem("ORDERS")))
                .body("categories", hasItem("ACCOUNT"))
                .body("timeline[-1].command", equalTo("split"));
        UUID part = partOf(caseId);
        casework.full(part)
                .then()
                .body("splitFrom", equalTo(caseId.toString()))
                .body("categories", contains("ORDERS", "DEVICES"))
                .body("state", equalTo("IN_REVIEW"))
                .body("due", equalTo("2026-12-24"))
                .body("clock.type", contains("IDENTITY_PROVIDED"))
                .body("timeline", hasSize(1));
        assertThat(await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> events.of(Topic.CASES, request.id()).stream()
                                        .filter(event -> event instanceof Opened opened && opened.splitFrom() != null)
                                        .toList(),
                                found -> !found.isEmpty()))
                .singleElement()
                .isInstanceOfSatisfying(Opened.class, opened -> {
                    assertThat(opened.caseId()).isEqualTo(part);
                    assertThat(opened.splitFrom()).isEqualTo(caseId);
                    assertThat(opened.state()).isEqualTo(CaseState.IN_REVIEW);
                });

        casework.command(part, "grant", SignIn.AGENT, Map.of()).statusCode(200).body("tasks", hasSize(1));
        casework.fetch(casework.taskOf(part), signIn.machine(Casework.CONNECTOR))
                .body("categories", contains("ORDERS", "DEVICES"));
        casework.full(caseId).then().body("state", equalTo("IN_REVIEW"));
    }

    @Test
    void aPartOfAPartIsStillWhatThePersonAskedFor() {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        intake.knows(request);
        casework.command(request.firstCase(), "split", SignIn.AGENT, Map.of("categories", List.of("ORDERS", "DEVICES")))
                .statusCode(200);
        UUID part = partOf(request.firstCase());
        casework.command(part, "split", SignIn.AGENT, Map.of("categories", List.of("ORDERS")))
                .statusCode(200)
                .body("categories", contains("DEVICES"));

        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases/{id}/request-details", partOf(part))
                .then()
                .statusCode(200)
                .body("details.services", contains("cloud"));
    }

    @Test
    void somethingStaysAndNothingForeignGoes() {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        casework.refuses(request, "split", SignIn.AGENT, Map.of("categories", List.of()), 422, "validation-failed")
                .body("errors[0].field", equalTo("categories"));
        casework.command(request.firstCase(), "split", SignIn.AGENT, Map.of("categories", List.of("ORDERS")))
                .statusCode(200);

        casework.refuses(
                request, "split", SignIn.AGENT, Map.of("categories", List.of("ORDERS")), 409, "split-not-possible");
        UUID part = partOf(request.firstCase());
        casework.command(part, "split", SignIn.AGENT, Map.of("categories", List.of("ORDERS")))
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:split-not-possible"));
    }

    private UUID partOf(UUID caseId) {
        return UUID.fromString(database.query("SELECT case_id FROM rights_case WHERE split_from = ?", caseId)
                .getFirst());
    }
}
