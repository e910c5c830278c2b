package com.xiaomi.privacy.casework.legal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock as a calculator; what it counts is tested where it lives. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class DeadlineCalculationIT {

    @Inject
    SignIn signIn;

    @Test
    void staffGetTheDatesOfACaseWithTheirReasons() {
        calculate("""
                        {"jurisdiction":"DE","right":"ACCESS","received":"2026-02-10",
                         "events":[{"type":"IDENTITY_REQUESTED","at":"2026-02-11"}],"asOf":"2026-02-20"}""")
                .statusCode(200)
                .body("law", equalTo("GDPR (EU) 2016/679"))
                .body("status", equalTo("SUSPENDED"))
                .body("due", nullValue())
                .body("daysLeft", equalTo(27))
                .body("calendar", equalTo("DE"))
                .body("steps.rule", hasItems("R2", "R10"))
                .body("steps.article", not(empty()))
                .body("others", empty());
    }

    @Test
    void ofSeveralLawsTheStrictestWinsAndTheOthersAreShown() {
        calculate("""
                        {"jurisdiction":"DE","alsoUnder":["KR"],"right":"ACCESS","received":"2026-02-10","asOf":"2026-02-10"}""")
                .statusCode(200)
                .body("jurisdiction", equalTo("KR"))
                .body("due", equalTo("2026-02-20"))
                .body("others.jurisdiction", contains("DE"))
                .body("others.due", contains("2026-03-10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jurisdiction | {\"jurisdiction\":\"XX\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\"}",
                "right | {\"jurisdiction\":\"DE\",\"right\":\"access\",\"received\":\"2026-02-10\"}",
                "received | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\"}",
                "events[0].at | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\",\"events\":[{\"type\":\"REFUSED\",\"at\":\"2026-02-01\"}]}"
            })
    void whatIsWrongIsNamed(String field, String body) {
        calculate(body)
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:validation-failed"))
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void anUnknownFieldOrAnotherFormIsMalformed() {
        calculate("{\"jurisdiction\":\"DE\",\"law\":\"GDPR\"}").statusCode(400);
        calculate("{\"jurisdiction\":[\"DE\"]}").statusCode(400);
    }

    @Test
    void nobodyElseUsesIt() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/deadline-calculations")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(signIn.pass(SampleRequest.of(Right.ACCESS)))
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/deadline-calculations")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse calculate(String body) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.AUDITOR))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/deadline-calculations")
                .then();
    }
}
