package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Deliveries by id. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {

    Delivery lock(UUID deliveryId) {
        return findById(deliveryId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those of one kind that wait to be sent. */
    List<Delivery> pending(UUID requestId, MessageKind message) {
        return list("requestId = ?1 and message = ?2 and state = ?3", requestId, message, DeliveryState.PENDING);
    }

    /**
     * Deletes those that were sent or given up by then.
     *
     * @return how many there were
     */
    long deleteSettledUpTo(UUID requestId, Instant by) {
        return delete("requestId = ?1 and settledAt <= ?2", requestId, by);
    }
}
