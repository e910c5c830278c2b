package com.xiaomi.privacy.intake.drp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.intake.IntakeDatabase;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of what agents send; nothing of it is kept. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(DrpPartners.class)
class BadDrpMessageIT {

    @Inject
    IntakeDatabase database;

    private final DrpExerciseDocument document = new DrpExerciseDocument("ALICE_AGENT", "deletion");
    private String token;
    private Map<String, Long> before;

    @BeforeEach
    void count() {
        token = DrpSender.ALICE.newToken();
        before = database.rowCounts();
    }

    @AfterEach
    void nothingIsKept() {
        assertThat(database.rowCounts()).isEqualTo(before);
    }

    @Test
    void aMessageThatAnotherAgentHasSigned() {
        refused(DrpSender.exercise(token, DrpSender.BOB.signed(document.text())), 403, "signature");
    }

    @Test
    void aDocumentThatWasChangedBehindItsSignature() {
        byte[] message = Base64.getDecoder().decode(DrpSender.ALICE.signed(document.text()));
        message[message.length - 10] ^= 1;

        refused(DrpSender.exercise(token, Base64.getEncoder().encodeToString(message)), 403, "signature");
    }

    @Test
    void jsonThatIsNotSignedAtAll() {
        refused(DrpSender.exercise(token, document.text()), 400, "base64");
        refused(
                DrpSender.exercise(
                        token,
                        Base64.getEncoder().encodeToString(document.text().getBytes(StandardCharsets.UTF_8))),
                403,
                "signature");
        refused(DrpSender.exercise(token, ""), 400, "base64");
    }

    @Test
    void signedBytesThatAreNoJson() {
        refused(DrpSender.exercise(token, DrpSender.ALICE.signed("no JSON")), 400, "JSON");
        refused(DrpSender.exercise(token, DrpSender.ALICE.signed("null")), 400, "JSON");
        refused(DrpSender.exercise(token, DrpSender.ALICE.signed("{\"a\":1,\"a\":2}")), 400, "JSON");
    }

    @Test
    void withoutATokenOrWithOneThatNobodyHas() {
        refused(
                given().contentType("text/plain")
                        .body(DrpSender.ALICE.signed(document.text()))
                        .post(DrpSender.BASE + "/data-rights-request"),
                401,
                "Bearer");
        refused(DrpSender.exercise("invented", DrpSender.ALICE.signed(document.text())), 401, "Bearer");
    }

    @Test
    void aTokenOfBeforeTheLastOne() {
        String newer = DrpSender.ALICE.newToken();

        refused(DrpSender.exercise(token, DrpSender.ALICE.signed(document.text())), 401, "Bearer");
        given().header("Authorization", "Bearer " + newer)
                .get(DrpSender.BASE + "/agent/ALICE_AGENT")
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
        refused(given().header("Authorization", "Bearer " + newer).get(DrpSender.BASE + "/agent/BOB_AGENT"), 403, "");
    }

    @Test
    void aMessageThatHasExpiredIsFatal() {
        document.with("\"expires-at\": \"", "\"expires-at\": \"2026-01-01T00:00:00Z\", \"was\": \"");

        Response answer = DrpSender.exercise(token, DrpSender.ALICE.signed(document.text()));

        refused(answer, 400, "expired");
        answer.then().body("fatal", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"agent-id\": \"ALICE_AGENT\"     | \"agent-id\": \"BOB_AGENT\"         | 403 | agent-id",
                "\"EXAMPLE_BUSINESS\"              | \"ANOTHER_BUSINESS\"                | 403 | business-id",
                "\"issued-at\":  \"20              | \"issued-at\":  \"21                | 400 | issued-at",
                "\"issued-at\":                    | \"issued\":                         | 400 | issued-at",
                "\"drp.version\": \"1.0\"          | \"drp.version\": \"0.9\"            | 400 | drp.version",
                "\"exercise\": \"deletion\"        | \"exercise\": \"sale:opt-in\"       | 400 | Unsupported rights",
                "\"exercise\": \"deletion\"        | \"exercise\": \"deletion:all\"      | 400 | Unsupported rights",
                "\"regime\": \"ccpa\"              | \"regime\": \"gdpr\"                | 400 | regime",
                "\"country\": \"US\"               | \"country\": \"DE\"                 | 400 | eu.privacy.example.org",
                "\"country\": \"US\"               | \"country\": \"USA\"                | 400 | ISO 3166-1",
                "\"region\": \"CA\"                | \"region\": null                    | 400 | region",
                "\"email\": \"jane                 | \"mail\": \"jane                    | 400 | email",
                "@example.com\"                    | @example.com and more\"             | 400 | email",
            })
    void aMessageThatSaysSomethingElse(String present, String instead, int status, String message) {
        document.with(present, instead);

        refused(DrpSender.exercise(token, DrpSender.ALICE.signed(document.text())), status, message);
    }

    @Test
    void aMessageThatIsLargerThanAnyNeedsToBe() {
        DrpSender.exercise(token, "A".repeat(262_145)).then().statusCode(413).body("status", equalTo(413));
    }

    @Test
    void aTokenIsGivenToNobodyElseAndTheProtocolWantsNoWordAboutIt() {
        Instant now = Instant.now();

        for (String body : new String[] {
            DrpSender.BOB.signed(DrpSender.ALICE.setup(now)),
            DrpSender.ALICE.signed(DrpSender.BOB.setup(now)),
            DrpSender.ALICE.signed(DrpSender.ALICE.setup(now.minus(1, ChronoUnit.HOURS))),
            DrpSender.ALICE.signed(DrpSender.ALICE.setup(now).replace(DrpSender.BUSINESS, "ANOTHER_BUSINESS")),
            "no base64 at all!"
        }) {
            DrpSender.sendSetup("ALICE_AGENT", body).then().statusCode(403).body(emptyString());
        }
        DrpSender.sendSetup("NOBODY", DrpSender.ALICE.signed(DrpSender.ALICE.setup(now)))
                .then()
                .statusCode(403);
    }

    @Test
    void aSetupThatIsRepeatedGivesNoTokenAndLeavesTheFirstOneValid() {
        String setup = DrpSender.BOB.signed(DrpSender.BOB.setup(Instant.now()));
        String first = DrpSender.sendSetup("BOB_AGENT", setup).path("token");

        DrpSender.sendSetup("BOB_AGENT", setup).then().statusCode(403);

        given().header("Authorization", "Bearer " + first)
                .get(DrpSender.BASE + "/agent/BOB_AGENT")
                .then()
                .statusCode(200);
    }

    @Test
    void anAgentSeesAndTakesBackNoRequestOfAnother() {
        String requestId = DrpSender.exercise(token, DrpSender.ALICE.signed(document.text()))
                .path("request_id");
        before = database.rowCounts();
        String bobs = DrpSender.BOB.newToken();

        refused(DrpSender.status(bobs, requestId), 403, "No request of this agent");
        refused(DrpSender.status(bobs, UUID.randomUUID().toString()), 403, "No request of this agent");
        refused(DrpSender.BOB.revoke(bobs, requestId), 403, "No request of this agent");
        refused(DrpSender.BOB.revoke(token, requestId), 403, "signature");
        DrpSender.status(token, requestId).then().body("status", equalTo("open"));
    }

    private void refused(Response answer, int status, String message) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("code", equalTo(Integer.toString(status)))
                .body("message", containsString(message));
        assertThat(answer.asString()).doesNotContain(document.person);
    }
}
