package com.xiaomi.privacy.notification.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What webhooks are told, by id. */
@ApplicationScoped
class WebhookDeliveryRepository implements PanacheRepositoryBase<WebhookDelivery, UUID> {

    Optional<WebhookDelivery> locked(UUID deliveryId) {
        return Optional.ofNullable(findById(deliveryId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Without a lock, and without the entity, which would then be seen as it was before the lock. */
    Optional<UUID> webhookOf(UUID deliveryId) {
        return getEntityManager()
                .createQuery("select webhookId from WebhookDelivery where deliveryId = ?1", UUID.class)
                .setParameter(1, deliveryId)
                .getResultStream()
                .findFirst();
    }

    boolean isPlanned(UUID webhookId, UUID eventId, UUID replayId) {
        return replayId == null
                ? count("webhookId = ?1 and eventId = ?2 and replayId is null", webhookId, eventId) > 0
                : count("webhookId = ?1 and eventId = ?2 and replayId = ?3", webhookId, eventId, replayId) > 0;
    }

    /**
     * The log of one webhook, the newest first.
     *
     * @param before ids before that one; null for the first page
     */
    List<WebhookDelivery> log(UUID webhookId, UUID before, int limit) {
        return (before == null
                        ? find("webhookId = ?1 order by deliveryId desc", webhookId)
                        : find("webhookId = ?1 and deliveryId < ?2 order by deliveryId desc", webhookId, before))
                .page(Page.ofSize(limit))
                .list();
    }

    List<WebhookDelivery> pending(UUID webhookId) {
        return list("webhookId = ?1 and state = ?2", webhookId, WebhookDelivery.State.PENDING);
    }
}
