package com.xiaomi.privacy.identity.challenge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.StaffSignIn;
import com.xiaomi.privacy.identity.testing.Wishes;
import com.xiaomi.privacy.identity.verification.Verifications;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class InternalChallengeIT {

    @Inject
    Verifications verifications;

    @Inject
    EntityManager database;

    @Inject
    OneTimeCodes codes;

    @Inject
    DatabaseMigration migration;

    @Inject
    StaffSignIn signIn;

    @Test
    void onlyNotificationGetsTheCodeAndOnlyTheNewestIssue() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(migration::isDone);
        UUID challengeId = challenge();

        ask("notification-service", challengeId, "?issue=1")
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("code", equalTo(codes.code(challengeId, 1)))
                .body("validMinutes", equalTo(10))
                .body("purpose", equalTo("CASE"));
        ask("notification-service", challengeId, "?issue=2").statusCode(410);
        ask("notification-service", challengeId, "?issue=0").statusCode(422);
        ask("notification-service", challengeId, "").statusCode(422);
        ask("notification-service", Ids.next(), "?issue=1").statusCode(404);
        ask("case-workflow-service", challengeId, "?issue=1").statusCode(403);
        ask("example-connector", challengeId, "?issue=1").statusCode(403);
    }

    @Test
    void whereItGoesByPostItWorksForDays() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(migration::isDone);
        UUID challengeId = challenge();

        ask("notification-service", challengeId, "?issue=1&way=POST")
                .statusCode(200)
                .body("code", equalTo(codes.code(challengeId, 1)))
                .body("validMinutes", equalTo((int) Duration.ofDays(10).toMinutes()));
    }

    @Transactional
    UUID challenge() {
        UUID requestId = Ids.next();
        verifications.open(Wishes.ofLevel(requestId, AssuranceLevel.CONTACT));
        return database.createQuery(
                        "select c.challengeId from Challenge c, Verification v"
                                + " where v.verificationId = c.verificationId and v.requestId = :request",
                        UUID.class)
                .setParameter("request", requestId)
                .getSingleResult();
    }

    private ValidatableResponse ask(String client, UUID challengeId, String query) {
        return given().header("Authorization", "Bearer " + signIn.machine(client))
                .get("/internal/challenges/" + challengeId + "/code" + query)
                .then();
    }
}
