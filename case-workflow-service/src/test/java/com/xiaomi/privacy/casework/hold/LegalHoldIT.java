package com.xiaomi.privacy.casework.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A legal hold is placed, extended and released by two people. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class LegalHoldIT extends HoldScenario {

    @Test
    void itIsExtendedByTwoAndListedByItsLastDay() {
        SampleRequest request = casework.refusedAndTold(casework.inReview(Right.ACCESS));
        UUID hold = heldByTwo(request);
        String later = today().plusYears(2).toString();

        UUID extension = proposed(hold, Map.of("change", "EXTEND", "reason", "Second instance.", "until", later));
        propose(hold, "other", Map.of("change", "RELEASE", "reason", "Or not."))
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:hold-not-possible"));
        as(SignIn.AUDITOR)
                .get(HOLDS + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.holdId == '%s' }.waiting".formatted(hold), equalTo("EXTEND"))
                .body("items.find { it.holdId == '%s' }.caseIds".formatted(hold), hasSize(1));
        decide(hold, extension, SignIn.DPO, true).statusCode(200).body("until", equalTo(later));
        // The same again changes nothing, and the other cannot be said any more.
        decide(hold, extension, SignIn.DPO, true).statusCode(200);
        decide(hold, extension, SignIn.DPO, false).statusCode(409);

        UUID release = proposed(hold, Map.of("change", "RELEASE", "reason", "Settled?"));
        decide(hold, release, SignIn.DPO, false).statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    @Test
    void whatIsSentTwiceCountsOnce() {
        SampleRequest request = casework.refusedAndTold(casework.inReview(Right.ACCESS));
        String first = place(request, "same").statusCode(201).extract().path("holdId");

        place(request, "same").statusCode(201).body("holdId", equalTo(first));
        as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", "same")
                .body(wish(request, "LITIGATION", "Something else.", today().plusYears(1)))
                .post(HOLDS)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:idempotency-key-reused"));
    }

    @ParameterizedTest
    @CsvSource({
        "LITIGATION, 2020-01-01, 422, until",
        "LITIGATION, 2099-01-01, 422, until",
        "LITIGATION, '', 422, until",
        "CURIOSITY, 2028-01-01, 400, ground",
        "'', 2028-01-01, 422, ground"
    })
    void whatMakesNoSenseIsRefused(String ground, String until, int status, String field) {
        SampleRequest request = casework.refusedAndTold(casework.inReview(Right.ACCESS));
        Map<String, Object> body = new HashMap<>(Map.of("reference", request.reference(), "reason", WHY));
        if (!ground.isEmpty()) {
            body.put("ground", ground);
        }
        if (!until.isEmpty()) {
            body.put("until", until);
        }

        as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", "bad")
                .body(body)
                .post(HOLDS)
                .then()
                .statusCode(status)
                .body("errors.field", hasItem(field));
        assertThat(database.query("SELECT hold_id::text FROM legal_hold WHERE request_id = ?", request.id()))
                .isEmpty();
    }

    @Test
    void onlyLegalProposes() {
        SampleRequest request = casework.refusedAndTold(casework.inReview(Right.ACCESS));
        for (String user : List.of(SignIn.AGENT, SignIn.DPO, SignIn.AUDITOR)) {
            as(user).contentType("application/json")
                    .header("Idempotency-Key", "bad")
                    .body(wish(request, "LITIGATION", WHY, today().plusYears(1)))
                    .post(HOLDS)
                    .then()
                    .statusCode(403);
        }
        as(SignIn.AGENT).get(HOLDS).then().statusCode(403);
        as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", "bad")
                .body(Map.of(
                        "reference", "AAAA-AAAA-AAAA", "ground", "LITIGATION", "reason", WHY, "until", "2028-01-01"))
                .post(HOLDS)
                .then()
                .statusCode(404);
    }
}
