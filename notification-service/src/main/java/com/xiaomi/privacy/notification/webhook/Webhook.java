package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.Topic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;

/** A tool that is called when something happens. */
@Entity
public class Webhook {

    @Id
    private UUID webhookId;

    private String url;
    private String title;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> eventTypes;

    @Enumerated(EnumType.STRING)
    private WebhookState state;

    @Column
    @Enumerated(EnumType.STRING)
    private DisabledReason disabledReason;

    private int secretNumber;

    @Column
    private Instant formerSecretUntil;

    // What calls do to it must not make stale what a person saw.
    @Column
    @OptimisticLock(excluded = true)
    private Instant failingSince;

    @Column
    @OptimisticLock(excluded = true)
    private Instant calledUntil;

    @Column
    @OptimisticLock(excluded = true)
    private Instant leftAloneUntil;

    @Column
    private UUID createdBy;

    @Column
    private String idempotencyKey;

    private Instant createdAt;

    @Version
    private long version;

    /** For Hibernate. */
    protected Webhook() {}

    Webhook(UUID webhookId, Target target, UUID createdBy, String idempotencyKey, Instant createdAt) {
        this.webhookId = webhookId;
        this.state = WebhookState.ACTIVE;
        this.secretNumber = 1;
        this.createdBy = createdBy;
        this.idempotencyKey = idempotencyKey;
        this.createdAt = createdAt;
        change(target);
    }

    /** Its id. */
    public UUID id() {
        return webhookId;
    }

    Target target() {
        return new Target(URI.create(url), title, eventTypes);
    }

    /** Whether it is called. */
    public WebhookState state() {
        return state;
    }

    /** Why it is not called; null while it is. */
    public DisabledReason disabledReason() {
        return disabledReason;
    }

    /** Which of its secrets counts, from 1. */
    int secretNumber() {
        return secretNumber;
    }

    /** Until when calls are signed with the secret before, too; null if there is none. */
    Instant formerSecretUntil() {
        return formerSecretUntil;
    }

    /** Since when no call has succeeded; null while they do. */
    Instant failingSince() {
        return failingSince;
    }

    /** When it was registered, UTC. */
    public Instant createdAt() {
        return createdAt;
    }

    /** For {@code If-Match}. */
    public long version() {
        return version;
    }

    boolean isActive() {
        return state == WebhookState.ACTIVE;
    }

    /** Whether it is told of events of a type. */
    boolean wants(EventType type) {
        return isActive()
                && (eventTypes.isEmpty()
                        ? Webhooks.TOLD_UNASKED.contains(type.topic())
                        : eventTypes.contains(type.type()));
    }

    /** The topics of all that it is told of. */
    Set<Topic> topics() {
        return Arrays.stream(EventType.values())
                .filter(this::wants)
                .map(EventType::topic)
                .collect(Collectors.toSet());
    }

    final void change(Target target) {
        String next = target.url().toString();
        if (!next.equals(url)) {
            succeeded();
        }
        this.url = next;
        this.title = target.title();
        this.eventTypes = new ArrayList<>(target.eventTypes());
    }

    void rotateSecret(Instant formerUntil) {
        secretNumber++;
        formerSecretUntil = formerUntil;
    }

    void enable() {
        state = WebhookState.ACTIVE;
        disabledReason = null;
        succeeded();
    }

    void disable(DisabledReason reason) {
        state = WebhookState.DISABLED;
        disabledReason = reason;
    }

    /** Whether somebody calls it. */
    boolean isCalled(Instant now) {
        return calledUntil != null && calledUntil.isAfter(now);
    }

    /** Null while nobody calls it. */
    Instant calledUntil() {
        return calledUntil;
    }

    /** @param until null when nobody calls it any more */
    void callUntil(Instant until) {
        calledUntil = until;
    }

    /** Whether it has just failed: it need not fail at what it was never told, too. */
    boolean isLeftAlone(Instant now) {
        return leftAloneUntil != null && leftAloneUntil.isAfter(now);
    }

    /** Null while its calls succeed. */
    Instant leftAloneUntil() {
        return leftAloneUntil;
    }

    final void succeeded() {
        failingSince = null;
        leftAloneUntil = null;
    }

    void failed(Instant at, Instant leaveAloneUntil) {
        if (failingSince == null) {
            failingSince = at;
        }
        leftAloneUntil = leaveAloneUntil;
    }

    /**
     * What somebody registers.
     *
     * @param title for people
     * @param eventTypes CloudEvents types; empty for all on the topics that everybody is told of
     */
    record Target(URI url, String title, Collection<String> eventTypes) {
        Target {
            eventTypes = List.copyOf(eventTypes);
        }
    }
}
