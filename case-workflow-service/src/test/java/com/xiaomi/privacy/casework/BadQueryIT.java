package com.xiaomi.privacy.casework;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SignIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a queue is said in its own words, and each thing once. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class BadQueryIT {

    @Inject
    SignIn signIn;

    @ParameterizedTest
    @CsvSource({
        "limit=5&limit=6, 400",
        "sort=DUE&limit=5&sort=DUE, 400",
        "unknown=a&unknown=b, 400",
        "state=IN_REVIEW&state=AWAITING_APPROVAL, 200",
        "state=IN_REVIEW&state=AWAITING_APPROVAL&country=DE&country=FR, 400",
        "limit=5, 200"
    })
    void aParameterOfTheQueryIsSaidOnceUnlessItIsAList(String query, int status) {
        ValidatableResponse answer = given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases?" + query)
                .then()
                .statusCode(status);

        if (status == 400) {
            answer.body("type", equalTo("urn:xiaomi-privacy:problem:malformed-request"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "state=NOWHERE, state",
        "limit=0, limit",
        "limit=201, limit",
        "cursor=made-up, cursor",
    })
    void aQueueIsAskedForInItsOwnWords(String query, String field) {
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases?" + query)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:validation-failed"))
                .body("errors[0].field", equalTo(field));
    }
}
