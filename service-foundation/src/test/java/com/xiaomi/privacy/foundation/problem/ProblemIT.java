package com.xiaomi.privacy.foundation.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ProblemIT {

    private static final String PREFIX = "urn:xiaomi-privacy:problem:";

    @Inject
    PassIssuer passes;

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "{\"name\":1,\"name\":2}", "{\"unknown\":1}", "{\"rights\":[\"NO_RIGHT\"]}"})
    void malformedJsonIsAProblemOfItsOwn(String body) {
        ValidatableResponse answer = given().contentType("application/json")
                .body(body)
                .post("/problems")
                .then();
        answer.statusCode(body.isEmpty() ? 422 : 400)
                .contentType("application/problem+json")
                .body("type", startsWith(PREFIX));
    }

    @Test
    void namesTheFieldOfAnUnknownEnumValue() {
        post("{\"name\":\"a\",\"rights\":[\"ACCESS\",\"NO_RIGHT\"]}")
                .statusCode(400)
                .body("type", equalTo(PREFIX + "malformed-json"))
                .body("errors.field", hasItem("rights[1]"));
    }

    @Test
    void namesTheFieldThatIsNotAcceptableWithoutRepeatingIt() {
        post("{\"name\":\"much too long\"}")
                .statusCode(422)
                .body("type", equalTo(PREFIX + "validation-failed"))
                .body("errors.field", hasItem("name"))
                .body(not(containsString("much too long")));
    }

    @Test
    void showsNoInternalsOfABug() {
        given().get("/problems/broken")
                .then()
                .statusCode(500)
                .body("type", equalTo(PREFIX + "internal-error"))
                .body("instance", startsWith("urn:uuid:"))
                .body(not(containsString("secret")));
    }

    @Test
    void tellsAMissingTokenFromAnExpiredOneAndAForgedOneAndAWrongRole() throws Exception {
        given().get("/problems/mine").then().statusCode(401).body("type", equalTo(PREFIX + "authentication-required"));
        given().auth()
                .oauth2(forged())
                .get("/problems/mine")
                .then()
                .statusCode(401)
                .body("type", equalTo(PREFIX + "token-invalid"));
        given().auth()
                .oauth2("nonsense")
                .get("/problems/mine")
                .then()
                .statusCode(401)
                .body("type", equalTo(PREFIX + "token-invalid"));
        given().auth()
                .oauth2(unsigned())
                .get("/problems/mine")
                .then()
                .statusCode(401)
                .body("type", equalTo(PREFIX + "token-invalid"));
        given().auth()
                .oauth2(genuine())
                .get("/problems/staff")
                .then()
                .statusCode(403)
                .body("type", equalTo(PREFIX + "not-allowed"));
    }

    @Test
    void unknownAddressAndMethodAreProblemsToo() {
        given().get("/nowhere").then().statusCode(404).body("type", equalTo(PREFIX + "not-found"));
        given().delete("/problems").then().statusCode(405).body("type", equalTo(PREFIX + "method-not-allowed"));
        given().contentType("text/plain")
                .body("x")
                .post("/problems")
                .then()
                .statusCode(415)
                .body("type", equalTo(PREFIX + "unsupported-media-type"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/problems")
                .then();
    }

    private String genuine() {
        return passes.issue(Ids.next(), Reference.random(), 0).token();
    }

    private static String forged() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return Jwt.issuer("privacy-support/request-intake")
                .subject(Ids.next().toString())
                .audience("request-intake-service")
                .groups("requester")
                .expiresAt(Instant.now().plus(Duration.ofMinutes(5)))
                .sign(generator.generateKeyPair().getPrivate());
    }

    private static String unsigned() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String claims = encoder.encodeToString(
                "{\"iss\":\"privacy-support/request-intake\",\"aud\":\"request-intake-service\",\"groups\":[\"requester\"]}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return header + "." + claims + ".";
    }
}
