package com.xiaomi.privacy.notification.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
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

    /** What may be told to a webhook now: tests always, other news while it is called, and those that were never tried unless it has just failed. */
    Optional<WebhookDelivery> due(Webhook webhook, Instant now) {
        return find(
                        "webhookId = ?1 and state = ?2 and dueAt <= ?3"
                                + " and (eventType = ?4 or ?5 = true and (attempts > 0 or ?6 = false)) order by dueAt, deliveryId",
                        webhook.id(),
                        WebhookDelivery.State.PENDING,
                        now,
                        WebhookDelivery.News.TEST_TYPE,
                        webhook.isActive(),
                        webhook.isLeftAlone(now))
                .firstResultOptional();
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
}
