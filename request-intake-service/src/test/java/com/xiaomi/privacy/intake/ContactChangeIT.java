package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.access.IdentityProofs;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody wants to be written to elsewhere. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ContactChangeIT {

    private final SampleSubmission sample = new SampleSubmission();
    private final BrowserSession browser = BrowserSession.begin();
    private final String newEmail = "new." + UUID.randomUUID() + "@example.org";

    @Inject
    IntakeDatabase database;

    @Inject
    IntakeTopics topics;

    @Inject
    ObjectMapper json;

    @Inject
    AccessConfig access;

    @Inject
    IdentityProofs proofs;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aNewContactCountsOnceItIsConfirmedFromThereAndTheFormerOneIsTold() {
        Accepted request = IntakeCalls.accepted(sample);
        ask(request, newEmail).statusCode(202);
        String change = changeOf(request);

        assertThat(contactOf(request)).isEqualTo(sample.email());
        String token = message(request, change)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("email", equalTo(newEmail))
                .extract()
                .path("token");
        confirm(request, token).statusCode(204);

        assertThat(contactOf(request)).isEqualTo(newEmail);
        message(request, change)
                .statusCode(200)
                .body("email", equalTo(sample.email()))
                .body("token", nullValue());
        request.asRequester()
                .get(request.path(""))
                .then()
                .statusCode(200)
                .body("timeline.code", hasItem("CONTACT_CHANGED"));
        assertThat(topics.written(request.requestId()).toString())
                .contains("contact-change-asked", "contact-changed")
                .doesNotContain(newEmail, token);
        confirm(request, token).statusCode(410);
    }

    @Test
    void nobodysMailboxIsFloodedWithQuestionsFromManyRequests() {
        for (int i = 0; i < 5; i++) {
            ask(IntakeCalls.accepted(new SampleSubmission()), newEmail).statusCode(202);
        }

        ask(IntakeCalls.accepted(sample), newEmail.toUpperCase(Locale.ROOT))
                .statusCode(429)
                .body("type", endsWith(":rate-limited"));
    }

    @Test
    void codesAreCountedForTheNewMailboxFromThenOn() {
        Accepted request = IntakeCalls.accepted(sample);
        ask(request, newEmail).statusCode(202);
        confirm(request, tokenOf(request)).statusCode(204);

        await().until(() -> contactRefs(request).size() == 2);
        assertThat(contactRefs(request)).doesNotContainNull().doesNotHaveDuplicates();
    }

    private List<String> contactRefs(Accepted request) {
        return topics.written(request.requestId()).stream()
                .map(event -> event.data(json).path("contactRef"))
                .filter(member -> !member.isMissingNode())
                .map(JsonNode::textValue)
                .toList();
    }

    @Test
    void staffFindThePersonByTheNewAddressAndByTheFormerOne() {
        Accepted request = IntakeCalls.accepted(sample);
        ask(request, newEmail).statusCode(202);
        confirm(request, tokenOf(request)).statusCode(204);

        assertThat(found(newEmail)).isEqualTo(found(sample.email())).hasSize(1);
    }

    @Test
    void withoutAFreshProofForThisPurposeInThisBrowserNothingIsAsked() {
        Accepted request = IntakeCalls.accepted(sample);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());
        String download = proof(request, VerificationPurpose.PACKAGE_DOWNLOAD);
        String ofOther = proof(other, VerificationPurpose.CONTACT_CHANGE);
        String right = proof(request, VerificationPurpose.CONTACT_CHANGE);

        for (ValidatableResponse refused : List.of(
                asked(request, null, browser, newEmail),
                asked(request, download, browser, newEmail),
                asked(request, ofOther, browser, newEmail),
                asked(request, right, BrowserSession.begin(), newEmail))) {
            refused.statusCode(403).body("type", endsWith(":fresh-proof-required"));
        }
        given().contentType("application/json")
                .body(Map.of("email", newEmail))
                .post(request.path("/contact"))
                .then()
                .statusCode(401);
        assertThat(changes(request)).isEmpty();
    }

    @Test
    void whoReadsTheNewMailboxCannotConfirmWithoutThePass() {
        Accepted request = IntakeCalls.accepted(sample);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());
        ask(request, newEmail).statusCode(202);
        String token = tokenOf(request);

        confirmation(given(), request, token).statusCode(401);
        confirmation(other.asRequester(), request, token).statusCode(404);
        confirm(other, token).statusCode(410);

        assertThat(contactOf(request)).isEqualTo(sample.email());
    }

    @Test
    void aLaterAskVoidsTheEarlierAndAnExpiredOneChangesNothing() throws SQLException {
        Accepted request = IntakeCalls.accepted(sample);
        ask(request, newEmail).statusCode(202);
        String earlier = changeOf(request);
        String earlierToken = tokenOf(request);
        ask(request, "newer." + newEmail).statusCode(202);
        String token = tokenOf(request);

        confirm(request, earlierToken).statusCode(410);
        message(request, earlier).statusCode(410).body("type", endsWith(":access-link-expired"));
        execute("UPDATE contact_change SET kept_until = now() WHERE request_id = '" + request.requestId() + "'");
        confirm(request, token).statusCode(410);
        message(request, changeOf(request)).statusCode(410);

        assertThat(contactOf(request)).isEqualTo(sample.email());
    }

    @Test
    void linksThatWentToTheFormerContactOpenNothingAnyMore() throws SQLException {
        Accepted request = IntakeCalls.accepted(sample);
        execute("INSERT INTO access_link VALUES ('" + UUID.randomUUID() + "', '" + request.requestId()
                + "', sha256('link'), now(), now() + interval '1 day')");
        ask(request, newEmail).statusCode(202);
        confirm(request, tokenOf(request)).statusCode(204);

        assertThat(IntakeCalls.tradePass(request.reference(), "link").statusCode())
                .isEqualTo(401);
        assertThat(IntakeCalls.tradePass(request.reference(), request.trackingToken())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePresentContactAndWhatIsNoAddressAreRefused() {
        Accepted request = IntakeCalls.accepted(sample);

        ask(request, sample.email().replace("@example", "@EXAMPLE"))
                .statusCode(422)
                .body("errors[0].field", equalTo("email"))
                .body("errors[0].message", containsString("already"));
        for (String bad :
                List.of("", "nobody", "a@b\r\nBcc: c@d", "a".repeat(320) + "@example.org", "\u202Ea@example.org")) {
            ask(request, bad).statusCode(422).body("errors[0].field", equalTo("email"));
        }
        assertThat(changes(request)).isEmpty();
    }

    @Test
    void onlyNotificationLearnsWhereTheMessageGoes() {
        Accepted request = IntakeCalls.accepted(sample);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());
        ask(request, newEmail).statusCode(202);
        String change = changeOf(request);

        IntakeCalls.asService(access, "case-workflow-service")
                .get(path(request, change))
                .then()
                .statusCode(403);
        request.asRequester().get(path(request, change)).then().statusCode(403);
        message(other, change).statusCode(410);
    }

    private ValidatableResponse ask(Accepted request, String email) {
        return asked(request, proof(request, VerificationPurpose.CONTACT_CHANGE), browser, email);
    }

    private static ValidatableResponse asked(Accepted request, String proof, BrowserSession session, String email) {
        return request.asRequester()
                .headers(proof == null ? Map.of() : Map.of(IdentityProofs.HEADER, proof))
                .cookie(BrowserSession.COOKIE_WITHOUT_TLS, session.cookie(false).getValue())
                .contentType("application/json")
                .body(Map.of("email", email))
                .post(request.path("/contact"))
                .then();
    }

    private String proof(Accepted request, VerificationPurpose purpose) {
        return proofs.issue(request.requestId(), purpose, browser.hash()).token();
    }

    private ValidatableResponse confirm(Accepted request, String token) {
        return confirmation(request.asRequester(), request, token);
    }

    private static ValidatableResponse confirmation(RequestSpecification caller, Accepted request, String token) {
        return caller.contentType("application/json")
                .body(Map.of("token", token))
                .post(request.path("/contact/confirmation"))
                .then();
    }

    private String tokenOf(Accepted request) {
        return message(request, changeOf(request)).statusCode(200).extract().path("token");
    }

    private ValidatableResponse message(Accepted request, String change) {
        return IntakeCalls.asService(access, "notification-service")
                .get(path(request, change))
                .then();
    }

    private static String path(Accepted request, String change) {
        return "/internal/requests/" + request.requestId() + "/contact-changes/" + change + "?purpose=NOTIFICATION";
    }

    private String contactOf(Accepted request) {
        return IntakeCalls.asService(access, "notification-service")
                .get("/internal/requests/" + request.requestId() + "/contact?purpose=NOTIFICATION")
                .then()
                .statusCode(200)
                .extract()
                .path("email");
    }

    private List<String> found(String email) {
        return IntakeCalls.asService(access, "case-workflow-service")
                .contentType("application/json")
                .body(Map.of("email", email))
                .post("/internal/person-refs?purpose=SEARCH")
                .then()
                .statusCode(200)
                .extract()
                .path("personRefs");
    }

    private String changeOf(Accepted request) {
        return changes(request).getFirst();
    }

    private List<String> changes(Accepted request) {
        return database.texts(
                "SELECT contact_change_id FROM contact_change WHERE request_id = '" + request.requestId() + "'");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
