package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a submission is said by its own problem, with the field; and nothing of it is kept. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class BadSubmissionIT {

    private static final String GERMANY = "?country=DE";

    private final SampleSubmission sample = new SampleSubmission();

    private Map<String, Long> before;

    @Inject
    IntakeDatabase database;

    @BeforeEach
    void count() {
        before = database.rowCounts();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(database.rowCounts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"language\":}", "{\"language\":\"de\",\"language\""})
    void whatIsNotJsonOfTheExpectedFormIsMalformed(String body) {
        assertProblem(send(GERMANY, body), 400, "malformed-json", null);
    }

    @Test
    void anUnknownPropertyIsRefusedByName() {
        Map<String, Object> body = sample.body();
        body.put("birthday", "1990-01-01");

        assertProblem(send(GERMANY, body), 400, "malformed-json", "birthday");
    }

    @Test
    void anUnknownRightIsRefusedByItsPlace() {
        Map<String, Object> body = sample.body();
        body.put("rights", List.of(Map.of("right", "ACCESS"), Map.of("right", "FLYING")));

        assertProblem(send(GERMANY, body), 400, "malformed-json", "rights[1].right");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        Response response = given().contentType("text/plain")
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body("hello")
                .post(IntakeCalls.REQUESTS + GERMANY);

        assertProblem(response, 415, "unsupported-media-type", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?country=", "?country=de", "?country=XX", "?country=DEU", "?country=%00"})
    void aCountryThatIsNoneIsUnknown(String query) {
        assertProblem(send(query, sample.body()), 422, "country-unknown", "country");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN", "RU", "US", "BR", "CN"})
    void aCountryOfAnotherCellIsSentThereBeforeTheBodyIsRead(String country) {
        Response response = send("?country=" + country, "{ this is never read");

        assertProblem(response, 421, "wrong-cell", null);
        assertThat(response.<String>path("detail")).containsPattern("cell (IN|RU|SG)");
        assertThat(response.<String>path("baseUrl")).matches("https://(in|ru|sg).privacy.example.org");
    }

    @Test
    void aRegionThatCannotBeOneIsRefused() {
        assertProblem(send("?country=DE&region=bavaria", sample.body()), 422, "validation-failed", "region");
    }

    @Test
    void aMissingIdempotencyKeyIsNamed() {
        Response response =
                given().contentType("application/json").body(sample.body()).post(IntakeCalls.REQUESTS + GERMANY);

        assertProblem(response, 400, "idempotency-key-missing", "Idempotency-Key");
    }

    @ParameterizedTest
    @MethodSource("unusableKeys")
    void anIdempotencyKeyThatIsTooLongOrUnprintableIsNamed(String key) {
        Response response = given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(sample.body())
                .post(IntakeCalls.REQUESTS + GERMANY);

        assertProblem(response, 400, "idempotency-key-missing", "Idempotency-Key");
    }

    static Stream<String> unusableKeys() {
        return Stream.of("", "k".repeat(256), "tab\there");
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void aFieldThatIsNotAcceptableIsNamed(String field, Consumer<Map<String, Object>> mistake) {
        Map<String, Object> body = sample.body();
        mistake.accept(body);

        Response response = send(GERMANY, body);

        assertProblem(response, 422, "validation-failed", field);
        assertThat(response.asString()).doesNotContain(sample.email(), sample.name(), sample.miId());
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                wrong("contact", body -> body.remove("contact")),
                wrong("contact.email", body -> contact(body).remove("email")),
                wrong("contact.email", body -> contact(body).put("email", "nobody")),
                wrong("contact.email", body -> contact(body).put("email", "a@b@example.org")),
                wrong("contact.email", body -> contact(body).put("email", "a@example.org\r\nBcc: b@example.org")),
                wrong("contact.email", body -> contact(body).put("email", "a".repeat(65) + "@example.org")),
                wrong("contact.email", body -> contact(body).put("email", "a@" + "b.".repeat(123) + "bcdefgh")),
                wrong("contact.email", body -> contact(body).put("email", "a@" + "\u00fc".repeat(60) + ".example")),
                wrong("contact.email", body -> contact(body).put("email", "\u202Ea@example.org")),
                wrong("contact.name", body -> contact(body).put("name", "n".repeat(201))),
                wrong("contact.name", body -> contact(body).put("name", "two\nlines")),
                wrong("contact.miId", body -> contact(body).put("miId", "12a")),
                wrong("contact.miId", body -> contact(body).put("miId", "1".repeat(21))),
                wrong("furtherInformation", body -> body.put("furtherInformation", "x".repeat(8001))),
                wrong("language", body -> body.remove("language")),
                wrong("language", body -> body.put("language", "not a language")),
                wrong("requesterKind", body -> body.remove("requesterKind")),
                wrong("policyVersion", body -> body.remove("policyVersion")),
                wrong("policyVersion", body -> body.put("policyVersion", "1999-01-01")),
                wrong("rights", body -> body.remove("rights")),
                wrong("rights", body -> body.put("rights", List.of())),
                wrong(
                        "rights",
                        body -> body.put("rights", List.of(Map.of("right", "ACCESS"), Map.of("right", "ACCESS")))),
                wrong("rights", body -> body.put("rights", Collections.nCopies(14, Map.of("right", "ACCESS")))),
                wrong("country", body -> body.put("country", "FR")),
                wrong("onBehalf", body -> body.put("requesterKind", "PARENT")),
                wrong("rights[0].details", body -> body.put("rights", List.of(Map.of("right", "ERASURE")))),
                wrong("rights[0].details.scope", body -> rights(body, "ERASURE", Map.of())),
                wrong("rights[0].details.services", body -> rights(body, "ERASURE", Map.of("scope", "SERVICE"))),
                wrong(
                        "rights[0].details.fields[0].after",
                        body -> rights(body, "RECTIFICATION", Map.of("fields", List.of(Map.of("field", "street"))))));
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        Map<String, Object> body = sample.body();
        body.put("requesterKind", "PARENT");
        body.put("policyVersion", "1999-01-01");
        contact(body).remove("email");
        contact(body).put("miId", "12a");
        body.put(
                "rights",
                List.of(
                        Map.of("right", "OBJECTION", "details", Map.of("processing", "profiling")),
                        Map.of("right", "RECTIFICATION", "details", Map.of("fields", List.of(Map.of()))),
                        Map.of("right", "QUESTION")));

        Response response = send(GERMANY, body);

        assertProblem(response, 422, "validation-failed", null);
        assertThat(response.<List<String>>path("errors.field"))
                .containsExactly(
                        "contact.email",
                        "contact.miId",
                        "onBehalf",
                        "onBehalf.ground",
                        "onBehalf.subject",
                        "onBehalf.subject.name",
                        "policyVersion",
                        "rights[0].details.grounds",
                        "rights[1].details.fields[0].after",
                        "rights[1].details.fields[0].field",
                        "rights[2].details",
                        "rights[2].details.question");
    }

    @Test
    void nullsWhereObjectsBelongAreNamedAndBreakNothing() {
        String body = """
                {"language":"de","requesterKind":"SELF","contact":{"email":"a@example.org"},"policyVersion":"2024-12-16",
                 "rights":[null,{"right":"RECTIFICATION","details":{"fields":[null]}},{"right":"ERASURE","details":null}]}
                """;

        Response response = send(GERMANY, body);

        assertProblem(response, 422, "validation-failed", "rights[0]");
        assertThat(response.<List<String>>path("errors.field"))
                .contains("rights[1].details.fields[0]", "rights[2].details");
    }

    /** JSON escapes: NUL, bell, escape, delete, a C1 control, bidi override and isolate, both halves of a pair. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000", "\\u0007", "\\u001b", "\\u007f", "\\u0085", "\\u202e", "\\u2066", "\\ud800", "\\udc00",
            })
    void whatShowsOtherwiseThanItIsStoredIsRefused(String escape) {
        for (String field : List.of("name", "email", "miId")) {
            Map<String, Object> contact = new TreeMap<>(Map.of("email", "a@example.org"));
            contact.put(field, "aHEREb@example.org");
            assertProblem(
                    send(GERMANY, written("contact", contact, escape)), 422, "validation-failed", "contact." + field);
        }
        assertProblem(
                send(GERMANY, written("furtherInformation", "aHEREb", escape)),
                422,
                "validation-failed",
                "furtherInformation");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        byte[] body = written("furtherInformation", "aHEREb", "?").getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xC3;

        Response response = given().contentType("application/json")
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body(body)
                .post(IntakeCalls.REQUESTS + GERMANY);

        assertProblem(response, 400, "malformed-json", null);
    }

    @Test
    void deepNestingIsMalformedAndALargeBodyIsRefusedUnread() {
        assertProblem(
                send(GERMANY, "{\"rights\":" + "[".repeat(1000) + "]".repeat(1000) + "}"), 400, "malformed-json", null);
        assertProblem(send(GERMANY, "{".repeat(300_000)), 413, "payload-too-large", null);
    }

    /** The sample with one value, in whose text HERE stands for an escape that a JSON library would not write. */
    private String written(String field, Object value, String escape) {
        Map<String, Object> body = sample.body();
        body.put(field, value);
        try {
            return new ObjectMapper().writeValueAsString(body).replace("HERE", escape);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"right\":null}", "{\"right\":\"access\"}", "{\"right\":7}"})
    void aRightThatIsNoneIsRefusedByItsPlace(String right) {
        assertProblem(
                send(GERMANY, "{\"language\":\"de\",\"rights\":[" + right + "]}"),
                400,
                "malformed-json",
                "rights[0].right");
    }

    private static void rights(Map<String, Object> body, String right, Map<String, Object> details) {
        body.put("rights", List.of(Map.of("right", right, "details", details)));
    }

    private static Arguments wrong(String field, Consumer<Map<String, Object>> mistake) {
        return Arguments.of(field, mistake);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> contact(Map<String, Object> body) {
        return (Map<String, Object>) body.get("contact");
    }

    private static Response send(String query, Object body) {
        RequestSpecification request =
                given().contentType("application/json").header("Idempotency-Key", IntakeCalls.newKey());
        return request.body(body).post(IntakeCalls.REQUESTS + query);
    }

    private static void assertProblem(Response response, int status, String slug, String field) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
        if (field != null) {
            assertThat(response.<List<String>>path("errors.field")).contains(field);
        }
    }
}
