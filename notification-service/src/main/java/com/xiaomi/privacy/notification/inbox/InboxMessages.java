package com.xiaomi.privacy.notification.inbox;

import com.xiaomi.privacy.notification.delivery.Delivery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deliveries as whom they are for finds them: those of some requests, the newest first. */
@ApplicationScoped
class InboxMessages implements PanacheRepositoryBase<Delivery, UUID> {

    private static final String SHOWN = "requestId in ?1 and shownAt is not null";
    private static final String NEWEST_FIRST = " order by shownAt desc, deliveryId desc";

    List<Delivery> newest(Collection<UUID> requests, int limit) {
        return find(SHOWN + NEWEST_FIRST, requests).page(0, limit).list();
    }

    List<Delivery> older(Collection<UUID> requests, InboxCursor behind, int limit) {
        return find(
                        SHOWN + " and (shownAt < ?2 or shownAt = ?2 and deliveryId < ?3)" + NEWEST_FIRST,
                        requests,
                        behind.shownAt(),
                        behind.messageId())
                .page(0, limit)
                .list();
    }

    long unread(Collection<UUID> requests) {
        return count(SHOWN + " and readAt is null", requests);
    }

    /** One of those; empty if it is another's, or nobody's to read. */
    Optional<Delivery> one(Collection<UUID> requests, UUID messageId) {
        return find(SHOWN + " and deliveryId = ?2", requests, messageId).firstResultOptional();
    }
}
