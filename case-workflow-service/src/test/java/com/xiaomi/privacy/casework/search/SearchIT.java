package com.xiaomi.privacy.casework.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Staff find the cases of a person by what the person tells them, and each search leaves a trace without naming anybody. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class SearchIT {

    private static final String MI_ID = "4098765432";
    private static final String EMAIL = "erika.searched@example.org";

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    private final UUID person = Ids.next();

    @Test
    void theCasesOfAPersonAreFoundInAnyStateTheNewestFirst() {
        SampleRequest first = casework.refused(casework.inReviewOf(person, "DE", null, Right.ACCESS));
        SampleRequest second = casework.inReviewOf(person, "DE", null, Right.ERASURE);
        intake.knows(MI_ID, person);

        search(Map.of("miId", MI_ID))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(
                        "items.caseId",
                        contains(
                                second.firstCase().toString(), first.firstCase().toString()))
                .body("items.state", contains("IN_REVIEW", "CLOSED"))
                .body("next", nullValue());

        for (SampleRequest request : List.of(first, second)) {
            assertThat(newestEntry(request.id())).contains("person.looked-up", "\"by\":\"miId\"", "staff:");
        }
        assertThat(String.join("\n", database.everythingOf(first.id()))).doesNotContain(MI_ID);
    }

    @Test
    void anAddressMayBeThatOfSeveralPeople() {
        UUID another = Ids.next();
        SampleRequest one = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        SampleRequest other = casework.inReviewOf(another, "DE", null, Right.ACCESS);
        intake.knows(EMAIL, person, another);

        search(Map.of("email", EMAIL))
                .statusCode(200)
                .body(
                        "items.caseId",
                        contains(other.firstCase().toString(), one.firstCase().toString()));
    }

    @Test
    void aPersonNobodyKnowsHasNoCasesAndTheSearchIsNotedAllTheSame() {
        String agent = casework.command(casework.inReview(Right.ACCESS).firstCase(), "take", SignIn.AGENT, Map.of())
                .extract()
                .path("assignee");
        int before = entries(UUID.fromString(agent));

        search(Map.of("email", "nobody@example.org"))
                .statusCode(200)
                .body("items", empty())
                .body("next", nullValue());

        assertThat(entries(UUID.fromString(agent))).isEqualTo(before + 1);
        assertThat(newestEntry(UUID.fromString(agent)))
                .contains("person.not-found", "\"by\":\"email\"")
                .doesNotContain("nobody@");
    }

    @Test
    void manyCasesComePageByPage() throws SQLException {
        SampleRequest request = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        String filler =
                "WITH r AS (INSERT INTO case_request SELECT gen_random_uuid(), left(md5(n::text || ?::text), 14),"
                        + " person_ref, country, region, language, requester_kind, policy_version,"
                        + " received_at - n * interval '1 day', data_key_id FROM case_request, generate_series(1, 51) n"
                        + " WHERE request_id = ? RETURNING request_id, received_at)"
                        + " INSERT INTO rights_case (case_id, request_id, asserted_right, law, law_version, due, due_status, state,"
                        + " opened_at, updated_at, version, country, language, received_at)"
                        + " SELECT gen_random_uuid(), request_id, 'ACCESS', 'GDPR', '1', DATE '2026-12-24', 'STATUTORY', 'IN_REVIEW', received_at,"
                        + " received_at, 0, 'DE', 'de', received_at FROM r";
        database.execute(filler, request.id(), request.id());
        intake.knows("4011111111", person);

        String next = search(Map.of("miId", "4011111111"))
                .statusCode(200)
                .body("items", hasSize(50))
                .body("items[0].caseId", equalTo(request.firstCase().toString()))
                .body("next", notNullValue())
                .extract()
                .path("next");
        search(Map.of("miId", "4011111111", "cursor", next))
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", nullValue());
        search(Map.of("miId", "4022222222", "cursor", next)).statusCode(422).body("errors.field", contains("cursor"));
    }

    @ParameterizedTest
    @CsvSource({"abc, '', miId", "123456789012345678901, '', miId", "'', nobody, email", "'', '', miId", "1, a@b, miId"
    })
    void exactlyOneSoundIdentifierIsNeeded(String miId, String email, String field) {
        Map<String, String> body = new HashMap<>();
        if (!miId.isEmpty()) {
            body.put("miId", miId);
        }
        if (!email.isEmpty()) {
            body.put("email", email);
        }

        search(body)
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:validation-failed"))
                .body("errors.field", contains(field));
    }

    @Test
    void onlyStaffSearch() {
        given().contentType("application/json")
                .body(Map.of("miId", MI_ID))
                .post("/api/v1/case-searches")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(signIn.staff(SignIn.AUDITOR))
                .contentType("application/json")
                .body(Map.of("miId", MI_ID))
                .post("/api/v1/case-searches")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse search(Map<String, ?> body) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/case-searches")
                .then();
    }

    private String newestEntry(UUID chain) {
        return database.query(
                        "SELECT content FROM audit_entry WHERE chain_id = ? ORDER BY position DESC LIMIT 1", chain)
                .getFirst();
    }

    private int entries(UUID chain) {
        return database.query("SELECT entry_id FROM audit_entry WHERE chain_id = ?", chain)
                .size();
    }
}
