package com.xiaomi.privacy.intake.drp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where no operator has set it up there is no Data Rights Protocol. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class DrpOffIT {

    @Test
    void nothingAnswers() {
        String requestId = UUID.randomUUID().toString();
        Stream.of(
                        DrpSender.exercise("any", "any"),
                        DrpSender.status("any", requestId),
                        DrpSender.ALICE.revoke("any", requestId),
                        DrpSender.sendSetup(
                                "ALICE_AGENT", DrpSender.ALICE.signed(DrpSender.ALICE.setup(Instant.now()))),
                        given().header("Authorization", "Bearer any").get(DrpSender.BASE + "/agent/ALICE_AGENT"))
                .map(Response::then)
                .forEach(answer -> answer.statusCode(404)
                        .contentType("application/problem+json")
                        .body("type", equalTo("urn:xiaomi-privacy:problem:not-found")));
    }
}
