package com.xiaomi.privacy.casework.views;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SignIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff keep queries under names, for themselves or for all; nobody changes what another keeps. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class SavedViewIT {

    private static final Map<String, Object> ERASURES = Map.of(
            "state", List.of("IN_REVIEW", "AWAITING_APPROVAL"), "right", "ERASURE", "assignee", "me", "overdue", true);

    @Inject
    SignIn signIn;

    private final String name = "view " + UUID.randomUUID();

    @Test
    void aViewIsKeptChangedAndDeleted() {
        keep(SignIn.AGENT, Map.of("query", ERASURES)).statusCode(200);

        view(SignIn.AGENT)
                .statusCode(200)
                .body("name", equalTo(name))
                .body("mine", equalTo(true))
                .body("shared", equalTo(false))
                .body("query.state", contains("IN_REVIEW", "AWAITING_APPROVAL"))
                .body("query.right", equalTo("ERASURE"))
                .body("query.assignee", equalTo("me"))
                .body("query.overdue", equalTo(true))
                .body("query.sort", equalTo("DUE"))
                .body("query.country", nullValue());
        keep(SignIn.AGENT, Map.of("query", Map.of("country", "DE", "sort", "RECEIVED")))
                .statusCode(200)
                .body("query.right", nullValue())
                .body("query.state", contains("IN_REVIEW"));
        view(SignIn.AGENT).body("query.country", equalTo("DE"));

        delete(SignIn.AGENT).statusCode(204);
        view(SignIn.AGENT).statusCode(404);
        delete(SignIn.AGENT).statusCode(404);
    }

    @Test
    void nobodySeesAViewThatIsNotShared() {
        keep(SignIn.AGENT, Map.of("query", ERASURES)).statusCode(200);

        view(SignIn.APPROVER).statusCode(404);
        delete(SignIn.APPROVER).statusCode(404);
        names(SignIn.APPROVER).body("views.name", not(hasItem(name)));
        keep(SignIn.APPROVER, Map.of("query", Map.of("country", "FR"))).statusCode(200);
        view(SignIn.AGENT).body("query.right", equalTo("ERASURE"));
        view(SignIn.APPROVER).body("query.country", equalTo("FR"));
    }

    @Test
    void aSharedViewIsReadByAllAndChangedByItsOwner() {
        keep(SignIn.AGENT, Map.of("query", ERASURES, "shared", true)).statusCode(200);

        view(SignIn.APPROVER).statusCode(200).body("mine", equalTo(false)).body("shared", equalTo(true));
        names(SignIn.DPO).body("views.name", hasItem(name));
        keep(SignIn.APPROVER, Map.of("query", Map.of("country", "FR")))
                .statusCode(403)
                .body("type", equalTo("urn:xiaomi-privacy:problem:not-allowed"));
        delete(SignIn.APPROVER).statusCode(403);
        keep(SignIn.AGENT, Map.of("query", Map.of("country", "FR"), "shared", false))
                .statusCode(200);
        view(SignIn.APPROVER).statusCode(404);
    }

    @Test
    void aNameIsSharedOnce() {
        keep(SignIn.APPROVER, Map.of("query", Map.of("country", "FR"))).statusCode(200);
        keep(SignIn.AGENT, Map.of("query", ERASURES, "shared", true)).statusCode(200);

        keep(SignIn.APPROVER, Map.of("query", Map.of("country", "FR"), "shared", true))
                .statusCode(403);
        // One's own comes first.
        view(SignIn.APPROVER).body("query.country", equalTo("FR"));
        names(SignIn.APPROVER).body("views.findAll { it.name == '" + name + "' }.mine", contains(true, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | query",
                "{\"query\":{\"country\":\"ZZ\",\"assignee\":\"you\"}} | 422 | query.country",
                "{\"query\":{\"overdue\":true,\"state\":[\"CLOSED\"]}} | 422 | query.overdue",
                "{\"query\":{\"state\":[\"NOWHERE\"]}} | 400 | query.state[0]",
                "{\"query\":{\"dueBefore\":\"soon\"}} | 400 | query.dueBefore",
                "{\"query\":{\"colour\":\"red\"}} | 400 | query.colour",
            })
    void aViewKeepsOnlyWhatAQueueUnderstands(String body, int status, String field) {
        asked(SignIn.AGENT)
                .body(body)
                .put("/api/v1/saved-views/{name}", name)
                .then()
                .statusCode(status)
                .body("errors.field", hasItems(field));
        view(SignIn.AGENT).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {" leading", "a/b", "<script>", "a\nb"})
    void aNameIsPlain(String bad) {
        asked(SignIn.AGENT)
                .body(Map.of("query", ERASURES))
                .put("/api/v1/saved-views/{name}", bad)
                .then()
                .statusCode(422)
                .body("errors.field", contains("name"));
    }

    private ValidatableResponse keep(String user, Map<String, ?> body) {
        return asked(user).body(body).put("/api/v1/saved-views/{name}", name).then();
    }

    private ValidatableResponse view(String user) {
        return asked(user).get("/api/v1/saved-views/{name}", name).then();
    }

    private ValidatableResponse delete(String user) {
        return asked(user).delete("/api/v1/saved-views/{name}", name).then();
    }

    private ValidatableResponse names(String user) {
        return asked(user).get("/api/v1/saved-views").then().statusCode(200);
    }

    private RequestSpecification asked(String user) {
        return given().auth().oauth2(signIn.staff(user)).contentType("application/json");
    }
}
