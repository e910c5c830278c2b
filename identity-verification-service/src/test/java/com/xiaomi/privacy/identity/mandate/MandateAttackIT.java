package com.xiaomi.privacy.identity.mandate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What nobody gets by trying: codes, requests and mandates of others, fields that say too much. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class MandateAttackIT extends MandateScenario {

    @Test
    void manyGuessersHaveFiveTriesBetweenThemAndThenNotEvenTheRightCodeCounts() throws Exception {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "AGENT");
        String code = codeOf(mandate);

        assertThat(inParallel(mandate)).hasSize(GUESSERS).containsOnly(422);

        assertThat(trail())
                .filteredOn(entry -> entry.contains("mandate.code-wrong"))
                .hasSize(Mandate.MAX_ATTEMPTS);
        awaitFlag(RiskSignal.REPEATED_FAILURES);
        answer(mandate, code, "CONFIRM").statusCode(422).body("type", containsString("code-wrong"));
        view(verification).body("state", equalTo("DECLARED"));

        sendAgain(mandate);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).hasSize(1));
        clock.advance(Duration.ofMinutes(61));
        sendAgain(mandate);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).hasSize(2));
        answer(mandate, code, "CONFIRM").statusCode(422);
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
    }

    @Test
    void theCodeOfOneMandateOpensNoOtherAndAnUnknownOneAnswersTheSame() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID one = declared(verification, "AGENT");
        UUID other = Ids.next();
        intake.knowsSubject(other);
        UUID another = declared(open(other, RequesterKind.AGENT), other, "AGENT");

        String wrong = answer(another, codeOf(one), "CONFIRM")
                .statusCode(422)
                .extract()
                .asString();
        String unknown = answer(Ids.next(), codeOf(one), "CONFIRM")
                .statusCode(422)
                .extract()
                .asString();

        assertThat(unknown.replaceAll("\"instance\":\"[^\"]*\"", ""))
                .isEqualTo(wrong.replaceAll("\"instance\":\"[^\"]*\"", ""));
        assertThat(stateOf(another)).isEqualTo(MandateState.DECLARED);
        given().post("/api/v1/mandates/{id}/mail", Ids.next()).then().statusCode(204);
    }

    @Test
    void aProvenOneIsNotReplacedAndNobodyDeclaresWithoutEnd() {
        UUID verification = proven();
        declare(verification, Map.of("kind", "LAWYER", "validFrom", today)).statusCode(409);

        UUID other = Ids.next();
        UUID patient = open(other, RequesterKind.AGENT);
        for (int day = 0; day < 5; day++) {
            declare(patient, other, Map.of("kind", "AGENT", "validFrom", today.minusDays(day)))
                    .statusCode(200);
        }
        declare(patient, other, Map.of("kind", "AGENT", "validFrom", today.minusDays(9)))
                .statusCode(409)
                .body("type", containsString("mandate-not-possible"));
    }

    @Test
    void whoAsksForThemselvesDeclaresNoneAndNobodyForTheRequestOfAnother() {
        UUID own = open(requestId, RequesterKind.SELF);
        declare(own, Map.of("kind", "AGENT", "validFrom", today))
                .statusCode(409)
                .body("type", containsString("mandate-not-possible"));

        declare(own, Ids.next(), Map.of("kind", "AGENT", "validFrom", today)).statusCode(404);
        given().contentType(ContentType.JSON)
                .body(Map.of("kind", "AGENT", "validFrom", today.toString()))
                .post("/api/v1/verifications/{id}/mandate", own)
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsNotAcceptableIsSaidForEachField() {
        UUID verification = openForAgent();

        declare(
                        verification,
                        Map.of(
                                "kind",
                                "PARENT",
                                "validFrom",
                                today.plusDays(3),
                                "validUntil",
                                today,
                                "scope",
                                List.of("ERASURE")))
                .statusCode(422)
                .body("errors.field", hasItem("kind"))
                .body("errors.field", hasItem("validFrom"))
                .body("errors.field", hasItem("validUntil"))
                .body("errors.field", hasItem("scope"));
        declare(verification, Map.of("validFrom", today)).statusCode(422).body("errors.field", hasItem("kind"));
        declare(verification, Map.of("kind", "AGENT", "validFrom", today, "scope", List.of("ACCESS")))
                .statusCode(200)
                .body("scope", equalTo(List.of("ACCESS")))
                .body("validUntil", nullValue());
    }

    @Test
    void theMailToTheDataSubjectIsTheBusinessOfNotificationOnly() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "AGENT");
        String path = "/internal/mandates/" + mandate + "/confirmation";

        given().auth()
                .oauth2(machine("notification-service"))
                .get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("code", equalTo(codeOf(mandate)))
                .body("kind", equalTo("AGENT"))
                .body("rights", equalTo(List.of("ACCESS")));
        given().auth().oauth2(machine("case-workflow-service")).get(path).then().statusCode(403);
        given().auth().oauth2(pass(requestId)).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(machine("notification-service"))
                .get("/internal/mandates/" + Ids.next() + "/confirmation")
                .then()
                .statusCode(404);
        assertThat(trail())
                .anyMatch(entry ->
                        entry.contains("mandate.code-asked") && entry.contains("machine:notification-service"));
    }
}
