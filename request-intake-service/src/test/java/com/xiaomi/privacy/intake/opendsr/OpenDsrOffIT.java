package com.xiaomi.privacy.intake.opendsr;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where no operator has set it up there is no OpenDSR. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class OpenDsrOffIT {

    private static final String BASE = "/api/v1/opendsr/v2";

    @Test
    void nothingAnswers() {
        Stream.of(
                        given().get(BASE + "/discovery"),
                        given().get(BASE + "/certificate"),
                        given().contentType("application/json").body("{}").post(BASE + "/requests"),
                        given().header("Authorization", "Bearer any").get(BASE + "/requests/any"),
                        given().header("Authorization", "Bearer any").delete(BASE + "/requests/any"))
                .map(Response::then)
                .forEach(
                        answer -> answer.statusCode(404).body("type", equalTo("urn:xiaomi-privacy:problem:not-found")));
    }
}
