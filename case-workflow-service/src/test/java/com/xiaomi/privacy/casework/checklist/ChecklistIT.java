package com.xiaomi.privacy.casework.checklist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each right has its checklist; who ticked what and when is kept. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class ChecklistIT {

    @Inject
    Casework casework;

    @Inject
    SignIn signIn;

    @Inject
    CaseworkDatabase database;

    @Test
    void anItemIsTickedAndTheTickTakenBack() {
        SampleRequest request = casework.inReview(Right.ERASURE);
        read(request)
                .statusCode(200)
                .body("right", equalTo("ERASURE"))
                .body("items.item", hasItems("IDENTITY", "GROUND", "BACKUPS"))
                .body("items.done", everyItem(equalTo(false)))
                .body("items.markedBy", everyItem(nullValue()));

        mark(request, SignIn.AGENT, "GROUND", Map.of("done", true))
                .statusCode(200)
                .body("done", equalTo(true))
                .body("markedBy", equalTo(signIn.sub(SignIn.AGENT).toString()));
        List<String> after = database.everythingOf(request.id());
        mark(request, SignIn.DPO, "GROUND", Map.of("done", true)).statusCode(200);
        assertThat(database.everythingOf(request.id())).isEqualTo(after);
        mark(request, SignIn.DPO, "GROUND", Map.of("done", false)).statusCode(200);

        read(request)
                .body("items.find { it.item == 'GROUND' }.done", equalTo(false))
                .body(
                        "items.find { it.item == 'GROUND' }.markedBy",
                        equalTo(signIn.sub(SignIn.DPO).toString()));
        assertThat(database.query("SELECT content FROM audit_entry WHERE chain_id = ? ORDER BY position", request.id()))
                .filteredOn(entry -> entry.contains("checklist."))
                .hasSize(2);
    }

    @Test
    void whatIsNotOnTheListOrNoLongerOpenIsRefused() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        List<String> before = database.everythingOf(request.id());

        refusedAs(404, "not-found", mark(request, SignIn.AGENT, "BALANCING_TEST", Map.of("done", true)));
        refusedAs(422, "validation-failed", mark(request, SignIn.AGENT, "IDENTITY", Map.of()));
        refusedAs(403, "not-allowed", mark(request, SignIn.AUDITOR, "IDENTITY", Map.of("done", true)));
        refusedAs(404, "not-found", mark(request, SignIn.GRIEVANCE_OFFICER, "IDENTITY", Map.of("done", true)));
        assertThat(database.everythingOf(request.id())).isEqualTo(before);

        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);
        refusedAs(409, "transition-not-allowed", mark(request, SignIn.AGENT, "IDENTITY", Map.of("done", true)));
    }

    private ValidatableResponse read(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.APPROVER))
                .get("/api/v1/cases/{id}/checklist", request.firstCase())
                .then();
    }

    private ValidatableResponse mark(SampleRequest request, String user, String item, Map<String, ?> body) {
        return given().auth()
                .oauth2(signIn.staff(user))
                .contentType("application/json")
                .body(body)
                .put("/api/v1/cases/{id}/checklist/{item}", request.firstCase(), item)
                .then();
    }

    private static void refusedAs(int status, String problem, ValidatableResponse response) {
        response.statusCode(status).body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
    }
}
