package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.intake.IntakeTopics.Written;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request arrives: once, again, and fifty times at once. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class SubmissionIT {

    private static final int AT_ONCE = 50;

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    IntakeDatabase database;

    @Inject
    IntakeTopics topics;

    @Inject
    AuditTrail auditTrail;

    @Inject
    ObjectMapper json;

    @Test
    void anAcceptedRequestIsAnsweredWithEverythingThePersonNeedsToFollowIt() {
        Response response = IntakeCalls.submit(IntakeCalls.newKey(), sample.body());

        response.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/requests/" + response.path("reference")))
                .header("Cache-Control", "no-store")
                .body("reference", matchesPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"))
                .body("trackingToken", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("receivedAt", endsWith("Z"))
                .body("cell", equalTo("EU"))
                .body("controller.name", equalTo("Xiaomi Technology Netherlands B.V."))
                .body("controller.address", hasSize(3))
                .body("controller.grievanceOfficer", nullValue())
                .body("cases", hasSize(1))
                .body("cases[0].right", equalTo("ACCESS"))
                .body("cases[0].law", equalTo("GDPR (EU) 2016/679"))
                .body("cases[0].due", matchesPattern("\\d{4}-\\d{2}-\\d{2}"));
    }

    @Test
    void anAcceptedRequestIsToldToTheOtherServicesWithoutPersonalData() {
        Response response = IntakeCalls.submit(IntakeCalls.newKey(), sample.body());
        UUID requestId = UUID.fromString(response.path("requestId"));

        await().until(() -> topics.written(requestId).size() == 1);
        Written event = topics.written(requestId).getFirst();

        assertThat(event.type()).isEqualTo("com.xiaomi.privacy.request.submitted.v1");
        assertThat(event.sequence()).isEqualTo("1");
        JsonNode data = event.data(json);
        assertThat(data.path("reference").textValue()).isEqualTo(response.path("reference"));
        assertThat(data.path("receivedAt").textValue()).isEqualTo(response.path("receivedAt"));
        assertThat(data.path("cases").path(0).path("caseId").textValue()).isEqualTo(response.path("cases[0].caseId"));
        assertThat(event.payload())
                .doesNotContain(sample.email(), sample.name(), sample.miId(), sample.furtherInformation())
                .doesNotContain(response.<String>path("trackingToken"));
        assertThat(auditTrail.entries(requestId)).hasSize(1);
        assertThat(auditTrail.firstBadEntry(requestId)).isEmpty();
    }

    @Test
    void whetherThePolicyWasAcceptedIsKeptAndNobodyIsTurnedAwayForNotAccepting() {
        Map<String, Object> accepting = sample.body();
        accepting.put("policyAccepted", true);

        assertThat(policyAcceptedAfter(accepting)).isEqualTo("true");
        assertThat(policyAcceptedAfter(new SampleSubmission().body())).isEqualTo("false");
    }

    private String policyAcceptedAfter(Map<String, Object> body) {
        return database.texts("SELECT policy_accepted::text FROM request WHERE request_id = '" + acceptedId(body) + "'")
                .getFirst();
    }

    @Test
    void rightsBecomeCasesInTheOrderAskedFor() {
        Map<String, Object> body = sample.body();
        body.put(
                "rights",
                List.of(sample.asked(Right.ERASURE), sample.asked(Right.ACCESS), sample.asked(Right.QUESTION)));

        IntakeCalls.submit(IntakeCalls.newKey(), body)
                .then()
                .statusCode(201)
                .body("cases.right", contains("ERASURE", "ACCESS", "QUESTION"));
    }

    @Test
    void onlyAnAddressAndARightAreMandatoryForThePerson() {
        Map<String, Object> body = sample.body();
        body.put("contact", Map.of("email", sample.email()));
        body.remove("furtherInformation");

        IntakeCalls.submit(IntakeCalls.newKey(), body).then().statusCode(201);
    }

    @Test
    void twoRequestsOfOnePersonGetTheSamePersonReferenceAndTwoPeopleDoNot() {
        Map<String, Object> upperCased = sample.body();
        upperCased.put("contact", Map.of("email", sample.email().toUpperCase(Locale.ROOT)));
        Map<String, Object> lowerCased = sample.body();
        lowerCased.put("contact", Map.of("email", sample.email()));

        String first = personRefAfter(upperCased);
        String second = personRefAfter(lowerCased);
        String somebodyElse = personRefAfter(new SampleSubmission().body());

        assertThat(second).isEqualTo(first).isNotEqualTo(somebodyElse);
    }

    @Test
    void requestsOfOneMailboxAreToldApartFromOthersWhoeverTheyAreAbout() {
        Map<String, Object> asLawyer = sample.bodyOnBehalf("AGENT", "LAWYER");
        asLawyer.put("contact", Map.of("email", sample.email().toUpperCase(Locale.ROOT)));

        String first = contactRefAfter(sample.body());

        assertThat(contactRefAfter(asLawyer)).isEqualTo(first);
        assertThat(contactRefAfter(new SampleSubmission().body())).isNotEqualTo(first);
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswerAndNothingIsStoredTwice() {
        String key = IntakeCalls.newKey();
        Response first = IntakeCalls.submit(key, sample.body());
        Map<String, Long> afterFirst = database.rowCounts();

        Response again = IntakeCalls.submit(key, sample.body());

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<Map<String, Object>>path("")).isEqualTo(first.<Map<String, Object>>path(""));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(database.rowCounts()).isEqualTo(afterFirst);
    }

    @Test
    void theSameKeyWithAnotherBodyOrCountryIsRefused() {
        String key = IntakeCalls.newKey();
        IntakeCalls.submit(key, sample.body()).then().statusCode(201);
        Map<String, Long> afterFirst = database.rowCounts();
        Map<String, Object> other = sample.body();
        other.put("language", "fr");

        IntakeCalls.submit(key, other)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:idempotency-key-reused"));
        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(sample.body())
                .post(IntakeCalls.REQUESTS + "?country=AT")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:idempotency-key-reused"));
        assertThat(database.rowCounts()).isEqualTo(afterFirst);
    }

    @Test
    void fiftyDuplicatesAtOnceBecomeOneRequestAndGetOneAnswer() throws Exception {
        String key = IntakeCalls.newKey();
        long before = database.count("SELECT count(*) FROM request");

        List<Map<String, Object>> answers = atOnce(() -> IntakeCalls.submit(key, sample.body())
                .then()
                .statusCode(201)
                .extract()
                .<Map<String, Object>>path(""));

        assertThat(answers).hasSize(AT_ONCE);
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(database.count("SELECT count(*) FROM request")).isEqualTo(before + 1);
        UUID requestId = UUID.fromString((String) answers.getFirst().get("requestId"));
        assertThat(auditTrail.entries(requestId)).hasSize(1);
    }

    @Test
    void theSameWordsTypedInTwoWaysAreTheSameBody() {
        String key = IntakeCalls.newKey();
        Map<String, Object> composed = sample.body();
        composed.put("furtherInformation", "Caf\u00e9");
        Map<String, Object> decomposed = sample.body();
        decomposed.put("furtherInformation", "Cafe\u0301");

        Response first = IntakeCalls.submit(key, composed);

        assertThat(IntakeCalls.submit(key, decomposed).<String>path("requestId"))
                .isEqualTo(first.path("requestId"));
    }

    private String personRefAfter(Map<String, Object> body) {
        return database.texts("SELECT person_ref FROM request WHERE request_id = '" + acceptedId(body) + "'")
                .getFirst();
    }

    private String contactRefAfter(Map<String, Object> body) {
        UUID requestId = UUID.fromString(acceptedId(body));
        await().until(() -> !topics.written(requestId).isEmpty());
        String contactRef = topics.written(requestId)
                .getFirst()
                .data(json)
                .path("contactRef")
                .textValue();
        assertThat(contactRef).isNotNull();
        return contactRef;
    }

    private static String acceptedId(Map<String, Object> body) {
        return IntakeCalls.submit(IntakeCalls.newKey(), body)
                .then()
                .statusCode(201)
                .extract()
                .path("requestId");
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = threads.invokeAll(
                    IntStream.range(0, AT_ONCE).mapToObj(i -> call).toList());
            return running.stream().map(Future::resultNow).toList();
        }
    }
}
