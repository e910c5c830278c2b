package com.xiaomi.privacy.casework.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept for a court is out of everybody's sight, but for the role legal, and for who has to answer the person. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class IsolationIT extends HoldScenario {

    @Test
    void whatTwoPeopleHoldIsOutOfEverybodysSightButLegals() {
        UUID person = Ids.next();
        SampleRequest request = casework.refusedAndTold(casework.inReviewOf(person, "DE", null, Right.ACCESS));
        UUID caseId = request.firstCase();
        intake.knows("4033333333", person);

        UUID hold = heldByTwo(request);

        as(SignIn.LEGAL)
                .get(HOLDS + "/" + hold)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("isolated", equalTo(true))
                .body("proposals[0].reason", equalTo(WHY))
                .body("proposals[0].agreed", equalTo(true));
        for (String user : List.of(SignIn.AGENT, SignIn.APPROVER, SignIn.DPO)) {
            as(user).get("/api/v1/cases/{id}", caseId).then().statusCode(404);
            as(user).get("/api/v1/cases/{id}/notes", caseId).then().statusCode(404);
            as(user).get("/api/v1/cases/{id}/request-details", caseId).then().statusCode(404);
            as(user).get("/api/v1/cases?reference=" + request.reference())
                    .then()
                    .body("items", empty());
            as(user).get("/api/v1/cases?state=CLOSED&sort=RECEIVED&order=DESCENDING&limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.caseId", not(hasItem(caseId.toString())));
        }
        as(SignIn.DPO)
                .contentType("application/json")
                .body(Map.of("miId", "4033333333"))
                .post("/api/v1/case-searches")
                .then()
                .statusCode(200)
                .body("items", empty());
        casework.command(caseId, "reopen", SignIn.DPO, Map.of()).statusCode(404);
        assertThat(bulk(caseId)).isEqualTo("urn:xiaomi-privacy:problem:not-found");
        as(SignIn.AGENT)
                .contentType("application/json")
                .header("Idempotency-Key", "note-1")
                .body(Map.of("text", "For later."))
                .post("/api/v1/cases/{id}/notes", caseId)
                .then()
                .statusCode(404);

        int looks = looksAt(request);
        as(SignIn.LEGAL).get("/api/v1/cases/{id}", caseId).then().statusCode(200);
        as(SignIn.LEGAL).get("/api/v1/cases/{id}/notes", caseId).then().statusCode(200);
        assertThat(looksAt(request)).isEqualTo(looks + 2);
        assertThat(casework.trail(request).toString()).contains("hold.proposed", "hold.agreed", "hold.read");
        assertThat(casework.trail(request).toString()).doesNotContain("Zimmermann");
        assertThat(database.everythingOf(request.id()).toString()).doesNotContain("Zimmermann");
        told(request, List.of(true, false), List.of(true, true));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.records(Topic.CASE_STATE))
                        .filteredOn(record -> record.key().equals(caseId.toString()))
                        .last()
                        .satisfies(record -> assertThat(record.value()).contains("\"isolated\": true")));
    }

    @Test
    void legalSeesNothingThatIsNotIsolated() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID hold = heldByTwo(request);

        as(SignIn.LEGAL).get("/api/v1/cases/{id}", request.firstCase()).then().statusCode(404);
        as(SignIn.LEGAL).get(HOLDS + "/" + hold).then().body("isolated", equalTo(false));
        casework.full(request.firstCase()).then().statusCode(200);
    }

    @Test
    void anOpenCaseIsAnsweredFirstAndIsolatedThen() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        heldByTwo(request);

        casework.refused(request);
        run("legal holds to be looked at");
        casework.full(request.firstCase()).then().statusCode(404);

        // The person contests the decision: somebody has to see it.
        casework.asPerson(
                        request,
                        "appeal",
                        "appeal-1",
                        Map.of("caseId", request.firstCase(), "reason", "I do not agree with this."))
                .statusCode(201);
        casework.full(request.firstCase()).then().statusCode(200).body("state", equalTo("IN_REVIEW"));
        run("legal holds to be looked at");
        told(request, List.of(true, false), List.of(true, true), List.of(true, false));
    }

    private int looksAt(SampleRequest request) {
        return (int) casework.actions(request).stream()
                .filter("isolated-case.opened"::equals)
                .count();
    }

    private String bulk(UUID caseId) {
        return as(SignIn.DPO)
                .contentType("application/json")
                .body(Map.of(
                        "commands",
                        List.of(Map.of(
                                "caseId",
                                caseId,
                                "version",
                                casework.version(caseId),
                                "command",
                                "take",
                                "body",
                                Map.of()))))
                .post("/api/v1/case-commands")
                .path("results[0].problem.type");
    }
}
