package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Staff register what came by letter, e-mail or telephone; far back only with a second person. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class RegistrationIT {

    private static final String AGENT = "agent.anna";
    private static final String COLLEAGUE = "dpo.dora";
    private static final String REGISTRATIONS = IntakeCalls.REQUESTS + "/registrations";

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    AccessConfig access;

    @Inject
    IntakeDatabase database;

    @Inject
    IntakeTopics topics;

    @Inject
    AuditTrail auditTrail;

    @Inject
    ObjectMapper json;

    @Test
    void aLetterOfYesterdayIsOpenAtOnceAndTheLawCountsFromYesterday() {
        Instant yesterday = daysAgo(1);

        Response answer = register(letter(yesterday));

        answer.then().statusCode(201).body("receivedAt", equalTo(yesterday.toString()));
        UUID requestId = UUID.fromString(answer.path("requestId"));
        await().until(() -> topics.written(requestId).size() == 1);
        assertThat(topics.written(requestId)
                        .getFirst()
                        .data(json)
                        .path("receivedAt")
                        .textValue())
                .isEqualTo(yesterday.toString());
        assertThat(auditTrail.entries(requestId).getFirst().content())
                .contains("request.registered", "staff:", "LETTER")
                .doesNotContain(sample.name());
    }

    @Test
    void whoGaveOnlyAPostalAddressIsReachedThere() {
        Map<String, Object> body = letter(daysAgo(1));
        body.put(
                "contact",
                Map.of("name", sample.name(), "address", Map.of("lines", List.of(sample.words("Weg 1"), "DE"))));

        Response answer = register(body);

        answer.then().statusCode(201);
        IntakeCalls.asService(access, "notification-service")
                .get("/internal/requests/" + answer.path("requestId") + "/contact?purpose=NOTIFICATION")
                .then()
                .statusCode(200)
                .body("email", nullValue())
                .body("addressLines", contains(sample.words("Weg 1"), "DE"));
    }

    @Test
    void whoIsReachedByLettersOnlyOpensTheirRequestByALinkOnPaper() {
        Map<String, Object> body = letter(daysAgo(1));
        body.put(
                "contact",
                Map.of("name", sample.name(), "address", Map.of("lines", List.of(sample.words("Weg 1"), "DE"))));
        Response registered = register(body).then().statusCode(201).extract().response();
        String path = "/internal/requests/" + registered.path("requestId") + "/access-links/" + Ids.next()
                + "?purpose=NOTIFICATION";

        Response link = IntakeCalls.asService(access, "notification-service").put(path);

        assertThat(link.statusCode()).as(link.asString()).isEqualTo(200);
        assertThat(Instant.parse(link.path("validUntil")))
                .isBetween(Instant.now().plus(9, ChronoUnit.DAYS), Instant.now().plus(10, ChronoUnit.DAYS));
        IntakeCalls.asService(access, "notification-service")
                .put(path)
                .then()
                .statusCode(200)
                .body("token", equalTo(link.path("token")))
                .body("validUntil", equalTo(link.path("validUntil")));
        assertThat(IntakeCalls.tradePass(registered.path("reference"), link.path("token"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(auditTrail.entries(UUID.fromString(registered.path("requestId"))))
                .extracting(AuditTrail.RecordedEntry::content)
                .filteredOn(content -> content.contains("request.access-link-issued"))
                .hasSize(1);
        IntakeCalls.asService(access, "case-workflow-service").put(path).then().statusCode(403);
    }

    @Test
    void whoHasAnEmailAddressGetsNoLinkOnPaper() {
        Response registered =
                register(letter(daysAgo(1))).then().statusCode(201).extract().response();

        IntakeCalls.asService(access, "notification-service")
                .put("/internal/requests/" + registered.path("requestId") + "/access-links/" + Ids.next()
                        + "?purpose=NOTIFICATION")
                .then()
                .statusCode(410);
    }

    @Test
    void farBackItWaitsForASecondPersonAndIsThenOpenFromItsTrueReceipt() {
        Instant longAgo = daysAgo(20);
        Map<String, Object> body = letter(longAgo);
        body.put("backdatingReason", sample.words("lay in another department"));

        Response waiting = register(body);

        waiting.then().statusCode(202);
        String id = waiting.path("registrationId");
        assertThat(requests(id)).isZero();
        staff(COLLEAGUE).get(REGISTRATIONS).then().statusCode(200).body("registrationId", hasItem(id));
        staff(COLLEAGUE)
                .get(REGISTRATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("contact.name", equalTo(sample.name()))
                .body("backdatingReason", equalTo(sample.words("lay in another department")));

        staff(COLLEAGUE)
                .post(REGISTRATIONS + "/" + id + "/confirmation")
                .then()
                .statusCode(201)
                .body("requestId", equalTo(id))
                .body("receivedAt", equalTo(longAgo.toString()));

        assertThat(requests(id)).isEqualTo(1);
        staff(COLLEAGUE).get(REGISTRATIONS).then().body("registrationId", not(hasItem(id)));
        problem(staff(COLLEAGUE).post(REGISTRATIONS + "/" + id + "/confirmation"), 409, "registration-settled");
        problem(staff(COLLEAGUE).get(REGISTRATIONS + "/" + id), 404, "not-found");
        assertThat(auditTrail.firstBadEntry(UUID.fromString(id))).isEmpty();
    }

    @Test
    void whoWroteItDownIsNoSecondPerson() {
        String id = waiting();

        problem(staff(AGENT).post(REGISTRATIONS + "/" + id + "/confirmation"), 409, "second-person-required");
        problem(staff(AGENT).post(REGISTRATIONS + "/" + id + "/rejection"), 409, "second-person-required");

        assertThat(requests(id)).isZero();
    }

    @Test
    void theDatabaseItselfWantsTwoPeople() {
        String id = waiting();

        assertThat(database.refuses("UPDATE registration SET state = 'CONFIRMED', document = NULL, settled_at = now(),"
                        + " settled_by = registered_by WHERE registration_id = '" + id + "'"))
                .contains("registration_settled_by_another");
        String opened = register(letter(daysAgo(1))).path("requestId");
        assertThat(database.refuses("UPDATE request SET received_at = received_at - interval '9 days'"
                        + " WHERE request_id = '" + opened + "'"))
                .contains("request_backdating_confirmed");
    }

    @Test
    void whatIsRejectedIsForgotten() {
        String id = waiting();

        staff(COLLEAGUE).post(REGISTRATIONS + "/" + id + "/rejection").then().statusCode(204);

        assertThat(requests(id)).isZero();
        assertThat(database.count(
                        "SELECT count(*) FROM registration WHERE document IS NULL AND registration_id = '" + id + "'"))
                .isEqualTo(1);
        problem(staff(COLLEAGUE).post(REGISTRATIONS + "/" + id + "/confirmation"), 409, "registration-settled");
    }

    @Test
    void repeatedWithTheSameKeyItIsRegisteredOnce() {
        String key = IntakeCalls.newKey();
        Map<String, Object> now = letter(daysAgo(4));
        Map<String, Object> far = letter(daysAgo(9));
        far.put("backdatingReason", "found late");

        Response first = register(key, now);
        Response waits = register(key + "far", far);

        assertThat(register(key, now).<String>path("requestId")).isEqualTo(first.path("requestId"));
        assertThat(register(key + "far", far).<String>path("registrationId")).isEqualTo(waits.path("registrationId"));
        far.put("language", "fr");
        problem(register(key + "far", far), 422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatDoesNotFitIsNamedAndNothingIsStored(String field, String property, Object value, String problem) {
        Map<String, Long> before = database.rowCounts();
        Map<String, Object> body = letter(daysAgo(1));
        body.put(property, value);

        Response response = register(body);

        problem(response, 422, problem);
        assertThat(response.<List<String>>path("errors.field")).contains(field);
        assertThat(database.rowCounts()).isEqualTo(before);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "receivedAt",
                        "receivedAt",
                        Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                        "receipt-in-future"),
                Arguments.of("receivedAt", "receivedAt", "1999-01-01T00:00:00Z", "validation-failed"),
                Arguments.of("backdatingReason", "receivedAt", daysAgo(6).toString(), "receipt-back-dated"),
                Arguments.of("channel", "channel", "PORTAL", "validation-failed"),
                Arguments.of("contact.address", "contact", Map.of("name", "Erika"), "validation-failed"),
                Arguments.of(
                        "contact.name",
                        "contact",
                        Map.of("address", Map.of("lines", List.of("Weg 1"))),
                        "validation-failed"),
                Arguments.of(
                        "contact.address.lines",
                        "contact",
                        Map.of("name", "E", "address", Map.of("lines", List.of())),
                        "validation-failed"),
                Arguments.of("rights[0].details", "rights", List.of(Map.of("right", "ERASURE")), "validation-failed"));
    }

    @Test
    void onlyHumansOfThePrivacyTeamRegister() {
        Map<String, Object> body = letter(daysAgo(1));

        problem(
                IntakeCalls.asService(access, "case-workflow-service")
                        .contentType("application/json")
                        .header("Idempotency-Key", IntakeCalls.newKey())
                        .body(body)
                        .post(REGISTRATIONS + "?country=DE"),
                403,
                "not-allowed");
        problem(staff("auditor.aldo").get(REGISTRATIONS), 403, "not-allowed");
        problem(IntakeCalls.accepted(sample).asRequester().get(REGISTRATIONS), 403, "not-allowed");
    }

    private String waiting() {
        Map<String, Object> body = letter(daysAgo(9));
        body.put("backdatingReason", "found late");
        return register(body).then().statusCode(202).extract().path("registrationId");
    }

    private Map<String, Object> letter(Instant receivedAt) {
        Map<String, Object> body = new TreeMap<>(sample.body());
        body.remove("policyVersion");
        body.put("channel", "LETTER");
        body.put("receivedAt", receivedAt.toString());
        return body;
    }

    private Response register(Map<String, Object> body) {
        return register(IntakeCalls.newKey(), body);
    }

    private Response register(String key, Map<String, Object> body) {
        return staff(AGENT)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(REGISTRATIONS + "?country=DE");
    }

    private RequestSpecification staff(String user) {
        return IntakeCalls.asStaff(access, user);
    }

    private long requests(String id) {
        return database.count("SELECT count(*) FROM request WHERE request_id = '" + id + "'");
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void problem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
    }
}
