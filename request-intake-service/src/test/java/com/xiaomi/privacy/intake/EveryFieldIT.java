package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of a submission, with everything that can be wrong about it: refused with a problem that names the place, and
 * nothing is stored. The document holds all rights, so that a new field is tested without being listed here.
 */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class EveryFieldIT {

    /** Without these a submission is complete. */
    private static final Set<String> OPTIONAL = Set.of(
            "contact.miId",
            "contact.name",
            "furtherInformation",
            "onBehalf.organisation",
            "onBehalf.subject.email",
            "onBehalf.subject.miId",
            "rights[0].details.extraCopy",
            "rights[0].details.from",
            "rights[0].details.services[0]",
            "rights[0].details.to",
            "rights[1].details.evidence",
            "rights[1].details.fields[0].before",
            "rights[2].details.accountCancellation",
            "rights[2].details.reason",
            "rights[3].details.directMarketing",
            "rights[3].details.grounds",
            "rights[3].details.processing",
            "rights[4].details.explanation",
            "rights[4].details.startsOn",
            "rights[5].details.controller.website",
            "rights[5].details.services[0]",
            "rights[9].details.earlierReference",
            "rights[10].details.sale",
            "rights[10].details.sharing",
            "rights[10].details.targetedAdvertising",
            "rights[11].details.decidedOn",
            "rights[11].details.viewpoint",
            "rights[12].details.nominee.email",
            "rights[12].details.nominee.phone",
            "rights[12].details.nominee.relationship");

    private static final Pattern CHOICE_OR_DATE = Pattern.compile("[A-Z_]{4,}|\\d{4}-\\d{2}-\\d{2}");

    private final SampleSubmission sample = new SampleSubmission();
    private Map<String, Object> complete;
    private Map<String, Long> before;

    @Inject
    IntakeDatabase database;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void count() {
        complete = sample.bodyOnBehalf("AGENT", "LAWYER");
        complete.put("rights", sample.allRights());
        before = database.rowCounts();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(database.rowCounts()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aValueThatCannotStandInAnyFieldIsRefusedByItsPlace(String mistake, Function<Object, Object> change) {
        SoftAssertions all = new SoftAssertions();
        for (Leaf leaf : Leaf.of(complete)) {
            Object changed = change.apply(leaf.value());
            if (!isReadAs(leaf.value(), changed)) {
                refused(all, leaf, send(leaf.replacedIn(complete, changed)));
            }
        }
        all.assertAll();
    }

    /** Choices and dates are read without what surrounds them, so a control character there does no harm. */
    private static boolean isReadAs(Object value, Object changed) {
        return CHOICE_OR_DATE.matcher(value.toString()).matches()
                && changed.toString().trim().equals(value.toString());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("an object", value -> Map.of("a", 1)),
                mistake("a list", value -> List.of(value)),
                mistake("a number", value -> 7),
                mistake("an empty text", value -> ""),
                mistake("white space", value -> " \t "),
                mistake("a text far too long", value -> "x".repeat(10_000)),
                mistake("NUL", value -> value + "\u0000"),
                mistake("a bell", value -> "\u0007" + value),
                mistake("half a character", value -> value + "\ud83d"),
                mistake("halves in the wrong order", value -> "\ude00\ud83d" + value),
                mistake("a change of direction", value -> "\u202e" + value),
                mistake("an isolated direction", value -> value + "\u2066"));
    }

    @Test
    void aMandatoryFieldThatIsMissingOrNullIsNamed() {
        SoftAssertions all = new SoftAssertions();
        for (Leaf leaf : Leaf.of(complete)) {
            if (!OPTIONAL.contains(leaf.path())) {
                refused(all, leaf, send(leaf.removedFrom(complete)));
                refused(all, leaf, send(leaf.replacedIn(complete, null)));
            }
        }
        all.assertAll();
    }

    @Test
    void aPropertyGivenTwiceIsRefused() throws IOException {
        String body = json.writeValueAsString(complete);
        for (String property : List.of("language", "email", "right", "scope", "after", "subject")) {
            String twice =
                    body.replaceFirst("\"" + property + "\":", "\"" + property + "\":\"x\",\"" + property + "\":");
            assertThat(twice).isNotEqualTo(body);
            assertProblem(send(twice), 400);
        }
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertProblem(send("{\"language\":" + deep + "}"), 400);
        assertProblem(send(deep), 400);
        assertProblem(send("{\"rights\":".repeat(3_000) + "1" + "}".repeat(3_000)), 400);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        byte[] body = json.writeValueAsBytes(complete);
        int inLanguage = new String(body, StandardCharsets.ISO_8859_1).indexOf("\"language\":\"") + 12;
        for (int[] wrong :
                new int[][] {{0xFF}, {0xC3, 0x28}, {0xED, 0xA0, 0x80}, {0xC0, 0xAF}, {0xF5, 0x80, 0x80, 0x80}}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(body, 0, inLanguage);
            for (int value : wrong) {
                bytes.write(value);
            }
            bytes.write(body, inLanguage, body.length - inLanguage);
            Response response = given().contentType("application/json")
                    .header("Idempotency-Key", IntakeCalls.newKey())
                    .body(bytes.toByteArray())
                    .post(IntakeCalls.REQUESTS + "?country=DE");
            assertThat(response.statusCode())
                    .as("%s: %s", wrong, response.asString())
                    .isIn(400, 422);
        }
    }

    private static Arguments mistake(String name, Function<Object, Object> change) {
        return Arguments.of(name, change);
    }

    private static void refused(SoftAssertions all, Leaf leaf, Response response) {
        all.assertThat(response.statusCode())
                .as("%s: %s", leaf.path(), response.asString())
                .isIn(400, 422);
        all.assertThat(response.contentType()).as(leaf.path()).startsWith("application/problem+json");
        List<String> named = response.path("errors.field");
        all.assertThat(named)
                .as("%s: %s", leaf.path(), response.asString())
                .anyMatch(field -> covers(field, leaf.path()));
    }

    /** Names the place itself or what it stands in: a discriminator that is wrong makes its whole object unreadable. */
    private static boolean covers(String named, String path) {
        return path.startsWith(named) || named.startsWith(path) || path.endsWith(".right");
    }

    private static void assertProblem(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    private Response send(Object body) {
        return send(IntakeCalls.written(json, body));
    }

    private static Response send(String body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body(body)
                .post(IntakeCalls.REQUESTS + "?country=DE");
    }
}
