package com.xiaomi.privacy.notification.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Webhooks by id. */
@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    Optional<Webhook> locked(UUID webhookId) {
        return Optional.ofNullable(findById(webhookId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those that are called. */
    List<Webhook> active() {
        return list("state", WebhookState.ACTIVE);
    }

    /** All, in the order in which they were registered. */
    List<Webhook> inOrder() {
        return list("order by webhookId");
    }

    /** The one that somebody registered with a key. */
    Optional<Webhook> of(UUID createdBy, String idempotencyKey) {
        return find("createdBy = ?1 and idempotencyKey = ?2", createdBy, idempotencyKey)
                .firstResultOptional();
    }
}
