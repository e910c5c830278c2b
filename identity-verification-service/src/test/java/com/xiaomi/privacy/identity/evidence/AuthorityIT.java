package com.xiaomi.privacy.identity.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.Wishes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A document that shows an authority: from the mandate declared to the mandate proven, by the API alone. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class AuthorityIT extends EvidenceScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REVIEWER = "reviewer.rosa";

    @Test
    void aReviewedAuthorityProvesTheMandate() {
        UUID verification = openedForAgent();
        declare(verification).body("state", equalTo("AWAITING_DOCUMENT"));
        send(verification);

        review(REVIEWER, verification).statusCode(200).body("reviews.subject", hasItem("MANDATE"));
        decide(verification, "ACCEPT");

        mandate(verification).body("state", equalTo("PROVEN")).body("documentAccepted", equalTo(true));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published(requestId, IdentityEvent.Verified.class))
                        .extracting(IdentityEvent.Verified::level)
                        .containsExactly(AssuranceLevel.MANDATE));
        person(requestId)
                .get("/api/v1/verifications/{id}", verification)
                .then()
                .body("proven", equalTo(List.of("MANDATE")))
                // The contact is needed too.
                .body("state", equalTo("OPEN"));
    }

    @Test
    void aRejectedAuthorityLeavesTheMandateWaitingForAnother() {
        UUID verification = openedForAgent();
        declare(verification);
        send(verification);

        decide(verification, "REJECT", "NOT_AUTHENTIC");

        mandate(verification).body("state", equalTo("AWAITING_DOCUMENT")).body("documentAccepted", equalTo(false));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published(requestId, IdentityEvent.EvidenceReviewed.class))
                        .singleElement()
                        .satisfies(told -> assertThat(told.outcome()).isEqualTo(ReviewOutcome.REJECTED)));
        send(verification);
        decide(verification, "ACCEPT");
        mandate(verification).body("state", equalTo("PROVEN"));
    }

    @Test
    void withoutAMandateNobodyIsAskedForItsDocument() {
        UUID verification = openedForAgent();

        problem(announce(verification, "AUTHORITY", "image/png", PNG.length), 409, "transition-not-allowed");
    }

    private UUID openedForAgent() {
        return opened(
                requestId, Wishes.of(requestId, RequesterKind.AGENT, false, Ids.next(), Wishes.ofCase(Right.ACCESS)));
    }

    private ValidatableResponse declare(UUID verification) {
        return person(requestId)
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "AGENT", "validFrom", LocalDate.now().toString()))
                .post("/api/v1/verifications/{id}/mandate", verification)
                .then()
                .statusCode(200);
    }

    private void send(UUID verification) {
        Response announced = announce(verification, "AUTHORITY", "image/png", PNG.length);
        announced.then().statusCode(201);
        person(requestId)
                .contentType("image/png")
                .body(PNG)
                .put(announced.<String>path("contentPath"))
                .then()
                .statusCode(204);
        complete(verification, announced.path("evidenceId")).then().statusCode(200);
    }

    private void decide(UUID verification, String decision, String... reasons) {
        staff(REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("decision", decision, "reasons", List.of(reasons), "level", "MANDATE"))
                .post("/api/v1/verifications/{id}/review", verification)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse mandate(UUID verification) {
        return person(requestId)
                .get("/api/v1/verifications/{id}/mandate", verification)
                .then()
                .statusCode(200);
    }
}
