package com.xiaomi.privacy.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.localstack.testing.Traces;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tools that cannot read Kafka are called, signed, until they have it, and nowhere they may not be. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class WebhookIT extends WebhookScenario {

    private static final String REOPENED = "com.xiaomi.privacy.case.reopened.v1";
    private static final String SUBMITTED = "com.xiaomi.privacy.request.submitted.v1";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aToolIsToldOnceAlthoughTheEventComesTwiceAndCanCheckWhoCalls() throws Exception {
        contact("erika");
        JsonPath registered = register(List.of());
        UUID eventId = Ids.next();
        RequestEvent.Submitted submitted = submitted("en");
        events.send(eventId, 1, submitted);
        events.send(eventId, 1, submitted);
        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));

        await().atMost(PATIENCE).until(() -> tool.calls().size() >= 2);
        List<Tool.Call> received = tool.calls().stream()
                .filter(call -> call.headers().get("webhook-id").equals(eventId.toString()))
                .toList();
        assertThat(received).hasSize(1);
        Tool.Call call = received.getFirst();
        assertThat(call.address().toString()).isEqualTo("/hook?key=abc");
        assertThat(call.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-id", eventId.toString())
                .containsEntry("ce-source", "/request-intake-service")
                .containsEntry("ce-type", SUBMITTED)
                .containsEntry("ce-subject", requestId.toString())
                .containsEntry("webhook-signature", signature(registered.getString("secret"), call));
        assertThat(JsonPath.from(call.body()).getString("reference")).isEqualTo(reference);
        awaitDelivery(registered, SUBMITTED, "DELIVERED");
    }

    @Test
    void aToolIsToldOnlyOfWhatItWants() throws Exception {
        contact("erika");
        JsonPath registered = register(List.of(REOPENED));
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, reopened());
        awaitDelivery(registered, REOPENED, "DELIVERED");

        assertThat(tool.calls()).hasSize(1);
        assertThat(log(registered).getList("deliveries.eventType")).containsExactly(REOPENED);
    }

    @Test
    void whatFailsIsToldAgainUnderTheSameIdAndTheLogSaysWhy() throws Exception {
        tool.answers(500, Map.of()).answers(302, Map.of("Location", "http://127.0.0.1:1/elsewhere"));
        JsonPath registered = register(List.of(REOPENED));
        events.send(Ids.next(), 1, reopened());

        await().atMost(PATIENCE).until(() -> attempts(registered) == 1);
        assertThat(log(registered).getString("deliveries[0].lastFailure")).isEqualTo("STATUS");
        assertThat(log(registered).getInt("deliveries[0].lastStatus")).isEqualTo(500);
        letItBeDue();
        await().atMost(PATIENCE).until(() -> attempts(registered) == 2);
        assertThat(log(registered).getString("deliveries[0].lastFailure")).isEqualTo("REDIRECT");
        integrator()
                .get("/api/v1/webhooks/" + id(registered))
                .then()
                .body("failingSince", not(equalTo(null)))
                .body("state", equalTo("ACTIVE"));
        letItBeDue();
        awaitDelivery(registered, REOPENED, "DELIVERED");

        assertThat(tool.calls())
                .hasSize(3)
                .extracting(Tool.Call::body)
                .containsOnly(tool.calls().getFirst().body());
        assertThat(tool.calls())
                .extracting(call -> call.headers().get("webhook-id"))
                .containsOnly(log(registered).getString("deliveries[0].eventId"));
        integrator().get("/api/v1/webhooks/" + id(registered)).then().body("failingSince", equalTo(null));
    }

    @Test
    void whileAToolFailsWhatWasNeverTriedWaitsWithoutACall() throws Exception {
        tool.answers(500, Map.of());
        JsonPath registered = register(List.of(REOPENED));
        events.send(Ids.next(), 1, reopened());
        await().atMost(PATIENCE).until(() -> attempts(registered) == 1);
        events.send(Ids.next(), 2, reopened());

        await().atMost(PATIENCE).until(() -> putOff(log(registered).getString("deliveries[0].deliveryId")));
        assertThat(log(registered).getInt("deliveries[0].attempts")).isZero();
        assertThat(tool.calls()).hasSize(1);
    }

    @Test
    void whoSaysGoneIsNotCalledAnyMoreAndHearsOfTheRestByAReplay() throws Exception {
        Instant before = Instant.now();
        tool.answers(410, Map.of());
        JsonPath registered = register(List.of(REOPENED));
        UUID first = Ids.next();
        UUID second = Ids.next();
        events.send(first, 1, reopened());
        awaitState(registered, "DISABLED", "GONE");
        events.send(second, 2, reopened());
        integrator()
                .contentType("application/json")
                .body(Map.of("since", before.toString()))
                .post("/api/v1/webhooks/" + id(registered) + "/replays")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:webhook-switched-off"));

        changing(id(registered))
                .contentType("application/json")
                .body(Map.of("state", "ACTIVE"))
                .put("/api/v1/webhooks/" + id(registered) + "/state")
                .then()
                .statusCode(200)
                .body("disabledReason", equalTo(null));
        integrator()
                .contentType("application/json")
                .body(Map.of("since", before.toString()))
                .post("/api/v1/webhooks/" + id(registered) + "/replays")
                .then()
                .statusCode(202);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tool.calls())
                        .extracting(call -> call.headers().get("webhook-id"))
                        .contains(second.toString())
                        .filteredOn(first.toString()::equals)
                        .hasSize(2));
    }

    @Test
    void whoFailsForThreeDaysIsSwitchedOff() throws Exception {
        tool.answers(500, Map.of()).answers(500, Map.of());
        JsonPath registered = register(List.of(REOPENED));
        events.send(Ids.next(), 1, reopened());
        await().atMost(PATIENCE).until(() -> attempts(registered) == 1);

        update("UPDATE webhook SET failing_since = now() - interval '72 hours' WHERE webhook_id = ?", id(registered));
        update("UPDATE webhook_delivery SET attempts = 9 WHERE webhook_id = ?", id(registered));
        letItBeDue();

        awaitDelivery(registered, REOPENED, "GIVEN_UP");
        awaitState(registered, "DISABLED", "FAILING");
    }

    @Test
    void aNewSecretCountsAtOnceAndTheOldOneForADay() throws Exception {
        JsonPath registered = register(List.of(REOPENED));
        String former = registered.getString("secret");
        String present = changing(id(registered))
                .post("/api/v1/webhooks/" + id(registered) + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        assertThat(present).startsWith("whsec_").isNotEqualTo(former);
        events.send(Ids.next(), 1, reopened());
        awaitDelivery(registered, REOPENED, "DELIVERED");

        Tool.Call call = tool.calls().getFirst();
        assertThat(call.headers().get("webhook-signature"))
                .isEqualTo(signature(present, call) + " " + signature(former, call));

        update(
                "UPDATE webhook SET former_secret_until = now() - interval '1 second' WHERE webhook_id = ?",
                id(registered));
        events.send(Ids.next(), 2, reopened());
        await().atMost(PATIENCE).until(() -> tool.calls().size() == 2);
        Tool.Call next = tool.calls().getLast();
        assertThat(next.headers().get("webhook-signature")).isEqualTo(signature(present, next));
    }

    @Test
    void theButtonCallsOnceWhetherTheToolIsSwitchedOnOrNot() throws Exception {
        JsonPath registered = register(List.of());
        tool.answers(500, Map.of());
        String failed = test(registered);
        await().atMost(PATIENCE).until(() -> "GIVEN_UP".equals(stateOf(registered, failed)));
        changing(id(registered))
                .contentType("application/json")
                .body(Map.of("state", "DISABLED"))
                .put("/api/v1/webhooks/" + id(registered) + "/state")
                .then()
                .statusCode(200);
        String taken = test(registered);
        await().atMost(PATIENCE).until(() -> "DELIVERED".equals(stateOf(registered, taken)));

        assertThat(tool.calls()).hasSize(2);
        assertThat(tool.calls().getFirst().headers())
                .containsEntry("ce-type", "com.xiaomi.privacy.webhook.test.v1")
                .containsEntry("ce-source", "/notification-service");
    }

    @Test
    void aToolThatSleepsHoldsUpNoMail() throws Exception {
        String email = contact("erika");
        CountDownLatch awake = new CountDownLatch(1);
        try (Tool sleepy = Tool.asleep(awake)) {
            JsonPath registered =
                    registered(sleepy.url().toString(), List.of(), Ids.next().toString());
            for (int i = 0; i < 12; i++) {
                test(registered);
            }
            await().atMost(PATIENCE).until(() -> !sleepy.calls().isEmpty());
            events.send(Ids.next(), 1, submitted("en"));
            awaitSent(MessageKind.REQUEST_RECEIVED);
            assertThat(world.mailbox(email)).hasSize(1);
            assertThat(sleepy.calls()).hasSize(1);
        } finally {
            awake.countDown();
        }
    }

    @Test
    void whatWasDueWhileAToolSleptIsToldOnceEachWhenItIsAwake() throws Exception {
        CountDownLatch awake = new CountDownLatch(1);
        try (Tool sleepy = Tool.asleep(awake)) {
            JsonPath registered =
                    registered(sleepy.url().toString(), List.of(), Ids.next().toString());
            for (int i = 0; i < 12; i++) {
                test(registered);
            }
            await().atMost(PATIENCE).until(() -> !sleepy.calls().isEmpty());
            awake.countDown();

            await().atMost(PATIENCE).until(() -> states(registered).equals(Collections.nCopies(12, "DELIVERED")));
            assertThat(sleepy.calls())
                    .hasSize(12)
                    .extracting(call -> call.headers().get("webhook-id"))
                    .doesNotHaveDuplicates();
        } finally {
            awake.countDown();
        }
    }

    @Test
    void anAddressInsideIsRefusedWhenItIsCalledWhateverItsNameSays() throws Exception {
        JsonPath registered =
                registered("https://10.0.0.1/hook", List.of(), Ids.next().toString());
        String delivery = test(registered);
        await().atMost(PATIENCE).until(() -> "GIVEN_UP".equals(stateOf(registered, delivery)));

        assertThat(log(registered).getString("deliveries[0].lastFailure")).isEqualTo("ADDRESS_NOT_ALLOWED");
    }

    @Test
    void thatARequestIsForgottenIsToldAndLeavesNothingThatLeadsToIt() throws Exception {
        contact("erika");
        JsonPath registered = register(List.of());
        events.send(Ids.next(), 1, submitted("en"));
        awaitDelivery(registered, SUBMITTED, "DELIVERED");

        events.send(Ids.next(), 1, new CaseEvent.RequestErased(requestId, Instant.now()));

        awaitDelivery(registered, "com.xiaomi.privacy.request.erased.v1", "DELIVERED");
        assertThat(tool.calls().getLast().body()).contains(requestId.toString());
        events.send(Ids.next(), 2, new RequestEvent.ErasureConfirmed(requestId, Instant.now()));
        awaitDelivery(registered, "com.xiaomi.privacy.request.erasure-confirmed.v1", "DELIVERED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Traces.of(dataSource, List.of(requestId)))
                        .doesNotContain("webhook_delivery", "delivery"));
    }

    private CaseEvent.Reopened reopened() {
        return new CaseEvent.Reopened(requestId, caseId, Right.ACCESS, Instant.now());
    }

    private boolean putOff(String deliveryId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT execution_time > now() + interval '30 seconds' FROM scheduled_tasks WHERE task_instance = ?")) {
            query.setString(1, deliveryId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private List<String> states(JsonPath registered) {
        return log(registered).getList("deliveries.state");
    }

    /** As if the time to wait had passed. */
    private void letItBeDue() throws SQLException {
        update(
                "UPDATE webhook_delivery SET due_at = now() WHERE state = 'PENDING' AND ?::text IS NOT NULL",
                requestId.toString());
        update(
                "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'call-webhook'"
                        + " AND NOT picked AND ?::text IS NOT NULL",
                requestId.toString());
    }

    private void update(String sql, String id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(sql.replace("webhook_id = ?", "webhook_id = ?::uuid"))) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }

    /** As the specification of Standard Webhooks says, written down anew. */
    private static String signature(String secret, Tool.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed =
                call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp") + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
