package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** case-workflow finds people by what they tell staff; what it gets says nothing, and the trail of each request says who looked. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class PersonSearchIT {

    private static final String CASEWORK = "case-workflow-service";

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    IntakeDatabase database;

    @Inject
    AccessConfig access;

    @Inject
    AuditTrail auditTrail;

    @Test
    void somebodyWhoGaveBothIsFoundByEither() {
        Accepted request = IntakeCalls.accepted(sample);
        String person = personOf(request.requestId());

        search(Map.of("miId", sample.miId()))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("personRefs", contains(person));
        search(Map.of("email", sample.email().toUpperCase(Locale.ROOT)))
                .statusCode(200)
                .body("personRefs", contains(person));

        assertThat(auditTrail.entries(request.requestId()))
                .extracting(AuditTrail.RecordedEntry::content)
                .filteredOn(content -> content.contains("person.looked-up"))
                .hasSize(2)
                .allSatisfy(content -> assertThat(content)
                        .contains("machine:" + CASEWORK, "SEARCH")
                        .doesNotContain(sample.email(), sample.miId()));
    }

    @Test
    void anAddressOfSeveralPeopleFindsThemAll() {
        Map<String, Object> withMiId = sample.body();
        Map<String, Object> without = sample.body();
        without.put("contact", Map.of("email", sample.email()));
        UUID one = submitted(withMiId);
        UUID other = submitted(without);

        search(Map.of("email", sample.email())).body("personRefs", containsInAnyOrder(personOf(one), personOf(other)));
        search(Map.of("miId", sample.miId())).body("personRefs", contains(personOf(one)));
    }

    @Test
    void whoIsAskedForByAnotherIsFoundAndNotTheOtherOne() {
        UUID request = submitted(sample.bodyOnBehalf("AGENT", "LAWYER"));

        search(Map.of("email", sample.subjectEmail())).body("personRefs", contains(personOf(request)));
        search(Map.of("miId", sample.subjectMiId())).body("personRefs", contains(personOf(request)));
        search(Map.of("email", sample.email())).body("personRefs", empty());
    }

    @Test
    void unlinkingAPersonTakesTheirAddressAlong() {
        UUID request = submitted(sample.body());
        database.change("DELETE FROM person_index WHERE person_ref = '" + personOf(request) + "'");

        search(Map.of("email", sample.email())).body("personRefs", empty());
    }

    @Test
    void nobodyKnownIsAnEmptyAnswer() {
        search(Map.of("miId", "1")).statusCode(200).body("personRefs", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"miId\":\"1\",\"email\":\"a@b\"}", "{\"miId\":\"x\"}", "{\"email\":\"x\"}"})
    void exactlyOneSoundIdentifierIsNeeded(String body) {
        problem(
                IntakeCalls.asService(access, CASEWORK)
                        .contentType("application/json")
                        .body(body)
                        .post("/internal/person-refs?purpose=SEARCH"),
                422,
                "validation-failed");
    }

    @Test
    void onlyForThisPurposeAndThisRole() {
        Map<String, String> body = Map.of("miId", "1");

        problem(ask(CASEWORK, "", body), 422, "validation-failed");
        problem(ask(CASEWORK, "?purpose=REVIEW", body), 422, "validation-failed");
        problem(ask("notification-service", "?purpose=SEARCH", body), 403, "not-allowed");
        problem(
                IntakeCalls.asStaff(access, "agent.anna")
                        .contentType("application/json")
                        .body(body)
                        .post("/internal/person-refs?purpose=SEARCH"),
                403,
                "not-allowed");
        problem(
                given().contentType("application/json").body(body).post("/internal/person-refs?purpose=SEARCH"),
                401,
                "authentication-required");
    }

    private UUID submitted(Map<String, Object> body) {
        Response answer = IntakeCalls.submit(IntakeCalls.newKey(), body);
        answer.then().statusCode(201);
        return UUID.fromString(answer.path("requestId"));
    }

    private String personOf(UUID requestId) {
        return database.texts("SELECT person_ref FROM request WHERE request_id = '" + requestId + "'")
                .getFirst();
    }

    private ValidatableResponse search(Map<String, ?> body) {
        return ask(CASEWORK, "?purpose=SEARCH", body).then();
    }

    private Response ask(String client, String query, Map<String, ?> body) {
        return IntakeCalls.asService(access, client)
                .contentType("application/json")
                .body(body)
                .post("/internal/person-refs" + query);
    }

    private static void problem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        response.then().body("type", equalTo("urn:xiaomi-privacy:problem:" + slug));
    }
}
