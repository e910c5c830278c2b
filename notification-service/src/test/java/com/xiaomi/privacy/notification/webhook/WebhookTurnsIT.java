package com.xiaomi.privacy.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.notification.webhook.WebhookAnswer.Failed;
import com.xiaomi.privacy.notification.webhook.WebhookAnswer.Taken;
import com.xiaomi.privacy.notification.webhook.WebhookDelivery.News;
import com.xiaomi.privacy.notification.webhook.WebhookTurns.Call;
import com.xiaomi.privacy.notification.webhook.WebhookTurns.Start;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One caller at a time, whichever replica it is in; no work is queued here, so that only the test asks for turns. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class WebhookTurnsIT {

    private static final WebhookAnswer TAKEN = new Taken(204);
    // No event has it, so that nothing of other tests is told here.
    private static final String TYPE = "com.xiaomi.privacy.nothing.v1";

    @Inject
    WebhookTurns turns;

    @Inject
    WebhookRepository webhooks;

    @Inject
    WebhookDeliveryRepository deliveries;

    private final UUID webhookId = Ids.next();

    @BeforeEach
    void register() {
        Webhook webhook = new Webhook(
                webhookId,
                new Webhook.Target(URI.create("https://tool.example/hook"), "Ticket system", List.of(TYPE)),
                Ids.next(),
                Ids.next().toString(),
                Instant.now());
        QuarkusTransaction.requiringNew().run(() -> webhooks.persist(webhook));
    }

    @AfterEach
    void remove() {
        QuarkusTransaction.requiringNew().run(() -> webhooks.deleteById(webhookId));
    }

    @Test
    void whatComesWhileAWebhookIsCalledIsToldByItsCaller() {
        UUID first = planned();
        Call call = turn(first);
        UUID second = planned();
        assertThat(turns.begin(second)).isInstanceOf(Start.Waits.class);

        Call next = turns.record(call, TAKEN, true).orElseThrow();
        assertThat(next.deliveryId()).isEqualTo(second);
        assertThat(turns.record(next, TAKEN, true)).isEmpty();

        assertThat(turns.begin(second)).isInstanceOf(Start.Settled.class);
        assertThat(turns.again(first)).isEmpty();
        assertThat(List.of(stateOf(first), stateOf(second))).containsOnly(WebhookDelivery.State.DELIVERED);
    }

    @Test
    void whoHasNoTimeForTheRestComesAgainForItAndSoMayOthers() {
        UUID first = planned();
        UUID second = planned();
        Call call = turn(first);

        assertThat(turns.record(call, TAKEN, false)).isEmpty();

        assertThat(turns.again(first)).isPresent();
        assertThat(turn(first).deliveryId()).isEqualTo(second);
    }

    @Test
    void aCallerThatDiedIsFollowedByAnotherAfterAWhile() {
        UUID first = planned();
        turn(first);
        assertThat(turns.begin(first)).isInstanceOf(Start.Waits.class);

        QuarkusTransaction.requiringNew()
                .run(() -> webhooks.findById(webhookId).callUntil(Instant.now().minusMillis(1)));

        assertThat(turn(first).deliveryId()).isEqualTo(first);
    }

    @Test
    void aTurnThatTookLongIsProlongedAndOneThatHasJustBegunIsNot() {
        Call call = turn(planned());
        planned();
        planned();
        Instant begun = calledUntil();

        Call next = turns.record(call, TAKEN, true).orElseThrow();
        assertThat(calledUntil()).isEqualTo(begun);

        QuarkusTransaction.requiringNew()
                .run(() -> webhooks.findById(webhookId).callUntil(Instant.now().plusSeconds(5)));
        assertThat(turns.record(next, TAKEN, true)).isPresent();
        assertThat(calledUntil()).isAfter(begun);
    }

    @Test
    void whatFailedWaitsForItsTimeInEveryReplicaAndWhatWasNeverTriedWaitsWithIt() {
        UUID first = planned();
        UUID second = planned();
        Call call = turn(first);

        assertThat(turns.record(call, new Failed(WebhookFailure.STATUS, 500, Optional.of(Duration.ofHours(1))), true))
                .isEmpty();

        Instant now = Instant.now();
        assertThat(waits(first)).isAfter(now.plus(Duration.ofMinutes(59)));
        assertThat(waits(second)).isBetween(now.plusSeconds(55), now.plusSeconds(95));
        assertThat(turns.again(first)).hasValueSatisfying(at -> assertThat(at).isAfter(now.plusSeconds(3_000)));
    }

    @Test
    void whatWaitsForAWebhookThatIsSwitchedOffIsGivenUp() {
        UUID first = planned();
        QuarkusTransaction.requiringNew().run(() -> webhooks.findById(webhookId).disable(DisabledReason.BY_HAND));

        assertThat(turns.begin(first)).isInstanceOf(Start.Settled.class);

        assertThat(stateOf(first)).isEqualTo(WebhookDelivery.State.GIVEN_UP);
    }

    private UUID planned() {
        Instant now = Instant.now();
        WebhookDelivery delivery = new WebhookDelivery(
                Ids.next(), webhookId, new News(Ids.next(), TYPE, Ids.next(), now, "{}"), null, now);
        QuarkusTransaction.requiringNew().run(() -> deliveries.persist(delivery));
        return delivery.id();
    }

    private Call turn(UUID deliveryId) {
        Start start = turns.begin(deliveryId);
        assertThat(start).isInstanceOf(Start.Turn.class);
        return ((Start.Turn) start).first();
    }

    private Instant waits(UUID deliveryId) {
        Start start = turns.begin(deliveryId);
        assertThat(start).isInstanceOf(Start.Waits.class);
        return ((Start.Waits) start).until();
    }

    private WebhookDelivery.State stateOf(UUID deliveryId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> deliveries.findById(deliveryId).state());
    }

    private Instant calledUntil() {
        return QuarkusTransaction.requiringNew()
                .call(() -> webhooks.findById(webhookId).calledUntil());
    }
}
