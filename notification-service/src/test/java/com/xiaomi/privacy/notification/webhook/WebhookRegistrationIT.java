package com.xiaomi.privacy.notification.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who registers which tools. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class WebhookRegistrationIT extends WebhookScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tool.example.org/hook",
                "http://localhost/hook",
                "ftp://127.0.0.1/hook",
                "https://user:secret@tool.example.org/hook",
                "https://tool.example.org/hook#part",
                "https:///hook",
                "https://tool.example.org:99999/hook",
                "/hook",
                "not an address"
            })
    void anAddressThatIsNotSafeIsNotTaken(String url) {
        register(url, List.of(), Ids.next().toString())
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:validation-failed"))
                .body("errors.field", hasItem("url"));
    }

    @Test
    void aTypeThatNobodyKnowsOrThatIsNotToldIsNotTaken() {
        for (String type : List.of("com.xiaomi.privacy.case.flown.v1", "com.xiaomi.privacy.case.state.v1")) {
            register(tool.url().toString(), List.of(type), Ids.next().toString())
                    .statusCode(422)
                    .body("errors.field", hasItem("eventTypes"));
        }
    }

    @Test
    void theSameKeyRegistersOnceAndAnotherBodyUnderItIsRefused() {
        String key = Ids.next().toString();
        JsonPath first = registered(tool.url().toString(), List.of(), key);
        JsonPath again = registered(tool.url().toString(), List.of(), key);

        assertThat(id(again)).isEqualTo(id(first));
        assertThat(again.getString("secret"))
                .isEqualTo(first.getString("secret"))
                .startsWith("whsec_");
        register(tool.url().toString(), List.of(CLOSED), key).statusCode(422);
        integrator().get("/api/v1/webhooks").then().body("webhooks.webhookId", equalTo(List.of(id(first))));
    }

    @Test
    void whoSawAnEarlierVersionChangesNothing() {
        JsonPath registered = register(List.of());
        integrator()
                .header("If-Match", "\"99\"")
                .contentType("application/json")
                .body(Map.of("url", tool.url().toString(), "title", "Other"))
                .put("/api/v1/webhooks/" + id(registered))
                .then()
                .statusCode(412);
        changing(id(registered))
                .contentType("application/json")
                .body(Map.of("url", tool.url().toString(), "title", "Other", "eventTypes", List.of(CLOSED)))
                .put("/api/v1/webhooks/" + id(registered))
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\""))
                .body("title", equalTo("Other"))
                .body("eventTypes", equalTo(List.of(CLOSED)));
    }

    @Test
    void onlyIntegratorsSeeWebhooks() {
        given().get("/api/v1/webhooks").then().statusCode(401);
        staff.as(Roles.PRIVACY_AGENT).get("/api/v1/webhooks").then().statusCode(403);
    }

    @Test
    void aReplayGoesBackAsFarAsTopicsDoAndNoFurther() {
        JsonPath registered = register(List.of());
        Instant since = Instant.parse(integrator()
                .contentType("application/json")
                .body(Map.of("since", "1900-01-01T00:00:00Z"))
                .post("/api/v1/webhooks/" + id(registered) + "/replays")
                .then()
                .statusCode(202)
                .extract()
                .path("since"));

        assertThat(since).isAfter(Instant.now().minus(Duration.ofDays(31)));
    }
}
