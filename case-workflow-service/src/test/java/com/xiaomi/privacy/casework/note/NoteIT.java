package com.xiaomi.privacy.casework.note;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.CaseEvent.StaffMentioned;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Notes are for staff only, encrypted at rest; every look at them is noted. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class NoteIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TEXT = "Frau Beispiel called: the old phone was stolen in Köln.";

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    CaseworkDatabase database;

    @Test
    void aNoteIsReadByStaffAndStandsNowhereInTheClear() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID mentioned = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "LT", 5, Right.ACCESS);

        String noteId = post(request, SignIn.AGENT, "key-1", Map.of("text", TEXT, "mentions", List.of(mentioned)))
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("kind", equalTo("NOTE"))
                .body("writtenBy", equalTo(signIn.sub(SignIn.AGENT).toString()))
                .extract()
                .path("noteId");

        read(request, SignIn.APPROVER)
                .statusCode(200)
                .body("items.text", contains(TEXT))
                .body("items[0].mentions", contains(mentioned.toString()));
        StaffMentioned told = mentions(request, 1).getFirst();
        assertThat(told.noteId()).hasToString(noteId);
        assertThat(told.mentioned()).isEqualTo(mentioned);
        assertThat(audit(request))
                .filteredOn(entry -> entry.contains("notes.read"))
                .hasSize(1);
        assertThat(String.join("\n", database.everythingOf(request.id())) + String.join("\n", audit(request)))
                .doesNotContain(TEXT, "key-1");
        assertThat(events.records(Topic.CASES))
                .noneMatch(record -> record.value().contains("Beispiel"));
    }

    @Test
    void theSameNoteAgainGivesTheSameAnswerAndCallsNobodyTwice() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID mentioned = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "LT", 5, Right.ACCESS);
        Map<String, Object> body = Map.of("text", TEXT, "mentions", List.of(mentioned, mentioned));
        String first = post(request, SignIn.AGENT, "key-1", body)
                .statusCode(201)
                .extract()
                .asString();
        List<String> after = database.everythingOf(request.id());

        assertThat(post(request, SignIn.AGENT, "key-1", body)
                        .statusCode(201)
                        .extract()
                        .asString())
                .isEqualTo(first);
        refusedAs(422, "idempotency-key-reused", post(request, SignIn.AGENT, "key-1", Map.of("text", "Else.")));
        assertThat(database.everythingOf(request.id())).isEqualTo(after);
        // Another member of the staff has keys of their own.
        post(request, SignIn.DPO, "key-1", Map.of("text", "Else.")).statusCode(201);
        read(request, SignIn.DPO).body("items", hasSize(2));
        mentions(request, 1);
    }

    @Test
    void whatIsMissingOrWrongChangesNothing() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        List<String> before = database.everythingOf(request.id());

        refusedAs(400, "idempotency-key-missing", post(request, SignIn.AGENT, null, Map.of("text", TEXT)));
        refusedAs(422, "validation-failed", post(request, SignIn.AGENT, "k", Map.of("text", " ")));
        refusedAs(422, "validation-failed", post(request, SignIn.AGENT, "k", Map.of("text", "x".repeat(4001))));
        post(request, SignIn.AGENT, "k", Map.of("text", TEXT, "mentions", List.of(Ids.next())))
                .statusCode(422)
                .body("errors[0].field", equalTo("mentions"));
        refusedAs(400, "malformed-json", post(request, SignIn.AGENT, "k", Map.of("text", TEXT, "to", "all")));

        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    @Test
    void nobodyElseReadsOrWritesThem() {
        SampleRequest request = casework.inReview(Right.ACCESS);

        read(request, SignIn.AUDITOR).statusCode(403);
        read(request, SignIn.GRIEVANCE_OFFICER).statusCode(404);
        refusedAs(404, "not-found", post(request, SignIn.GRIEVANCE_OFFICER, "k", Map.of("text", TEXT)));
        given().auth()
                .oauth2(signIn.pass(request))
                .get("/api/v1/cases/{id}/notes", request.firstCase())
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases/{id}/notes", Ids.next())
                .then()
                .statusCode(404);
        casework.command(
                        request.firstCase(),
                        "escalate",
                        SignIn.AGENT,
                        Map.of("to", "GRIEVANCE_OFFICER", "note", "Please look."))
                .statusCode(200);
        post(request, SignIn.GRIEVANCE_OFFICER, "k", Map.of("text", TEXT)).statusCode(201);
        read(request, SignIn.GRIEVANCE_OFFICER).body("items.kind", contains("ESCALATION", "NOTE"));
    }

    private ValidatableResponse post(SampleRequest request, String user, String key, Map<String, ?> body) {
        RequestSpecification sent = given().auth()
                .oauth2(signIn.staff(user))
                .contentType("application/json")
                .body(body);
        if (key != null) {
            sent.header("Idempotency-Key", key);
        }
        return sent.post("/api/v1/cases/{id}/notes", request.firstCase()).then();
    }

    private ValidatableResponse read(SampleRequest request, String user) {
        return given().auth()
                .oauth2(signIn.staff(user))
                .get("/api/v1/cases/{id}/notes", request.firstCase())
                .then();
    }

    private static void refusedAs(int status, String problem, ValidatableResponse response) {
        response.statusCode(status).body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
    }

    private List<String> audit(SampleRequest request) {
        return database.query("SELECT content FROM audit_entry WHERE chain_id = ?", request.id());
    }

    private List<StaffMentioned> mentions(SampleRequest request, int times) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events.of(Topic.CASES, request.id()).stream()
                                .filter(StaffMentioned.class::isInstance)
                                .map(StaffMentioned.class::cast)
                                .toList(),
                        found -> found.size() == times);
    }
}
