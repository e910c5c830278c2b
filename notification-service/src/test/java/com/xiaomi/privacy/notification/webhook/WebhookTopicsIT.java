package com.xiaomi.privacy.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.TaskRequested;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.TaskSettled;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.localstack.testing.Traces;
import com.xiaomi.privacy.notification.testing.Database;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of tasks of data systems, and of what became of messages, the tools are told that name them. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class WebhookTopicsIT extends WebhookScenario {

    private static final String ASKED = "com.xiaomi.privacy.fulfilment.task-requested.v1";
    private static final String SETTLED = "com.xiaomi.privacy.fulfilment.task-settled.v1";
    private static final String SENT = "com.xiaomi.privacy.notification.sent.v1";
    private static final String CONFIRMED = "com.xiaomi.privacy.notification.erasure-confirmed.v1";
    private static final String SUBMITTED = "com.xiaomi.privacy.request.submitted.v1";

    private static final String PLANNED = "webhook_delivery WHERE webhook_id = ?::uuid AND event_id = ? AND replay_id ";

    @Inject
    Database database;

    @Inject
    AgroalDataSource dataSource;

    private final UUID taskId = Ids.next();

    @Test
    void whoNamesThemIsToldAndNobodyElseAndNoMailComesOfIt() throws Exception {
        contact("erika");
        JsonPath naming = register(List.of(ASKED, SENT));
        JsonPath notNaming = register(List.of());
        events.send(Ids.next(), 1, submitted("en"));
        UUID deliveryId = awaitSent(MessageKind.REQUEST_RECEIVED).deliveryId();
        events.send(Ids.next(), 1, asked());

        awaitTold(naming, ASKED);
        awaitTold(naming, SENT);
        awaitTold(notNaming, SUBMITTED);
        assertThat(told(naming)).containsExactlyInAnyOrder(ASKED, SENT);
        assertThat(told(notNaming)).containsExactly(SUBMITTED);
        Tool.Call sent = callOf(SENT);
        assertThat(sent.headers())
                .containsEntry("ce-source", "/notification-service")
                .containsEntry("ce-subject", requestId.toString());
        assertThat(JsonPath.from(sent.body()).getString("deliveryId")).isEqualTo(deliveryId.toString());
        assertThat(callOf(ASKED).headers()).containsEntry("ce-source", "/case-workflow-service");
        assertThat(database.count("delivery WHERE request_id = ?", requestId)).isOne();
    }

    @Test
    void whatComesTwiceIsToldOnceAndNothingWaitsForWhatIsMissingBefore() throws Exception {
        JsonPath registered = register(List.of(ASKED, SETTLED));
        UUID eventId = Ids.next();
        events.send(eventId, 4_711, asked());
        events.send(eventId, 4_711, asked());
        events.send(Ids.next(), 4_713, settled());

        awaitTold(registered, SETTLED);
        awaitTold(registered, ASKED);
        assertThat(told(registered)).containsExactlyInAnyOrder(ASKED, SETTLED);
        assertThat(database.count("inbox_waiting WHERE key = ?", requestId)).isZero();
    }

    @Test
    void whatHappenedBeforeComesByAReplay() throws Exception {
        Instant before = Instant.now();
        UUID eventId = Ids.next();
        events.send(eventId, 1, asked());
        JsonPath registered = register(List.of(ASKED));

        integrator()
                .contentType("application/json")
                .body(Map.of("since", before.toString()))
                .post("/api/v1/webhooks/" + id(registered) + "/replays")
                .then()
                .statusCode(202);

        await().atMost(PATIENCE).until(() -> database.count(PLANNED + "IS NOT NULL", id(registered), eventId) == 1);
        awaitTold(registered, ASKED);
    }

    @Test
    void thatWeHaveErasedARequestIsToldAndLeavesNothingThatLeadsToIt() throws Exception {
        contact("erika");
        JsonPath registered = register(List.of(CONFIRMED));
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        events.send(Ids.next(), 1, new CaseEvent.RequestErased(requestId, Instant.now()));

        await().atMost(PATIENCE).until(() -> calls(CONFIRMED).count() == 1);
        awaitDelivery(registered, CONFIRMED, "DELIVERED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Traces.of(dataSource, List.of(requestId)))
                        .doesNotContain("webhook_delivery", "delivery"));
        assertThat(database.count("inbox_stream WHERE key = ? AND topic = 'privacy.notifications.v1'", requestId))
                .isZero();
    }

    private Tool.Call callOf(String type) {
        return calls(type).findFirst().orElseThrow();
    }

    /** Those about this request: what other tests did may be told late. */
    private Stream<Tool.Call> calls(String type) {
        return tool.calls().stream()
                .filter(call -> type.equals(call.headers().get("ce-type")))
                .filter(call -> call.body().contains(requestId.toString()));
    }

    private List<String> told(JsonPath registered) {
        return database.values(
                String.class,
                "SELECT event_type FROM webhook_delivery WHERE webhook_id = ?::uuid AND request_id = ?",
                id(registered),
                requestId);
    }

    private void awaitTold(JsonPath registered, String type) {
        await().atMost(PATIENCE)
                .until(() -> database.count(
                                "webhook_delivery WHERE webhook_id = ?::uuid AND request_id = ? AND event_type = ?"
                                        + " AND state = 'DELIVERED'",
                                id(registered),
                                requestId,
                                type)
                        > 0);
    }

    private FulfilmentEvent asked() {
        return new TaskRequested(
                requestId, caseId, taskId, "example-connector", Right.ACCESS, LocalDate.now(), Instant.now(), 1);
    }

    private FulfilmentEvent settled() {
        return new TaskSettled(requestId, caseId, taskId, "example-connector", TaskResult.values()[0], Instant.now());
    }
}
