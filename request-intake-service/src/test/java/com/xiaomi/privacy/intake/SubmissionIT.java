package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request arrives. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class SubmissionIT {

    private final SampleSubmission sample = new SampleSubmission();

    @Test
    void anAcceptedRequestIsAnsweredWithEverythingThePersonNeedsToFollowIt() {
        Response response = given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(sample.body())
                .post("/api/v1/requests?country=DE");

        response.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/requests/" + response.path("reference")))
                .body("reference", matchesPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"))
                .body("trackingToken", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("cell", equalTo("EU"))
                .body("controller.name", equalTo("Xiaomi Technology Netherlands B.V."))
                .body("cases", hasSize(1))
                .body("cases[0].right", equalTo("ACCESS"))
                .body("cases[0].law", equalTo("GDPR (EU) 2016/679"));
        assertThat(response.<String>path("receivedAt")).endsWith("Z");
    }
}
