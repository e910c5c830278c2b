package com.xiaomi.privacy.casework.disclosure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets personal data without a line in the log that says why, what, when, and who agreed. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class DisclosureLogIT {

    private static final String LOG = "/api/v1/disclosures";
    private static final String WHY = "The prosecutor asks for the orders of Erika Mustermann";

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void whatASystemIsGivenIsLoggedWithItsGroundAndWhoDecided() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.fetch(task, signIn.machine(Casework.CONNECTOR)).statusCode(200);

        JsonPath line = as(SignIn.AUDITOR)
                .get(LOG + "?limit=1000&from=" + clock.instant().minusSeconds(60))
                .jsonPath();

        String mine = "items.find { it.requestId == '%s' }".formatted(request.id());
        assertThat(line.getString(mine + ".recipientKind")).isEqualTo("DATA_SYSTEM");
        assertThat(line.getString(mine + ".legalBasis")).isEqualTo("LEGAL_OBLIGATION, GDPR (EU) 2016/679");
        assertThat(line.getString(mine + ".approvedBy")).isEqualTo("staff:" + signIn.sub(SignIn.AGENT));
        assertThat(line.getString(mine + ".state")).isEqualTo("MADE");
        assertThat(line.getString(mine + ".itemId")).isEqualTo(task.toString());
    }

    @Test
    void anAuthorityGetsSomethingWhenTwoPeopleAgree() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID id = propose(request, "key-1").statusCode(201).extract().jsonPath().getUUID("disclosureId");
        assertThat(propose(request, "key-1")
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getUUID("disclosureId"))
                .isEqualTo(id);
        made(id, clock.instant()).statusCode(409).body("type", equalTo(problem("disclosure-settled")));
        decide(id, SignIn.LEGAL, true).statusCode(409).body("type", equalTo(problem("second-person-required")));
        decide(id, SignIn.DPO, true)
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("disclosedAt", nullValue());
        decide(id, SignIn.DPO, true).statusCode(200);
        decide(id, SignIn.DPO, false).statusCode(409);
        made(id, clock.instant().plus(Duration.ofHours(1)))
                .statusCode(422)
                .body("errors.field", contains("disclosedAt"));

        clock.advance(Duration.ofMinutes(5));
        Instant at = clock.instant().minusSeconds(60);
        made(id, at).statusCode(200).body("state", equalTo("MADE"));
        made(id, at).statusCode(200);
        made(id, at.plusSeconds(1)).statusCode(409);

        as(SignIn.LEGAL)
                .get(LOG + "/" + id)
                .then()
                .statusCode(200)
                .body("reason", equalTo(WHY))
                .body("approvedBy", equalTo("staff:" + signIn.sub(SignIn.DPO)))
                .body("categories", contains("ACCOUNT", "ORDERS"));
        String csv = as(SignIn.AUDITOR)
                .accept("text/csv")
                .get(LOG + "?limit=1000&from=" + clock.instant().minus(Duration.ofHours(1)))
                .asString();
        assertThat(csv)
                .contains(id.toString(), "LAW_ENFORCEMENT", "ACCOUNT ORDERS")
                .doesNotContain("Mustermann");
        assertThat(casework.actions(request))
                .containsSubsequence(
                        "disclosure.proposed", "disclosure.approved", "disclosed.ordered-by-law", "disclosure.read");
        assertThat(casework.trail(request).toString()).doesNotContain("Mustermann");
        assertThat(database.everythingOf(request.id()).toString()).doesNotContain("Mustermann");
    }

    @Test
    void whatIsDeclinedNeverLeaves() {
        UUID id = propose(casework.inReview(Right.ACCESS), "key-1")
                .extract()
                .jsonPath()
                .getUUID("disclosureId");

        decide(id, SignIn.DPO, false).statusCode(200).body("state", equalTo("DECLINED"));

        made(id, clock.instant()).statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE disclosure SET recipient = 'Somebody else' WHERE request_id = '%s'",
                "UPDATE disclosure SET state = 'DECLINED', disclosed_at = NULL WHERE request_id = '%s'",
                "DELETE FROM disclosure WHERE request_id = '%s'"
            })
    void whatTheLogSaysStays(String sql) {
        SampleRequest request = casework.inReview(Right.ACCESS);
        casework.fetch(casework.granted(request), signIn.machine(Casework.CONNECTOR))
                .statusCode(200);

        assertThatThrownBy(() -> database.execute(sql.formatted(request.id())))
                .hasMessageContaining("what the disclosure log says stays");
        assertThatThrownBy(() -> database.executeAsOwner(sql.formatted(request.id())))
                .hasMessageContaining("what the disclosure log says stays");
    }

    @Test
    void whatIsProposedStaysWhatWasProposed() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        propose(request, "key-1").statusCode(201);

        assertThatThrownBy(() -> database.execute(
                        "UPDATE disclosure SET recipient = 'Somebody else' WHERE request_id = ?", request.id()))
                .hasMessageContaining("what the disclosure log says stays");
    }

    @Test
    void theLogIsReadPageByPage() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        Instant from = clock.instant();
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(propose(request, "key-" + i).extract().jsonPath().getUUID("disclosureId"));
        }

        List<UUID> read = new ArrayList<>();
        Instant next = from;
        String after = null;
        do {
            RequestSpecification call =
                    as(SignIn.AUDITOR).queryParam("from", next.toString()).queryParam("limit", 2);
            if (after != null) {
                call.queryParam("after", after);
            }
            JsonPath page = call.get(LOG).jsonPath();
            page.getList("items.findAll { it.requestId == '%s' }.disclosureId".formatted(request.id()), UUID.class)
                    .forEach(read::add);
            after = page.getString("next");
            next = after == null ? null : Instant.parse(page.getString("nextFrom"));
        } while (after != null);

        assertThat(read).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "recipientKind, DATA_SUBJECT, 422",
        "recipientKind, NEIGHBOUR, 400",
        "recipient, '', 422",
        "legalBasis, '', 422",
        "reason, '', 422"
    })
    void whatMakesNoSenseIsRefused(String field, String value, int status) {
        Map<String, Object> body = new HashMap<>(wish(casework.inReview(Right.ACCESS)));
        body.put(field, value);

        send(body, "bad").statusCode(status).body("errors.field", hasItem(field));
    }

    @Test
    void onlyLegalProposesAndAgentsReadNothing() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        as(SignIn.DPO)
                .contentType("application/json")
                .header("Idempotency-Key", "bad")
                .body(wish(request))
                .post(LOG)
                .then()
                .statusCode(403);
        as(SignIn.AGENT).get(LOG).then().statusCode(403);
        as(SignIn.AUDITOR).get(LOG + "?from=yesterday").then().statusCode(422);
        as(SignIn.LEGAL).get(LOG + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    private ValidatableResponse propose(SampleRequest request, String key) {
        return send(wish(request), key);
    }

    private ValidatableResponse send(Map<String, ?> body, String key) {
        return as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(LOG)
                .then();
    }

    private static Map<String, Object> wish(SampleRequest request) {
        return Map.of(
                "reference",
                request.reference(),
                "recipientKind",
                "LAW_ENFORCEMENT",
                "recipient",
                "Staatsanwaltschaft Berlin",
                "legalBasis",
                "StPO § 95",
                "categories",
                List.of("ORDERS", "ACCOUNT"),
                "reason",
                WHY);
    }

    private ValidatableResponse decide(UUID id, String user, boolean agreed) {
        return as(user).contentType("application/json")
                .body(Map.of("agreed", agreed))
                .post(LOG + "/" + id + "/decision")
                .then();
    }

    private ValidatableResponse made(UUID id, Instant at) {
        return as(SignIn.LEGAL)
                .contentType("application/json")
                .body(Map.of("disclosedAt", at.toString()))
                .post(LOG + "/" + id + "/made")
                .then();
    }

    private static String problem(String slug) {
        return "urn:xiaomi-privacy:problem:" + slug;
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(signIn.staff(user));
    }
}
