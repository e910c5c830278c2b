package com.xiaomi.privacy.notification.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One event that one webhook is to be told, from plan to its end. */
@Entity
public class WebhookDelivery {

    /** What became of it. */
    public enum State {
        /** It waits, for the first time or after a failure. */
        PENDING,
        /** The webhook answered 2xx. */
        DELIVERED,
        /** It will not be told any more, unless somebody replays it. */
        GIVEN_UP
    }

    @Id
    private UUID deliveryId;

    private UUID webhookId;
    private UUID eventId;
    private String eventType;

    @Column
    private UUID requestId;

    private Instant occurredAt;

    @Column
    private String body;

    @Column
    private UUID replayId;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column
    private Integer lastStatus;

    @Column
    @Enumerated(EnumType.STRING)
    private WebhookFailure lastFailure;

    private Instant plannedAt;
    private Instant dueAt;

    @Column
    private Instant settledAt;

    /** For Hibernate. */
    protected WebhookDelivery() {}

    WebhookDelivery(UUID deliveryId, UUID webhookId, News news, UUID replayId, Instant plannedAt) {
        this.deliveryId = deliveryId;
        this.webhookId = webhookId;
        this.eventId = news.eventId();
        this.eventType = news.eventType();
        this.requestId = news.requestId();
        this.occurredAt = news.occurredAt();
        this.body = news.body();
        this.replayId = replayId;
        this.state = State.PENDING;
        this.plannedAt = plannedAt;
        this.dueAt = plannedAt;
    }

    /** Its id. */
    public UUID id() {
        return deliveryId;
    }

    UUID webhookId() {
        return webhookId;
    }

    UUID requestId() {
        return requestId;
    }

    /** The news; only while it waits. */
    News news() {
        return new News(eventId, eventType, requestId, occurredAt, body);
    }

    /** The event, the same however often it is told. */
    public UUID eventId() {
        return eventId;
    }

    /** CloudEvents type. */
    public String eventType() {
        return eventType;
    }

    /** When it happened, UTC. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /** The replay that asked for it; null for what was told when it happened. */
    public UUID replayId() {
        return replayId;
    }

    /** What became of it. */
    public State state() {
        return state;
    }

    /** How often it was tried. */
    public int attempts() {
        return attempts;
    }

    /** HTTP status of the last answer; null if there was none. */
    public Integer lastStatus() {
        return lastStatus;
    }

    /** Why the last call failed; null if it did not. */
    public WebhookFailure lastFailure() {
        return lastFailure;
    }

    /** UTC. */
    public Instant plannedAt() {
        return plannedAt;
    }

    /** UTC; null while it waits. */
    public Instant settledAt() {
        return settledAt;
    }

    /** When it is told, or told again, UTC. */
    Instant dueAt() {
        return dueAt;
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    boolean isTest() {
        return News.TEST_TYPE.equals(eventType);
    }

    void delivered(int status, Instant at) {
        attempts++;
        lastStatus = status;
        lastFailure = null;
        settle(State.DELIVERED, at);
    }

    void failed(WebhookAnswer.Failed failure) {
        attempts++;
        lastStatus = failure.status();
        lastFailure = failure.reason();
    }

    void tellAt(Instant at) {
        dueAt = at;
    }

    void giveUp(Instant at) {
        settle(State.GIVEN_UP, at);
    }

    void disabled(Instant at) {
        lastFailure = WebhookFailure.DISABLED;
        giveUp(at);
    }

    private void settle(State settled, Instant at) {
        state = settled;
        settledAt = at;
        body = null;
    }

    /**
     * What is told.
     *
     * @param requestId null where nothing leads to a request, or must not any more
     * @param body JSON; null once it was told
     */
    record News(UUID eventId, String eventType, UUID requestId, Instant occurredAt, String body) {

        /** Told when somebody presses the button; the type of no event. */
        static final String TEST_TYPE = "com.xiaomi.privacy.webhook.test.v1";

        @Override
        public String toString() {
            return "News[" + eventType + " " + eventId + "]";
        }
    }
}
