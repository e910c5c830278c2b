package com.xiaomi.privacy.notification.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Somebody's wish that a webhook be told again. Goes when all of it is planned. */
@Entity
public class WebhookReplay {

    @Id
    private UUID replayId;

    private UUID webhookId;
    private Instant since;
    private Instant askedAt;

    /** For Hibernate. */
    protected WebhookReplay() {}

    WebhookReplay(UUID replayId, UUID webhookId, Instant since, Instant askedAt) {
        this.replayId = replayId;
        this.webhookId = webhookId;
        this.since = since;
        this.askedAt = askedAt;
    }

    /** Its id. */
    public UUID id() {
        return replayId;
    }

    UUID webhookId() {
        return webhookId;
    }

    /** From when on, UTC. */
    public Instant since() {
        return since;
    }

    /** When it was asked for, UTC. */
    public Instant askedAt() {
        return askedAt;
    }
}
