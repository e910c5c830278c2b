package com.xiaomi.privacy.notification.webhook;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.delivery.MailScenario;
import com.xiaomi.privacy.notification.testing.StaffSignIn;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of webhooks share: an integrator, a tool, and what was registered and told. */
abstract class WebhookScenario extends MailScenario {

    static final String CLOSED = "com.xiaomi.privacy.case.closed.v1";

    @Inject
    StaffSignIn staff;

    Tool tool;

    @BeforeEach
    void start() throws Exception {
        tool = Tool.started();
    }

    /** So that no webhook hears of the events of other tests. */
    @AfterEach
    void removeAll() {
        List<Map<String, Object>> all =
                integrator().get("/api/v1/webhooks").then().extract().path("webhooks");
        all.forEach(webhook -> changing(webhook.get("webhookId").toString())
                .delete("/api/v1/webhooks/" + webhook.get("webhookId"))
                .then()
                .statusCode(204));
        tool.close();
    }

    RequestSpecification integrator() {
        return staff.as(Roles.INTEGRATOR);
    }

    RequestSpecification changing(String webhookId) {
        String etag = integrator().get("/api/v1/webhooks/" + webhookId).getHeader("ETag");
        return integrator().header("If-Match", etag);
    }

    JsonPath register(List<String> types) {
        return registered(tool.url().toString(), types, Ids.next().toString());
    }

    JsonPath registered(String url, List<String> types, String key) {
        return register(url, types, key).statusCode(201).extract().jsonPath();
    }

    ValidatableResponse register(String url, List<String> types, String key) {
        return integrator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("url", url, "title", "Ticket system", "eventTypes", types))
                .post("/api/v1/webhooks")
                .then();
    }

    String test(JsonPath registered) {
        return integrator()
                .post("/api/v1/webhooks/" + id(registered) + "/test")
                .then()
                .statusCode(202)
                .extract()
                .path("deliveryId");
    }

    static String id(JsonPath registered) {
        return registered.getString("webhook.webhookId");
    }

    JsonPath log(JsonPath registered) {
        return integrator()
                .get("/api/v1/webhooks/" + id(registered) + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    int attempts(JsonPath registered) {
        JsonPath log = log(registered);
        return log.getList("deliveries").isEmpty() ? 0 : log.getInt("deliveries[0].attempts");
    }

    String stateOf(JsonPath registered, String deliveryId) {
        return log(registered).getString("deliveries.find { it.deliveryId == '%s' }.state".formatted(deliveryId));
    }

    void awaitDelivery(JsonPath registered, String type, String state) {
        await().atMost(PATIENCE)
                .until(() -> state.equals(
                        log(registered).getString("deliveries.find { it.eventType == '%s' }?.state".formatted(type))));
    }

    void awaitState(JsonPath registered, String state, String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> integrator()
                        .get("/api/v1/webhooks/" + id(registered))
                        .then()
                        .body("state", equalTo(state))
                        .body("disabledReason", equalTo(reason)));
    }
}
