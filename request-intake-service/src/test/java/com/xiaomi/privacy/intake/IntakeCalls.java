package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.localstack.testing.StaffTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** What a front end does, in short. */
public final class IntakeCalls {

    /** Where requests arrive. */
    public static final String REQUESTS = "/api/v1/requests";

    private IntakeCalls() {}

    /** A random Idempotency-Key. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Sends a body as a person in Germany does. */
    public static Response submit(String idempotencyKey, Object body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post(REQUESTS + "?country=DE");
    }

    /** A request that was just taken in, with its pass. */
    public static Accepted accepted(SampleSubmission sample) {
        return accepted(sample.body());
    }

    /** A request by this body, with a pass. */
    public static Accepted accepted(Map<String, Object> body) {
        Response answer = submit(newKey(), body);
        answer.then().statusCode(201);
        String reference = answer.path("reference");
        String pass = tradePass(reference, answer.path("trackingToken"))
                .then()
                .statusCode(200)
                .extract()
                .path("pass");
        return new Accepted(
                UUID.fromString(answer.path("requestId")),
                reference,
                answer.path("trackingToken"),
                pass,
                UUID.fromString(answer.path("cases[0].caseId")));
    }

    /** Trades a tracking token for a pass. */
    public static Response tradePass(String reference, String trackingToken) {
        return given().header("Authorization", "Tracking " + trackingToken).post(REQUESTS + "/" + reference + "/pass");
    }

    /** A body as JSON with all but ASCII escaped, for half a character can't be written in any encoding. */
    public static String written(ObjectMapper json, Object body) {
        try {
            return json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A call with the credentials of another service of the house. */
    public static RequestSpecification asService(AccessConfig access, String client) {
        String token = new StaffTokens(access.staffIssuer().toString()).ofMachine(client);
        return given().header("Authorization", "Bearer " + token);
    }

    /** A call of a member of the staff, signed in with their password. */
    public static RequestSpecification asStaff(AccessConfig access, String user) {
        String token = new StaffTokens(access.staffIssuer().toString()).of(user);
        return given().header("Authorization", "Bearer " + token);
    }

    /** A request that was taken in. */
    public record Accepted(UUID requestId, String reference, String trackingToken, String pass, UUID caseId) {

        /** A call with the pass. */
        public RequestSpecification asRequester() {
            return given().header("Authorization", "Bearer " + pass);
        }

        /** The address of the request or of something below it. */
        public String path(String below) {
            return REQUESTS + "/" + reference + below;
        }
    }
}
