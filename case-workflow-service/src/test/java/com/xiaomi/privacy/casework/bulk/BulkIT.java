package com.xiaomi.privacy.casework.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many commands at once are many commands: each stands for itself. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class BulkIT {

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    @Test
    void eachCommandIsAppliedWithItsNewVersion() {
        UUID one = casework.inReview(Right.ACCESS).firstCase();
        UUID other = casework.inReview(Right.ACCESS).firstCase();

        bulk(item(one, "take", Map.of()), item(other, "take", Map.of()))
                .statusCode(200)
                .body("results.caseId", contains(one.toString(), other.toString()))
                .body("results.outcome", contains("APPLIED", "APPLIED"))
                .body("results.problem", contains(nullValue(), nullValue()))
                .body("results.version", contains((int) casework.version(one), (int) casework.version(other)));

        bulk(item(one, "take", Map.of())).body("results.outcome", contains("ALREADY_APPLIED"));
        bulk(
                        item(one, "refuse", Map.of("grounds", List.of("EXCESSIVE"), "explanation", "Tenth time.")),
                        item(other, "give-back", Map.of()))
                .body("results.outcome", contains("APPLIED", "APPLIED"));
        casework.full(one).then().body("decisions[0].explanation", equalTo("Tenth time."));
    }

    @Test
    void oneThatFailsDoesNotTouchTheOthers() {
        SampleRequest stale = casework.inReview(Right.ACCESS);
        SampleRequest incomplete = casework.inReview(Right.ACCESS);
        SampleRequest impossible = casework.inReview(Right.ACCESS);
        SampleRequest good = casework.inReview(Right.ACCESS);
        List<String> before = everything(stale, incomplete, impossible);

        bulk(
                        Map.of("caseId", stale.firstCase(), "version", 4711, "command", "take"),
                        item(incomplete.firstCase(), "refuse", Map.of()),
                        item(impossible.firstCase(), "release", Map.of()),
                        item(impossible.firstCase(), "fly", Map.of()),
                        Map.of("caseId", Ids.next(), "version", 1, "command", "take"),
                        item(good.firstCase(), "take", Map.of()))
                .statusCode(200)
                .body("results.outcome", contains("REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "APPLIED"))
                .body("results[0].problem.type", equalTo("urn:xiaomi-privacy:problem:stale-version"))
                .body("results[0].problem.status", equalTo(412))
                .body("results[0].version", nullValue())
                .body("results[1].problem.type", equalTo("urn:xiaomi-privacy:problem:grounds-missing"))
                .body("results[1].problem.errors[0].field", equalTo("grounds"))
                .body("results[2].problem.type", equalTo("urn:xiaomi-privacy:problem:transition-not-allowed"))
                .body("results[3].problem.type", equalTo("urn:xiaomi-privacy:problem:transition-not-allowed"))
                .body("results[4].problem.type", equalTo("urn:xiaomi-privacy:problem:not-found"));

        assertThat(everything(stale, incomplete, impossible)).isEqualTo(before);
    }

    @Test
    void aServiceThatIsAwayEndsOnlyTheCommandThatNeedsIt() {
        SampleRequest fee = casework.inReview(Right.ACCESS);
        UUID good = casework.inReview(Right.ACCESS).firstCase();
        casework.command(fee.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        intake.failNext(fee.id(), 1);

        bulk(
                        item(
                                fee.firstCase(),
                                "quote-fee",
                                Map.of(
                                        "items", List.of(Map.of("code", "POSTAGE", "amountMinor", 500)),
                                        "currency", "EUR",
                                        "calculation", "Postage.")),
                        item(good, "take", Map.of()))
                .statusCode(200)
                .body("results.outcome", contains("REFUSED", "APPLIED"))
                .body("results[0].problem.type", equalTo("urn:xiaomi-privacy:problem:temporarily-unavailable"));

        casework.full(fee.firstCase()).then().body("state", equalTo("IN_REVIEW"));
    }

    @Test
    void aCaseThatComesTwiceIsStaleTheSecondTime() {
        UUID caseId = casework.inReview(Right.ACCESS).firstCase();
        long seen = casework.version(caseId);

        bulk(
                        Map.of("caseId", caseId, "version", seen, "command", "take"),
                        Map.of("caseId", caseId, "version", seen, "command", "give-back"))
                .body("results.outcome", contains("APPLIED", "REFUSED"))
                .body("results[1].problem.type", equalTo("urn:xiaomi-privacy:problem:stale-version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | commands",
                "{\"commands\":[]} | 422 | commands",
                "{\"commands\":[{\"version\":1,\"command\":\"take\"}]} | 422 | commands[0].caseId",
                "{\"commands\":[{\"caseId\":\"01939c1e-0000-7000-8000-000000000001\",\"command\":\"take\"}]} | 422 | commands[0].version",
                "{\"commands\":[{\"caseId\":\"01939c1e-0000-7000-8000-000000000001\",\"version\":1}]} | 422 | commands[0].command",
                "{\"commands\":[{\"caseId\":\"x\",\"version\":1,\"command\":\"take\"}]} | 400 | commands[0].caseId",
            })
    void aListThatIsNotSoundIsRefusedAsAWhole(String body, int status, String field) {
        send(body).statusCode(status).body("errors.field", hasItems(field));
    }

    @Test
    void aListIsBounded() {
        Map<String, Object> unknown = Map.of("caseId", Ids.next(), "version", 1, "command", "take");

        send(Map.of("commands", Collections.nCopies(101, unknown)))
                .statusCode(422)
                .body("errors[0].field", equalTo("commands"));
        send(Map.of("commands", Collections.nCopies(100, unknown))).statusCode(200);
    }

    @Test
    void aMachineGivesNoneOfThem() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        List<String> before = database.everythingOf(request.id());

        given().auth()
                .oauth2(signIn.newMachineWith("privacy-agent"))
                .contentType("application/json")
                .body(Map.of("commands", List.of(item(request.firstCase(), "take", Map.of()))))
                .post("/api/v1/case-commands")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:xiaomi-privacy:problem:human-decision-required"));

        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    private List<String> everything(SampleRequest... requests) {
        return List.of(requests).stream()
                .flatMap(request -> database.everythingOf(request.id()).stream())
                .toList();
    }

    private Map<String, Object> item(UUID caseId, String command, Map<String, ?> body) {
        return Map.of("caseId", caseId, "version", casework.version(caseId), "command", command, "body", body);
    }

    @SafeVarargs
    private ValidatableResponse bulk(Map<String, Object>... items) {
        return send(Map.of("commands", List.of(items)));
    }

    private ValidatableResponse send(Object body) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/case-commands")
                .then();
    }
}
